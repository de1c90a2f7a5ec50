import math

import numpy as np
import pytest

from qa.evaluation import reliability
from qa.evaluation.intervals import Values
from qa.evaluation.reliability import Bin


def columns(*rows: tuple[float, int]) -> tuple[Values, Values]:
    confidence, right = np.array(rows, dtype=np.float64).T
    return confidence, right


def calibration_error(confidence: Values, right: Values) -> float:
    number = reliability.numbers(confidence).astype(np.float64)
    (error,) = reliability.calibration_error(confidence[None], right[None], number[None])
    return float(error)


def brier(confidence: Values, right: Values) -> float:
    return float(reliability.brier(confidence[None], right[None])[0])


def risks(confidence: Values, right: Values) -> list[float]:
    (found,) = reliability.risks(confidence[None], right[None]).tolist()
    return list(found)


def area(confidence: Values, right: Values) -> float:
    return float(reliability.risk_coverage_area(confidence[None], right[None])[0])


def test_bins_are_of_equal_mass() -> None:
    own = columns(*((0.001 * n, n % 2) for n in range(200)))
    found = reliability.bins(*own)
    assert [each.count for each in found] == [20] * 10
    assert [each.right for each in found] == [0.5] * 10
    assert found[0].confidence == pytest.approx(0.0095)


def test_equal_confidences_share_a_bin_whatever_their_order() -> None:
    rows = [(0.8, 1), (0.8, 0), (0.8, 1), (0.8, 1), (0.2, 0)]
    for order in (rows, rows[::-1]):
        assert reliability.bins(*columns(*order)) == [
            Bin(1, 0.2, 0.0),
            Bin(4, pytest.approx(0.8), 0.75),  # type: ignore[arg-type]
        ]


def test_calibration_error_by_hand() -> None:
    # 4 of confidence .8, 3 right: off by .05; 1 of confidence .2, wrong: off by .2.
    own = columns((0.8, 1), (0.8, 0), (0.8, 1), (0.8, 1), (0.2, 0))
    assert calibration_error(*own) == pytest.approx((4 * 0.05 + 0.2) / 5)


def test_calibration_error_of_a_confidence_that_keeps_its_word() -> None:
    own = columns(*[(0.75, 1)] * 3, (0.75, 0), *[(0.0, 0)] * 4, *[(1.0, 1)] * 4)
    assert calibration_error(*own) == pytest.approx(0)


def test_brier_by_hand() -> None:
    assert brier(*columns((0.9, 1), (0.4, 0), (1.0, 0))) == pytest.approx((0.01 + 0.16 + 1) / 3)


def test_risk_coverage_by_hand() -> None:
    own = columns((0.5, 0), (0.9, 1), (0.7, 0), (0.8, 1))
    assert risks(*own) == pytest.approx([0, 0, 1 / 3, 1 / 2])
    assert area(*own) == pytest.approx((1 / 3 + 1 / 2) / 4)


def test_equally_sure_candidates_share_their_errors() -> None:
    rows = [(0.9, 1), (0.5, 0), (0.5, 1), (0.2, 0)]
    for order in (rows, rows[::-1]):
        assert risks(*columns(*order)) == pytest.approx([0, 0.5 / 2, 1 / 3, 2 / 4])


def test_confidence_that_tells_nothing_has_the_risk_of_chance() -> None:
    for own in (columns((0.5, 0), (0.5, 1)), columns((0.5, 1), (0.5, 0))):
        assert risks(*own) == [0.5, 0.5]


def test_area_is_least_for_the_best_order() -> None:
    right = [1, 1, 1, 0, 0]
    best = columns(*((0.9 - 0.1 * n, good) for n, good in enumerate(right)))
    worst = columns(*((0.1 + 0.1 * n, good) for n, good in enumerate(right)))
    assert area(*best) == pytest.approx((0 + 0 + 0 + 1 / 4 + 2 / 5) / 5)
    assert area(*worst) == pytest.approx((1 + 1 + 2 / 3 + 2 / 4 + 2 / 5) / 5)
    assert not math.isclose(*(brier(*own) for own in (best, worst)))


def test_every_draw_has_its_own_figures() -> None:
    confidence, right = columns((0.5, 0), (0.9, 1), (0.7, 0), (0.8, 1))
    number = reliability.numbers(confidence).astype(np.float64)
    drawn = [np.stack([each, each[::-1], each]) for each in (confidence, right, number)]
    drawn[1][2] = 1 - drawn[1][2]
    first, turned, other = reliability.calibration_error(*drawn)
    assert first == turned == pytest.approx((0.5 + 0.1 + 0.7 + 0.2) / 4)
    assert other == pytest.approx((0.5 + 0.9 + 0.3 + 0.8) / 4)
    assert reliability.risk_coverage_area(*drawn[:2])[:2] == pytest.approx([5 / 24, 5 / 24])
