"""Whether a confidence keeps its word, and what declining by it is worth.

All of it is about candidates: a confidence, and whether that candidate is right. There are two sets
of them. *Answered*: the answers that were given, an answer to an unanswerable question being wrong.
*Candidates*: these, and for a refusal its nearest alternative, with its own confidence; what was
offered for an unanswerable question is wrong. A refusal without an alternative is in neither, for
nothing is known of what it would have said.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.evaluation.intervals import Values

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Candidates of about the same confidence: means of it, and the share that is right."""

    count: int
    confidence: float
    right: float


def numbers(confidence: Values) -> NDArray[np.int64]:
    """The bin, 0 to 9, of each candidate, (candidates,): about equally many in each, equal
    confidences together.

    Equal mass, not equal width: bins of equal width can be nearly empty, which makes the error of
    calibration look larger or smaller than it is (Roelofs et al., AISTATS 2022).
    """
    if not confidence.size:
        return np.empty(0, dtype=np.int64)
    edges = np.quantile(confidence, np.linspace(0, 1, BINS + 1)[1:-1])
    return np.searchsorted(edges, confidence, side="left")


def bins(confidence: Values, right: Values) -> list[Bin]:
    """The bins that have a candidate, in order of confidence."""
    number = numbers(confidence)
    inside = [number == each for each in np.unique(number)]
    return [
        Bin(int(own.sum()), float(confidence[own].mean()), float(right[own].mean()))
        for own in inside
    ]


def calibration_error(confidence: Values, right: Values, number: Values) -> Values:
    """Expected calibration error: by how much confidence and share right differ in a bin, mean
    over the candidates (Naeini et al., AAAI 2015; Guo et al., ICML 2017). 0 is best.

    Each column (draws, candidates), `number` that of the bin; the figure of each draw, (draws,).
    Of few candidates it is too high even where the confidence is perfect, and more so in a draw.
    """
    draws, candidates = confidence.shape
    bin_of_draw = np.arange(draws)[:, None] * BINS + number.astype(np.int64)
    gaps = np.bincount(
        bin_of_draw.ravel(), weights=(confidence - right).ravel(), minlength=draws * BINS
    )
    error: Values = np.abs(gaps.reshape(draws, BINS)).sum(axis=1) / candidates
    return error


def brier(confidence: Values, right: Values) -> Values:
    """The mean square of confidence less 1 for right, 0 for wrong (Brier, 1950). 0 is best.

    Columns (draws, candidates) to (draws,).
    """
    square: Values = np.mean((confidence - right) ** 2, axis=1)
    return square


def risks(confidence: Values, right: Values) -> Values:
    """The share wrong among the surest candidate, the two surest, and so on to all of them
    (El-Yaniv & Wiener, JMLR 2010).

    Columns (draws, candidates) to (draws, candidates). Between candidates of equal confidence no
    threshold can tell, so they share their errors evenly, and their order is of no account.
    """
    order = np.argsort(-confidence, axis=1)
    surest = np.take_along_axis(confidence, order, axis=1)
    errors = 1 - np.take_along_axis(right, order, axis=1)
    first = np.ones(surest.shape, dtype=bool)  # of those that are equally sure
    first[:, 1:] = surest[:, 1:] != surest[:, :-1]
    group = np.cumsum(first) - 1
    shared = np.bincount(group, weights=errors.ravel()) / np.bincount(group)
    wrong: Values = np.cumsum(shared[group].reshape(surest.shape), axis=1)
    return wrong / np.arange(1, confidence.shape[1] + 1)


def risk_coverage_area(confidence: Values, right: Values) -> Values:
    """The mean risk over all coverages (Geifman & El-Yaniv, NeurIPS 2017). 0 is best; with a
    confidence that tells nothing, it is about the share that is wrong.

    Columns (draws, candidates) to (draws,).
    """
    area: Values = risks(confidence, right).mean(axis=1)
    return area
