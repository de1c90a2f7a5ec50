"""Judgements to figures, each with its interval, over all questions and by category."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from qa.evaluation import ranking, reliability
from qa.evaluation.intervals import Estimate, Values, mean, statistic
from qa.evaluation.judging import Judgement

PERCENTILES = (50, 95, 99)
FEW = 1000  # draws of a figure for which each must be sorted


@dataclass(frozen=True, slots=True)
class Figures:
    """What can be said of some questions; a figure that cannot be had is not there.

    `estimates` are shares from 0 to 1; the names are those of docs/evaluation.md.
    """

    counts: dict[str, int]
    estimates: dict[str, Estimate]
    ms: dict[str, float]  # "p50": milliseconds


def by_category(judged: Sequence[Judgement]) -> dict[str, Figures]:
    """The figures of each category, in the order in which they first come."""
    names = dict.fromkeys(j.category for j in judged)
    return {name: figures([j for j in judged if j.category == name]) for name in names}


def figures(judged: Sequence[Judgement]) -> Figures:
    """All figures of these questions."""
    answerable = [j for j in judged if j.answerable]
    abstained = [j for j in judged if j.abstained]
    ranks = [j.rank for j in judged if j.rank is not None]
    found: dict[str, Estimate | None] = {
        "right": _mean(j.right for j in judged),
        "exact match": _mean(j.exact_match for j in judged),
        "F1": _mean(j.f1 for j in judged),
        "right, answerable": _mean(j.right for j in answerable),
        "exact match, answerable": _mean(j.exact_match for j in answerable),
        "F1, answerable": _mean(j.f1 for j in answerable),
        "article hit": _mean(j.article_hit for j in judged),
        "evidence hit": _mean(j.evidence_hit for j in judged),
        "quotation verbatim": _mean(j.verbatim for j in judged),
        "speaker right": _mean(j.speaker_right for j in judged),
        "abstention precision": _mean(not j.answerable for j in abstained),
        "abstention recall": _mean(j.abstained for j in judged if not j.answerable),
        "abstention F1": _abstention_f1(judged),
    }
    for cut in ranking.CUTS:
        found[f"recall@{cut}"] = mean(ranking.recall(ranks, cut))
    found["MRR"] = mean(ranking.reciprocal(ranks))
    found["nDCG"] = mean(ranking.gain(ranks))
    found |= _confidence(judged)
    found["paragraph exact match"] = _mean(j.paragraph_exact_match for j in judged)
    found["paragraph F1"] = _mean(j.paragraph_f1 for j in judged)
    return Figures(
        counts={
            "questions": len(judged),
            "answerable": len(answerable),
            "abstained": len(abstained),
            "errors": sum(j.error is not None for j in judged),
        },
        estimates={name: each for name, each in found.items() if each is not None},
        ms=milliseconds(judged),
    )


def milliseconds(judged: Iterable[Judgement]) -> dict[str, float]:
    """Percentiles of the time that a question took; none where no time is known."""
    times = [j.ms for j in judged if j.ms is not None]
    if not times:
        return {}
    found = np.percentile(times, PERCENTILES)
    return {f"p{p}": float(ms) for p, ms in zip(PERCENTILES, found, strict=True)}


def answered(judged: Iterable[Judgement]) -> tuple[Values, Values]:
    """Confidence, and 1 for right, of the answers that were given; each (answers,)."""
    return _columns(j for j in judged if j.given is not None)


def candidates(judged: Iterable[Judgement]) -> tuple[Values, Values]:
    """The same of answers and, for refusals, of what came nearest; each (candidates,)."""
    return _columns(judged)


def _columns(judged: Iterable[Judgement]) -> tuple[Values, Values]:
    known = [j for j in judged if j.confidence is not None and j.candidate_right is not None]
    confidence = np.array([j.confidence for j in known], dtype=np.float64)
    return confidence, np.array([j.candidate_right for j in known], dtype=np.float64)


def _confidence(judged: Sequence[Judgement]) -> dict[str, Estimate | None]:
    found: dict[str, Estimate | None] = {}
    for name, columns in (("answered", answered(judged)), ("candidates", candidates(judged))):
        number = reliability.numbers(columns[0]).astype(np.float64)
        found[f"ECE, {name}"] = statistic(reliability.calibration_error, *columns, number)
        found[f"Brier score, {name}"] = statistic(reliability.brier, *columns)
    area = statistic(reliability.risk_coverage_area, *candidates(judged), draws=FEW)
    return found | {"risk-coverage area": area}


def _mean(values: Iterable[float | None]) -> Estimate | None:
    return mean([float(value) for value in values if value is not None])


def _abstention_f1(judged: Sequence[Judgement]) -> Estimate | None:
    """Of declining as a sign that a question is unanswerable; None where none is."""
    if all(j.answerable for j in judged):
        return None
    return statistic(_f1_of, [j.abstained for j in judged], [not j.answerable for j in judged])


def _f1_of(abstained: Values, unanswerable: Values) -> Values:
    """Each (draws, questions), to (draws,); 0 where none is unanswerable and none was declined."""
    shared = (abstained * unanswerable).sum(axis=1)
    f1: Values = 2 * shared / np.maximum(abstained.sum(axis=1) + unanswerable.sum(axis=1), 1)
    return f1
