"""Candidates to one answer: merge, choose, support it, show what says otherwise."""

import re
from collections.abc import Iterable, Sequence

from qa.calibration import Kind
from qa.candidates import Candidate, same
from qa.identity import may_be_one, without_titles
from qa.records import Alternative, Answer, Evidence, Reason
from qa.settings import AnswerSettings

NUMBER = re.compile(r"\d+(?:[.,]\s?\d+)*")
UNDATED = "~"  # after every date
COMPARABLE = 0.9  # of the chosen one's coverage: a place that is about the same thing


def choose(
    question: str, candidates: Iterable[Candidate], settings: AnswerSettings
) -> Answer | None:
    """The surest answer with all that supports it; None where nothing is sure enough."""
    groups = merge(candidates)
    if not groups or groups[0][0].confidence < settings.threshold:
        return None
    best, *others = groups
    chosen = _fullest([c for c in best if c.confidence >= settings.threshold])
    support = [chosen, *(c for c in best if c is not chosen and c.confidence >= settings.threshold)]
    conflicts = [own for own in others if _disagree(chosen, own[0])]
    evidence = _distinct(c.evidence for c in support)[: settings.evidence]
    return Answer(
        question,
        chosen.text,
        None,
        best[0].confidence,
        tuple(sorted(evidence, key=lambda e: e.published or UNDATED)),
        _alternatives(conflicts, settings),
        _alternatives([own for own in others if own not in conflicts], settings),
    )


def decline(
    question: str,
    reason: Reason,
    *,
    candidates: Iterable[Candidate] = (),
    nearest: Iterable[Evidence] = (),
    settings: AnswerSettings,
) -> Answer:
    """A refusal, with what was considered and the nearest words as such."""
    groups = merge(candidates)
    return Answer(
        question,
        None,
        reason,
        groups[0][0].confidence if groups else 0.0,
        alternatives=_alternatives(groups, settings)
        if reason is not Reason.NOTHING_RELATED
        else (),
        nearest=tuple(_distinct(nearest)[: settings.nearest]),
    )


def merge(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    """Candidates that say the same, together; the surest group and candidate first."""
    order = sorted(candidates, key=lambda c: (-c.confidence, c.article_id, c.start, c.end))
    groups: list[list[Candidate]] = []
    for candidate in order:
        for group in groups:
            if same(group[0], candidate) or _one_person(group[0], candidate):
                group.append(candidate)
                break
        else:
            groups.append([candidate])
    return groups


def _one_person(a: Candidate, b: Candidate) -> bool:
    """Whether both are names of speakers, and one is the other shortened: "Cllr Lee", "Ann Lee"."""
    if not all(c.kind in {Kind.QUOTED, Kind.REMARK} and _is_speaker(c) for c in (a, b)):
        return False
    return may_be_one(a.text, b.text)


def _is_speaker(candidate: Candidate) -> bool:
    return candidate.text == candidate.evidence.speaker


def _name(candidate: Candidate) -> frozenset[str]:
    return frozenset(without_titles(candidate.text))


def _fullest(group: Sequence[Candidate]) -> Candidate:
    """The first of a group, or one that gives its speaker's name in full."""
    first = group[0]
    fuller = [c for c in group if _one_person(first, c) and _name(first) < _name(c)]
    return max(fuller, key=lambda c: len(_name(c)), default=first)


def _disagree(chosen: Candidate, other: Candidate) -> bool:
    """Whether another place gives another speaker for the same words, or another number.

    A number disagrees where the reader takes it for an answer and its sentence has nearly as much
    of the question as the chosen one's.
    """
    if other.kind is not chosen.kind or other.evidence == chosen.evidence:
        return False
    if chosen.kind is Kind.QUOTED:
        return _is_speaker(chosen)
    if chosen.kind is not Kind.SPAN:
        return False
    numbers, others = (set(NUMBER.findall(c.text)) for c in (chosen, other))
    about_the_same = other.features["coverage"] >= COMPARABLE * chosen.features["coverage"]
    return (
        bool(numbers and others)
        and numbers.isdisjoint(others)
        and about_the_same
        and (other.features["margin"] > 0)
    )


def _distinct(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Without those that overlap one that came before."""
    kept: list[Evidence] = []
    for one in evidence:
        if not any(
            k.article_id == one.article_id and k.start < one.end and one.start < k.end for k in kept
        ):
            kept.append(one)
    return kept


def _alternatives(
    groups: Sequence[Sequence[Candidate]], settings: AnswerSettings
) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(c.text, c.confidence, c.article_id, c.start, c.end)
        for c, *_ in groups[: settings.alternatives]
    )
