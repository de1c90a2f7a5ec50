"""What goes into a mixture, and what is held out of it."""

import gzip
import json
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from training import heldout, mixture
from training.examples import Example

ROOT = Path(__file__).parents[2]
CONTEXTS = [f"Harbour number {n} was opened by mayor {n}." for n in range(200)]
SHARE = 0.25


def write(path: Path, lines: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)


def paragraph(context: str) -> dict[str, Any]:
    answers = {"text": [context[:7]], "answer_start": [0]}
    return {"context": context, "qas": [{"question": "What was opened?", "answers": answers}]}


def article(number: int) -> dict[str, Any]:
    text = f"Council number {number} met.\nWe repair the old harbour bridge, said Ann Lee{number}."
    start = text.index("We repair")
    speech = {
        "content": [[start, text.index(", said")]],
        "source": [[text.index("Ann"), len(text) - 1]],
        "cue_text": "said",
        "direct": True,
    }
    return {"text": text, "quotations": [speech]}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write(tmp_path / "qa" / "harbours.jsonl.gz", [paragraph(context) for context in CONTEXTS])
    write(tmp_path / "qa" / "spaced.jsonl.gz", [paragraph(c.replace(" ", "  ")) for c in CONTEXTS])
    write(tmp_path / "polnear" / "train.jsonl.gz", [article(number) for number in range(60)])
    return tmp_path


def configured(**mixture: object) -> dict[str, Any]:
    sources = ["harbours", "attributions"]
    evaluation = {"sources": sources, "share": SHARE, "questions": 10, "every": 5}
    return {"mixture": {"attributions": 0, "retrieved": 0} | mixture, "evaluation": evaluation}


def built(config: dict[str, Any], data: Path) -> list[Example]:
    return mixture.build(config, data, np.random.default_rng(1))


def test_share_of_texts_is_held_out_whatever_their_spaces() -> None:
    out = [heldout.is_held_out(context, SHARE) for context in CONTEXTS]
    assert 0.15 < np.mean(out) < 0.35
    assert out == [heldout.is_held_out(f" {c.replace(' ', '  ')}\n", SHARE) for c in CONTEXTS]
    assert not any(heldout.is_held_out(context, 0.0) for context in CONTEXTS)
    assert all(heldout.is_held_out(context, 1.0) for context in CONTEXTS)


def test_mixture_and_held_out_questions_share_no_text(data: Path) -> None:
    config = configured(folders={"harbours": 0, "spaced": 0}, attributions=1000)
    taught = {" ".join(example.context.split()) for example in built(config, data)}
    chosen = heldout.choose(config["evaluation"], data, np.random.default_rng(1))
    assert {example.source for example in chosen} == {"harbours", "attributions"}
    assert len([example for example in chosen if example.source == "harbours"]) == 10
    assert not taught & {" ".join(example.context.split()) for example in chosen}
    councils = {context.split()[2] for context in taught if context.startswith("Council")}
    assert councils
    assert not councils & {e.context.split()[2] for e in chosen if e.source == "attributions"}


def test_nothing_is_held_out_without_evaluation(data: Path) -> None:
    config = configured(folders={"harbours": 0})
    del config["evaluation"]
    assert {example.context for example in built(config, data)} == set(CONTEXTS)


def test_counts_are_those_of_the_configuration(data: Path) -> None:
    examples = built(configured(folders={"harbours": 20, "spaced": 30}, attributions=7), data)
    sources = [example.source for example in examples]
    assert {name: sources.count(name) for name in sources} == {
        "harbours": 20, "spaced": 30, "attributions": 7,
    }  # fmt: skip


def test_hub_data_set_is_read_by_its_name(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def load_dataset(name: str, *, split: str) -> list[dict[str, Any]]:
        asked.append((name, split))
        answered = {"text": ["opened"], "answer_start": [21]}
        return [{"context": c, "question": "What was done?", "answers": answered} for c in CONTEXTS]

    stand_in = ModuleType("datasets")
    stand_in.load_dataset = load_dataset  # type: ignore[attr-defined]  # a module made here
    monkeypatch.setitem(sys.modules, "datasets", stand_in)
    hub = {"someone/squad": {"split": "train", "questions": 15}}
    examples = built(configured(folders={}, hub=hub), data)
    assert asked == [("someone/squad", "train")]
    assert len(examples) == 15
    assert {example.source for example in examples} == {"someone/squad"}
    assert not any(heldout.is_held_out(example.context, SHARE) for example in examples)


def test_held_out_questions_are_read_as_they_were_saved(tmp_path: Path) -> None:
    examples = [
        Example("Who “met”?", "Café\u00a0Zoë met.", 0, 4, "a"),
        Example("Who left?", "Nobody came.", 0, 0, "b"),
    ]
    heldout.save(examples, tmp_path / heldout.FILE)
    assert heldout.load(tmp_path / heldout.FILE) == examples


def test_configuration_that_ships_can_be_read() -> None:
    config = tomllib.loads((ROOT / "training" / "reader.toml").read_text(encoding="utf-8"))
    assert set(config) >= {"encoder", "seed", "tokens", "mixture", "optimiser"}
    assert config["optimiser"].get("precision", "float32") in {"float32", "bfloat16"}
