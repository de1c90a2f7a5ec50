"""Several ranked lists to one."""

from collections import defaultdict
from collections.abc import Sequence


def fuse(
    rankings: Sequence[Sequence[int]],
    *,
    constant: float,
    weights: Sequence[float] | None = None,
) -> list[tuple[int, float]]:
    """Ids with their fused scores, best first, ties by id.

    Reciprocal-rank fusion: the sum over the rankings of weight / (constant + rank), ranks from 1,
    all weights 1 where none are given (Cormack, Clarke and Buettcher, SIGIR 2009).

    fuse([[7, 3], [3]], constant=60) -> [(3, 1/62 + 1/61), (7, 1/61)]
    """
    scores: defaultdict[int, float] = defaultdict(float)
    for ranking, weight in zip(rankings, weights or [1.0] * len(rankings), strict=True):
        for rank, number in enumerate(ranking, start=1):
            scores[number] += weight / (constant + rank)
    return sorted(scores.items(), key=lambda row: (-row[1], row[0]))
