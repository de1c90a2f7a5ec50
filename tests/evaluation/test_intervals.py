import math

import numpy as np
import pytest

from qa.evaluation import intervals
from qa.evaluation.intervals import Estimate


def test_interval_is_the_same_each_time_and_another_with_another_seed() -> None:
    values = list(np.random.default_rng(1).random(50))
    assert intervals.mean(values) == intervals.mean(values)
    assert intervals.mean(values) != intervals.mean(values, seed=1)


def test_interval_of_a_share_is_near_the_binomial_one() -> None:
    found = intervals.mean([1.0] * 80 + [0.0] * 20)
    assert found is not None
    assert (found.value, found.count) == (0.8, 100)
    half = 1.96 * math.sqrt(0.8 * 0.2 / 100)
    assert found.low == pytest.approx(0.8 - half, abs=0.015)
    assert found.high == pytest.approx(0.8 + half, abs=0.015)


def test_interval_does_not_depend_on_how_much_is_drawn_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    values = [float(n % 3 == 0) for n in range(40)]
    whole = intervals.mean(values)
    monkeypatch.setattr(intervals, "AT_ONCE", 1000)
    assert intervals.mean(values) == whole


def test_interval_of_nothing_and_of_equal_values() -> None:
    assert intervals.mean([]) is None
    assert intervals.statistic(lambda a: a.max(axis=1), []) is None
    assert intervals.mean([1.0, 1.0]) == Estimate(1.0, 1.0, 1.0, 2)


def test_difference_pairs_the_questions() -> None:
    before, now = [0.0, 1.0] * 20, [0.0, 1.0] * 19 + [1.0, 1.0]
    found = intervals.difference(before, now)
    assert found is not None
    assert found.value == pytest.approx(1 / 40)
    assert found.low >= 0, "unpaired, the interval would reach far below 0"
    assert found.high < 0.1
    with pytest.raises(ValueError, match="cannot be paired"):
        intervals.difference([1.0], [1.0, 0.0])


def test_statistic_draws_rows_whole() -> None:
    left = np.arange(30.0)
    found = intervals.statistic(lambda a, b: np.abs(a - b).max(axis=1), left, left)
    assert found == Estimate(0.0, 0.0, 0.0, 30)
