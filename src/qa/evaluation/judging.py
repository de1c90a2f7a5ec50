"""A gold question and what it got, to one row of judgement."""

from collections.abc import Mapping
from dataclasses import dataclass

from qa.evaluation.gold import GoldQuestion
from qa.evaluation.measures import exact_match, f1, holds, is_right
from qa.records import Alternative, Answer, Article, Evidence


@dataclass(frozen=True, slots=True)
class Given:
    """What a question got: an answer, or the error that came instead."""

    answer: Answer | None
    error: str | None = None
    ms: float | None = None  # milliseconds; None: not known

    def __post_init__(self) -> None:
        if (self.answer is None) == (self.error is None):
            raise ValueError("a question gets an answer or an error, never both or neither")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One question, judged. None: this cannot be said of it.

    An error is wrong and no refusal. A refusal scores 1 where there are no accepted answers, as in
    SQuAD 2.0, and 0, with every hit missed, where there are.
    """

    id: str
    category: str
    question: str
    answers: tuple[str, ...]
    given: str | None  # the answer's text; None: declined, or an error
    error: str | None
    right: bool
    exact_match: bool
    f1: float
    article_hit: bool | None  # the first evidence stands in an article that proves the answer
    evidence_hit: bool | None  # the evidence has the words, or touches a range, that prove it
    verbatim: bool | None  # every evidence is what its article reads in its range
    speaker_right: bool | None
    confidence: float | None  # in the candidate: the answer, or what came nearest to one
    candidate_right: bool | None
    ms: float | None
    rank: int | None = None  # of the evidence's passage, from 1; 0: not found; None: not searched
    paragraph_f1: float | None = None  # of an answer from the gold paragraph alone
    paragraph_exact_match: bool | None = None

    @property
    def answerable(self) -> bool:
        return bool(self.answers)

    @property
    def abstained(self) -> bool:
        return self.given is None and self.error is None


def judge(
    question: GoldQuestion, given: Given, articles: Mapping[str, Article] | None = None
) -> Judgement:
    """The judgement of what was given; whether it is verbatim only where articles are at hand."""
    answer, accepted = given.answer, question.answers
    text = answer.text if answer and answer.text and answer.text.strip() else None
    evidence = answer.evidence if answer and text is not None else ()
    declined = answer is not None and text is None
    due = bool(accepted) and given.error is None  # an answer with its proof was to be had
    candidate = _candidate(answer, text)
    rightly_declined = declined and not accepted
    return Judgement(
        id=question.id,
        category=question.category,
        question=question.question,
        answers=accepted,
        given=text,
        error=given.error,
        right=rightly_declined if text is None else is_right(text, accepted),
        exact_match=rightly_declined if text is None else exact_match(text, accepted),
        f1=float(rightly_declined) if text is None else f1(text, accepted),
        article_hit=_article_hit(question, evidence) if due and question.articles else None,
        evidence_hit=_evidence_hit(question, evidence) if due and question.evidence else None,
        verbatim=_verbatim(evidence, articles) if evidence and articles is not None else None,
        speaker_right=_speaker_right(question, evidence) if due and question.speakers else None,
        confidence=None if candidate is None else candidate.confidence,
        candidate_right=None if candidate is None else is_right(candidate.text, accepted),
        ms=given.ms,
    )


def _candidate(answer: Answer | None, text: str | None) -> Alternative | None:
    """What would have been answered without a threshold; None where nothing is known of it."""
    if answer is None:
        return None
    if text is None:
        return answer.alternatives[0] if answer.alternatives else None
    first = answer.evidence[0]
    return Alternative(text, answer.confidence, first.article_id, first.start, first.end)


def _article_hit(question: GoldQuestion, evidence: tuple[Evidence, ...]) -> bool:
    return bool(evidence) and evidence[0].article_id in question.articles


def _evidence_hit(question: GoldQuestion, evidence: tuple[Evidence, ...]) -> bool:
    if isinstance(question.evidence, str):
        return bool(evidence) and holds(" ".join(e.text for e in evidence), question.evidence)
    return any(
        e.article_id == place.article_id and e.start < place.end and place.start < e.end
        for e in evidence
        for place in question.evidence
    )


def _verbatim(evidence: tuple[Evidence, ...], articles: Mapping[str, Article]) -> bool:
    return all(
        e.article_id in articles and articles[e.article_id].text[e.start : e.end] == e.text
        for e in evidence
    )


def _speaker_right(question: GoldQuestion, evidence: tuple[Evidence, ...]) -> bool:
    speaker = evidence[0].speaker if evidence else None
    return speaker is not None and is_right(speaker, question.speakers)
