"""The system that a question meets: understand, retrieve, read, answer, in that order."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qa import answering, questions, reading, retrieval, spelling
from qa.bundle import Bundle
from qa.calibration import Kind
from qa.candidates import Candidate, from_remarks, from_spans, nearest, whole
from qa.identity import means
from qa.ports import Encoder, Reader
from qa.records import (
    Answer,
    Article,
    Evidence,
    Hit,
    Passage,
    Query,
    Quotation,
    Reason,
    Remark,
    Wanted,
)
from qa.settings import Settings
from qa.text import words


class Pipeline:
    """Answers questions from one index. May be asked from several threads at once."""

    def __init__(
        self, bundle: Bundle, encoder: Encoder, reader: Reader, settings: Settings
    ) -> None:
        self.bundle = bundle
        self.encoder = encoder
        self.reader = reader
        self._settings = settings

    def ask(self, question: str) -> Answer:
        """The answer with its evidence, or a refusal with its reason; no question is an error.

        Of several questions asked at once the first one's, with the others' as `further`.
        """
        settings = self._settings.answer
        if not words(question):
            return answering.decline(question, Reason.NO_WORDS, settings=settings)
        if len(question) > settings.question_characters:
            return answering.decline(question, Reason.TOO_LONG, settings=settings)
        # A lone surrogate, which JSON can hold and UTF-8 cannot, would stop a tokenizer.
        parts = questions.parts(question.encode("utf-8", "replace").decode("utf-8"))
        first, *further = [self._ask(part) for part in parts]
        return replace(first, question=question, further=tuple(further))

    def understand(self, question: str) -> Query:
        """What a question wants, its misspelt names read as the articles have them."""
        mended = spelling.mend(question, self.bundle.names, self.bundle.rarity)
        return questions.understand(mended or question)

    def search(self, question: str, count: int) -> list[Hit[Passage]]:
        """The passages that come nearest to a question, best first."""
        return self.passages(self.understand(question), count)

    def passages(self, query: Query, count: int | None = None) -> list[Hit[Passage]]:
        """The best passages for a query, best first: `count`, or as many as are read."""
        settings = self._settings.retrieval
        if count is not None:
            settings = replace(settings, passages=count, depth=max(count, settings.depth))
        return retrieval.find_passages(query, self.bundle, self.encoder, settings)

    def candidates(self, query: Query, passages: Sequence[Hit[Passage]]) -> list[Candidate]:
        """All that may answer: what is read and what the quotations have.

        Where one of them surely has the very words of the question, nothing is read.
        """
        remarks = self._remarks(query)
        said = self._said(query, remarks)
        if any(one.confidence >= self._settings.answer.sure for one in said if _verbatim(one)):
            return said
        spans = reading.read(
            query.question, [hit.found for hit in passages], self.reader, self._settings.reader
        )
        read = list(from_spans(query, spans, passages, self.bundle))
        return [*self._said(query, remarks, read), *read]

    def read_paragraph(self, question: str, paragraph: Passage) -> str | None:
        """What the reader alone finds in one paragraph; None where "no answer" scores higher."""
        spans = reading.read(question, [paragraph], self.reader, self._settings.reader)
        return spans[0].text if spans and reading.margin(spans[0]) > 0 else None

    def article(self, article_id: str) -> Article:
        """The article of this id; `KeyError` where there is none."""
        return self.bundle.articles[article_id]

    def articles(self) -> Iterable[Article]:
        return self.bundle.articles.values()

    def quotations(self) -> Iterable[Quotation]:
        return itertools.chain.from_iterable(self.bundle.quotations.values())

    def _ask(self, question: str) -> Answer:
        query = self.understand(question)
        passages = self.passages(query)
        candidates = self.candidates(query, passages)
        answer = answering.choose(question, candidates, self._settings.answer)
        answer = answer or self._decline(query, candidates, passages)
        self._verify(answer)
        as_asked = query.question == questions.as_written(question)
        return replace(answer, read_as=None if as_asked else query.question)

    def _decline(
        self, query: Query, candidates: Sequence[Candidate], passages: Sequence[Hit[Passage]]
    ) -> Answer:
        """A refusal that says what the articles do have, where it is near the question."""
        settings = self._settings.answer
        reason, near = self._instead(query)
        if not near:
            near = tuple(nearest(query, passages, self.bundle, least=settings.related))
        return answering.decline(
            query.question,
            reason if near else Reason.NOTHING_RELATED,
            candidates=candidates,
            nearest=near,
            settings=settings,
        )

    def _instead(self, query: Query) -> tuple[Reason, tuple[Evidence, ...]]:
        """Where somebody did not say what is asked for: who did, and what they did say."""
        if not query.speaker:
            return Reason.NO_ANSWER, ()
        said = (hit.found.quotation for hit in self._remarks(query))
        own = tuple(whole(q, self.bundle.articles[q.article_id]) for q in said)
        anybody = replace(query, wanted=Wanted.SPEAKER, speaker=None)
        others = self._said(anybody, self._remarks(anybody)) if query.content else []
        other = answering.choose(query.question, others, self._settings.answer)
        if other:
            return Reason.OTHER_SPEAKER, (*other.evidence[:1], *own)
        return (Reason.OTHER_WORDS if own else Reason.NO_ANSWER), own

    def _said(
        self, query: Query, remarks: Sequence[Hit[Remark]], read: Sequence[Candidate] | None = None
    ) -> list[Candidate]:
        said = list(from_remarks(query, remarks, self.bundle, read=read))
        verbatim = [candidate for candidate in said if _verbatim(candidate)]
        return verbatim or said  # beside the very words, words like them are no answer

    def _remarks(self, query: Query) -> list[Hit[Remark]]:
        """Sentences of quotations that are near; those of the speaker alone who is asked about."""
        if query.wanted is Wanted.FACT:
            return []
        hits = retrieval.find_remarks(query, self.bundle, self.encoder, self._settings.retrieval)
        if not query.speaker:
            return hits
        speakers = ((hit, hit.found.quotation.speaker) for hit in hits)
        return [hit for hit, speaker in speakers if speaker and means(query.speaker, speaker)]

    def _verify(self, answer: Answer) -> None:
        """Compare every evidence with its article; a difference is a fault of ours."""
        for evidence in (*answer.evidence, *answer.nearest):
            text = self.bundle.articles[evidence.article_id].text
            if text[evidence.start : evidence.end] != evidence.text:
                raise RuntimeError(f"{evidence} is not what its article reads")


def _verbatim(candidate: Candidate) -> bool:
    return candidate.kind is Kind.QUOTED
