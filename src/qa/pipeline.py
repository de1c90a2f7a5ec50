"""The system that a question meets: understand, retrieve, read, answer, in that order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from qa import answering, questions, reading, retrieval
from qa.bundle import Bundle
from qa.calibration import Kind
from qa.candidates import Candidate, from_remarks, from_spans, means
from qa.ports import Encoder, Reader
from qa.records import Answer, Article, Hit, Passage, Query, Quotation, Reason, Wanted
from qa.settings import Settings
from qa.text import words


class Pipeline:
    """Answers questions from one index. May be asked from several threads at once."""

    def __init__(
        self, bundle: Bundle, encoder: Encoder, reader: Reader, settings: Settings
    ) -> None:
        self.bundle = bundle
        self.encoder = encoder
        self._reader = reader
        self._settings = settings
        self._quotations: defaultdict[str, list[Quotation]] = defaultdict(list)
        for quotation in bundle.quotations:
            self._quotations[quotation.article_id].append(quotation)

    def ask(self, question: str) -> Answer:
        """The answer with its evidence, or a refusal with its reason; no question is an error."""
        settings = self._settings.answer
        if not words(question):
            return answering.decline(question, Reason.NO_WORDS)
        if len(question) > settings.question_characters:
            return answering.decline(question, Reason.TOO_LONG)
        # A lone surrogate, which JSON can hold and UTF-8 cannot, would stop a tokenizer.
        query = questions.understand(question.encode("utf-8", "replace").decode("utf-8"))
        passages = retrieval.find_passages(
            query, self.bundle, self.encoder, self._settings.retrieval
        )
        answer = answering.decide(question, self.candidates(query, passages), passages, settings)
        return _verified(answer, self.bundle.articles)

    def candidates(self, query: Query, passages: Sequence[Hit[Passage]]) -> list[Candidate]:
        """All that may answer: from the quotations, and, unless one of them surely does, read."""
        said = list(self._said(query))
        if any(candidate.confidence >= self._settings.answer.sure for candidate in said):
            return said
        spans = reading.read(
            query.question, [hit.found for hit in passages], self._reader, self._settings.reader
        )
        read = from_spans(query, spans, self.bundle.articles, self._quotations, self.bundle.rarity)
        return [*said, *read]

    def article(self, article_id: str) -> Article:
        """The article of this id; `KeyError` where there is none."""
        return self.bundle.articles[article_id]

    def articles(self) -> Iterable[Article]:
        return self.bundle.articles.values()

    def quotations(self) -> Iterable[Quotation]:
        return self.bundle.quotations

    def _said(self, query: Query) -> Iterable[Candidate]:
        if query.wanted is Wanted.FACT:
            return ()
        hits = retrieval.find_remarks(query, self.bundle, self.encoder, self._settings.retrieval)
        if query.speaker:
            hits = [h for h in hits if (s := h.found.quotation.speaker) and means(query.speaker, s)]
        said = list(from_remarks(query, hits, self.bundle.articles, self.bundle.rarity))
        verbatim = [candidate for candidate in said if candidate.kind is Kind.QUOTED]
        return verbatim or said  # beside the very words, words like them are no answer


def _verified(answer: Answer, articles: Mapping[str, Article]) -> Answer:
    """The answer, every evidence compared with its article; a difference is a fault of ours."""
    for evidence in answer.evidence:
        if articles[evidence.article_id].text[evidence.start : evidence.end] != evidence.text:
            raise RuntimeError(f"{evidence} is not what its article reads")
    return answer
