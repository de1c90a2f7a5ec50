"""Candidates to one answer: merge, choose, or decline and say why."""

from collections.abc import Iterable, Sequence

from qa.candidates import Candidate
from qa.records import Alternative, Answer, Evidence, Hit, Passage, Reason
from qa.settings import AnswerSettings
from qa.text import words

ARTICLES = frozenset({"a", "an", "the"})


def decide(
    question: str,
    candidates: Iterable[Candidate],
    passages: Sequence[Hit[Passage]],
    settings: AnswerSettings,
) -> Answer:
    """The surest answer with all that supports it, or a refusal with the nearest words as such."""
    ranked = merge(candidates)
    if ranked and ranked[0][0].confidence >= settings.threshold:
        best, *others = ranked
        evidence = _distinct(c.evidence for c in best if c.confidence >= settings.threshold)
        return Answer(
            question,
            best[0].text,
            None,
            best[0].confidence,
            evidence[: settings.evidence],
            _alternatives(others, settings),
        )
    near = bool(passages) and passages[0].similarity >= settings.related
    return Answer(
        question,
        None,
        Reason.NO_ANSWER if near else Reason.NOTHING_RELATED,
        ranked[0][0].confidence if ranked else 0.0,
        (),
        _alternatives(ranked, settings) if near else (),
    )


def decline(question: str, reason: Reason) -> Answer:
    """A refusal before anything was looked for."""
    return Answer(question, None, reason, 0.0)


def merge(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    """Candidates that say the same, together; the surest group and candidate first.

    Two say the same where their words are equal, or where they overlap in one article.
    """
    order = sorted(candidates, key=lambda c: (-c.confidence, c.article_id, c.start, c.end))
    groups: list[list[Candidate]] = []
    for candidate in order:
        for group in groups:
            if _same(group[0], candidate):
                group.append(candidate)
                break
        else:
            groups.append([candidate])
    return groups


def _same(a: Candidate, b: Candidate) -> bool:
    one, other = _key(a.text), _key(b.text)
    together = a.article_id == b.article_id and a.start < b.end and b.start < a.end
    return one == other or together


def _key(text: str) -> tuple[str, ...]:
    return tuple(word for word in words(text) if word not in ARTICLES)


def _distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Without those that overlap one that came before."""
    kept: list[Evidence] = []
    for one in evidence:
        if not any(
            k.article_id == one.article_id and k.start < one.end and one.start < k.end for k in kept
        ):
            kept.append(one)
    return tuple(kept)


def _alternatives(
    groups: Sequence[Sequence[Candidate]], settings: AnswerSettings
) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(c.text, c.confidence, c.article_id, c.start, c.end)
        for c, *_ in groups[: settings.alternatives]
    )
