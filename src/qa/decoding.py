"""Start and end logits to ranked spans: the joint choice of both ends, on numpy alone."""

from typing import NamedTuple

import numpy as np

from qa.ports import Window


class Scored(NamedTuple):
    """A span of a passage, in characters; `score` is its start logit + its end logit."""

    start: int
    end: int
    score: float


def best_spans(window: Window, *, answer_tokens: int, count: int) -> list[Scored]:
    """The `count` best spans of a window that have at most `answer_tokens` tokens, best first.

    Start and end are chosen together, over every pair with start <= end; ties go to the earlier,
    then the shorter span. None for a window without tokens.
    """
    tokens = len(window.start)
    if not tokens or count < 1:
        return []
    width = min(answer_tokens, tokens)
    ends = np.arange(tokens)[:, None] + np.arange(width)[None, :]
    inside = ends < tokens
    scores = np.where(
        inside, window.start[:, None] + window.end[np.minimum(ends, tokens - 1)], -np.inf
    ).ravel()
    if count < scores.size:
        limit = np.partition(scores, scores.size - count)[scores.size - count]
        chosen = np.flatnonzero(scores >= limit)
    else:
        chosen = np.flatnonzero(inside.ravel())
    order = chosen[np.argsort(-scores[chosen], kind="stable")][:count]
    return [
        Scored(int(window.offsets[i // width, 0]), int(window.offsets[i // width + i % width, 1]),
               float(scores[i]))
        for i in order
        if np.isfinite(scores[i])
    ]  # fmt: skip
