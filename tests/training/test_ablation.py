"""What is left out of a mixture, and how the runs are laid side by side."""

import copy
from typing import Any

import pytest

from training.ablation import PARTS, table, without

CONFIG: dict[str, Any] = {
    "seed": 1,
    "mixture": {
        "attributions": 5,
        "retrieved": 6,
        "folders": {"squad11_train": 10, "squad20_train_unans": 7, "tweetqa": 3},
        "hub": {"someone/set": {"split": "train", "questions": 2}},
    },
}


@pytest.mark.parametrize(
    ("part", "lost"),
    [
        ("nothing", set()),
        ("attributions", {"attributions"}),
        ("retrieved", {"retrieved"}),
        ("squad20_train_unans", {"squad20_train_unans"}),
        ("others", {"tweetqa", "someone/set"}),
    ],
)
def test_one_part_is_left_out_and_no_other(part: str, lost: set[str]) -> None:
    before = copy.deepcopy(CONFIG)
    assert sources(CONFIG) - sources(without(CONFIG, part)) == lost
    assert before == CONFIG
    assert part in PARTS


def sources(config: dict[str, Any]) -> set[str]:
    parts = config["mixture"]
    made = {name for name in ("attributions", "retrieved") if parts[name]}
    return made | set(parts["folders"]) | set(parts.get("hub", {}))


def test_table_has_a_row_for_each_run() -> None:
    results = {"nothing": {"f1": 61.25, "f1_all": 50.0}, "others": {"f1": 60.0, "f1_all": 51.0}}
    assert table(results).split("\n") == [
        "| left out | f1 | f1_all |",
        "|---|---|---|",
        "| nothing | 61.2 | 50.0 |",
        "| others | 60.0 | 51.0 |",
    ]
