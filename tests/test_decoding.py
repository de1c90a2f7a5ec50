import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.decoding import Scored, best_spans
from qa.ports import Window


def window(starts: list[float], ends: list[float]) -> Window:
    offsets = np.array([(3 * i, 3 * i + 2) for i in range(len(starts))], dtype=np.int64)
    return Window(
        np.array(starts, dtype=np.float32),
        np.array(ends, dtype=np.float32),
        offsets.reshape(-1, 2),
        null=0.0,
    )


def brute_force(found: Window, answer_tokens: int, count: int) -> list[Scored]:
    pairs = [
        (s, e)
        for s, e in itertools.product(range(len(found.start)), repeat=2)
        if s <= e < s + answer_tokens
    ]
    scored = [
        Scored(int(found.offsets[s, 0]), int(found.offsets[e, 1]),
               float(found.start[s] + found.end[e]))
        for s, e in pairs
    ]  # fmt: skip
    return sorted(scored, key=lambda span: (-span.score, span.start, span.end))[:count]


logits = st.lists(
    st.tuples(st.integers(-3, 3) | st.floats(-9, 9, width=32), st.integers(-3, 3)), max_size=14
)


@given(logits, st.integers(1, 16), st.integers(1, 250))
def test_best_spans_are_those_of_brute_force(
    pairs: list[tuple[float, int]], answer_tokens: int, count: int
) -> None:
    found = window([start for start, _ in pairs], [float(end) for _, end in pairs])
    assert best_spans(found, answer_tokens=answer_tokens, count=count) == brute_force(
        found, answer_tokens, count
    )


def test_both_ends_are_chosen_together() -> None:
    # the best start (token 2) lies after the best end (token 0)
    found = window([1.0, 0.0, 5.0], [6.0, 0.0, 1.0])
    assert best_spans(found, answer_tokens=3, count=1) == [Scored(0, 2, 7.0)]


@pytest.mark.parametrize(("answer_tokens", "end"), [(1, 2), (2, 5), (3, 8)])
def test_no_span_is_longer_than_allowed(answer_tokens: int, end: int) -> None:
    found = window([9.0, 0.0, 0.0], [0.0, 1.0, 2.0])
    assert best_spans(found, answer_tokens=answer_tokens, count=1)[0].end == end


def test_window_without_tokens_has_no_span() -> None:
    assert best_spans(window([], []), answer_tokens=5, count=3) == []
