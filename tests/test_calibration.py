import math
from pathlib import Path

import numpy as np
import pytest

from qa import calibration
from qa.calibration import Calibrator, Kind, Logistic, fit
from qa.errors import StoreError


def test_probability_is_the_logistic_of_the_weighted_features() -> None:
    own = Logistic(-1.0, {"a": 2.0, "b": -0.5})
    assert own.probability({"a": 1.0, "b": 2.0, "more": 9.0}) == pytest.approx(0.5)
    assert own.probability({"a": 1e9, "b": 0.0}) < 1.0 + 1e-12
    assert own.probability({"a": -1e9, "b": 0.0}) > 0.0
    with pytest.raises(KeyError):
        own.probability({"a": 1.0})


def test_fit_finds_the_weights_that_made_the_outcomes() -> None:
    draw = np.random.default_rng(1)
    features = draw.normal(size=(20_000, 2)) * [1.0, 30.0]
    chances = 1 / (1 + np.exp(-(0.5 + 1.5 * features[:, 0] - 0.02 * features[:, 1])))
    fitted = fit(["a", "b"], features, draw.random(20_000) < chances)
    assert fitted.bias == pytest.approx(0.5, abs=0.1)
    assert fitted.weights["a"] == pytest.approx(1.5, abs=0.1)
    assert fitted.weights["b"] == pytest.approx(-0.02, abs=0.005)


def test_fit_is_as_sure_on_average_as_the_outcomes_are() -> None:
    draw = np.random.default_rng(2)
    features = draw.normal(size=(500, 3))
    right = draw.random(500) < 0.3
    fitted = fit(["a", "b", "c"], features, right)
    names = ["a", "b", "c"]
    mean = np.mean([fitted.probability(dict(zip(names, row, strict=True))) for row in features])
    assert mean == pytest.approx(right.mean(), abs=1e-4)


def test_fit_of_cases_that_a_feature_separates_or_does_not_vary_in_is_finite() -> None:
    features = np.array([[0.0, 7.0], [1.0, 7.0], [2.0, 7.0], [3.0, 7.0]] * 20)
    fitted = fit(["a", "same"], features, np.array([False, False, True, True] * 20))
    assert all(math.isfinite(weight) for weight in fitted.weights.values())
    assert fitted.probability({"a": 3.0, "same": 7.0}) > 0.8
    assert fitted.probability({"a": 0.0, "same": 7.0}) < 0.2


def test_fit_without_features_is_the_share_that_was_right() -> None:
    fitted = fit([], np.empty((4, 0)), np.array([True, True, True, False]))
    assert fitted.probability({}) == pytest.approx(0.75, abs=1e-3)


def test_file_keeps_the_calibrator(tmp_path: Path) -> None:
    own = Calibrator("digest", {kind: Logistic(0.25, {"margin": -1.5}) for kind in Kind})
    path = tmp_path / "calibration.json"
    calibration.write(own, path)
    assert calibration.read(path) == own


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"reader": "x", "kinds": {}}', '{"reader": "x", "kinds": {"dream": {}}}'],
)
def test_file_that_is_no_calibrator_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "calibration.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match=r"calibration\.json is no calibrator .* qa calibrate"):
        calibration.read(path)


def test_calibrator_that_ships_has_every_kind() -> None:
    shipped = calibration.read(Path(__file__).parents[1] / "models" / "calibration.json")
    assert set(shipped.logistics) == set(Kind)
