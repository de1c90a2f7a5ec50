"""Bootstrap 95 % intervals: what the figure might have been with other questions of the kind.

The percentile method over questions drawn with replacement (Efron & Tibshirani, An Introduction to
the Bootstrap, 1993, chapter 13), with a fixed seed. Where every question scores the same, so does
every draw: the interval is then a point, and no proof that the next question will.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SEED = 20261122
DRAWS = 5000
AT_ONCE = 1 << 20  # numbers held in memory
LIMITS = (2.5, 97.5)
Values = NDArray[np.float64]  # (questions,)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % interval, and how many questions it is of."""

    value: float
    low: float
    high: float
    count: int


def mean(values: Sequence[float] | Values, *, seed: int = SEED) -> Estimate | None:
    """The mean of what each question scored; None of no questions."""
    return statistic(lambda scores: scores.mean(axis=1), values, seed=seed)


def difference(
    before: Sequence[float] | Values, now: Sequence[float] | Values, *, seed: int = SEED
) -> Estimate | None:
    """By how much the mean rose, the two scores of a question being drawn together."""
    first, second = np.asarray(before, dtype=np.float64), np.asarray(now, dtype=np.float64)
    if first.shape != second.shape:
        raise ValueError(f"{first.size} scores cannot be paired with {second.size}")
    return mean(second - first, seed=seed)


def statistic(
    compute: Callable[..., Values],
    *columns: Sequence[float] | Values,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Estimate | None:
    """Any figure of columns of numbers, a question a row; a draw takes whole rows.

    `compute` takes each column as (draws, questions) and gives the figure of every draw, (draws,).
    """
    arrays = [np.asarray(column, dtype=np.float64) for column in columns]
    size = arrays[0].size
    if not size:
        return None
    draw = np.random.default_rng(seed)
    drawn = []
    step = max(1, AT_ONCE // size)
    for done in range(0, draws, step):
        rows = draw.integers(0, size, (min(step, draws - done), size))
        drawn.append(compute(*(array[rows] for array in arrays)))
    low, high = np.percentile(np.concatenate(drawn), LIMITS)
    (value,) = compute(*(array[None] for array in arrays))
    return Estimate(float(value), float(low), float(high), size)
