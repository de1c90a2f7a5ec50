"""Metrics to a drawing."""

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from training import progress
from training.plot import chart


def lines(svg: str) -> list[list[tuple[float, float]]]:
    """The points of each curve, in pixels."""
    found = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}polyline")
    return [[point(pair) for pair in line.attrib["points"].split()] for line in found]


def point(pair: str) -> tuple[float, float]:
    x, y = pair.split(",")
    return float(x), float(y)


def test_falling_loss_is_drawn_downwards_and_rising_f1_upwards() -> None:
    svg = chart({50: {"loss": 2.0}, 100: {"loss": 1.0, "f1": 60.0}, 200: {"f1": 70.0}})
    loss, f1 = lines(svg)
    assert loss[0][1] < loss[1][1]  # y grows downwards
    assert f1[0][1] > f1[1][1]
    assert loss[1][0] == f1[0][0]  # one scale of steps
    assert "f1 70" in svg


def test_run_without_evaluation_has_one_panel() -> None:
    assert len(lines(chart({50: {"loss": 1.0}}))) == 1


def test_resumed_run_counts_a_step_once(tmp_path: Path) -> None:
    rows = [{"step": 50, "loss": 2.0}, {"step": 100, "loss": 1.5}, {"step": 50, "loss": 1.9},
            {"step": 50, "f1": 60.0}]  # fmt: skip
    (tmp_path / progress.FILE).write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert progress.rows(tmp_path) == {
        50: {"step": 50, "loss": 1.9, "f1": 60.0},
        100: {"step": 100, "loss": 1.5},
    }
