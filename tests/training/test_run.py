"""A run of a tiny reader: resumed exactly after a kill, measured on its way, its best kept."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

from qa.backends.transformers_reader import TransformersReader
from qa.settings import ReaderSettings
from training import heldout, progress
from training.examples import Example
from training.features import featurize

pytestmark = pytest.mark.models
ROOT = Path(__file__).parents[2]
WORDS = "the bridge opened in was by when who what rained town mayor green 1931 1932 1933 ?".split()
EXAMPLES = [
    Example(f"when was the {thing} opened ?", f"the {thing} was opened in {year} by the mayor",
            len(f"the {thing} was opened in "), len(f"the {thing} was opened in {year}"), "made up")
    for thing in ("bridge", "town", "green")
    for year in ("1931", "1932", "1933")
] + [
    Example(f"{asked} rained ?", "the bridge was opened by the mayor", 0, 0, "made up")
    for asked in WORDS[:10]
]  # fmt: skip


@pytest.fixture(autouse=True)
def threads() -> Iterator[None]:
    """Training computes on one thread; what comes after it gets the others back."""
    import torch

    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A configuration whose encoder has two layers and random weights."""
    import torch
    from transformers import BertConfig, BertForQuestionAnswering, BertTokenizer

    encoder = tmp_path / "encoder"
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
    torch.manual_seed(1)
    BertForQuestionAnswering(
        BertConfig(
            vocab_size=len(vocabulary),
            hidden_size=16,
            num_hidden_layers=2,
            num_attention_heads=2,
            intermediate_size=32,
            max_position_embeddings=64,
        )
    ).save_pretrained(encoder)
    table = {word: at for at, word in enumerate(vocabulary)}
    BertTokenizer(vocab=table).save_pretrained(encoder)
    path = tmp_path / "reader.toml"
    path.write_text(
        f"encoder = '{encoder}'\nseed = 3\n"
        "[optimiser]\nbatch = 4\nrate = 1e-2\nweight_decay = 0.01\nwarmup = 3\nclip = 1.0\n"
        "freeze_word_embeddings = true\nprecision = 'float32'\n"
        "[evaluation]\nevery = 4\n"
    )
    return path


def new_run(config: Path, name: str) -> Path:
    """A run folder with the features of the examples: 19 windows, four batches a pass."""
    run = config.parent / name
    run.mkdir()
    tokenizer = Tokenizer.from_file(str(config.parent / "encoder" / "tokenizer.json"))
    random = np.random.default_rng(1)
    featurize(EXAMPLES, tokenizer, tokens=40, random=random).save(run / "features.npz")
    return run


def train(config: Path, run: Path, *options: str) -> None:
    from training import reader

    reader.main(["--config", str(config), "--run", str(run), *options])


def state(path: Path) -> dict[str, Any]:
    import torch

    loaded: dict[str, Any] = torch.load(path, weights_only=True)
    return loaded


def weights(folder: Path) -> dict[str, Any]:
    from safetensors.torch import load_file

    return load_file(folder / "model.safetensors")


def flat(value: object, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from flat(inner, f"{name}/{key}")
    else:
        yield name, value


def same(left: dict[str, Any], right: dict[str, Any]) -> bool:
    """Whether two checkpoints are equal to the bit."""
    import torch

    lefts, rights = dict(flat(left)), dict(flat(right))
    return lefts.keys() == rights.keys() and all(
        torch.equal(value, rights[name]) if torch.is_tensor(value) else value == rights[name]
        for name, value in lefts.items()
    )


def kill_after(steps: int, config: Path, run: Path) -> int:
    """Train in a process that is killed once its checkpoint has so many steps; how many it has."""
    command = [sys.executable, "-m", "training.reader", "--config", str(config), "--run", str(run)]
    command += ["--steps", "1000000", "--checkpoint-seconds", "0"]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": paths},
                               stderr=subprocess.PIPE)  # fmt: skip
    try:
        checkpoint = run / "stable.pt"
        while not checkpoint.exists() or state(checkpoint)["step"] < steps:
            assert process.poll() is None, process.communicate()[1].decode()
            time.sleep(0.01)
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    return int(state(checkpoint)["step"])


def test_killed_run_goes_on_as_if_it_had_not_been(config: Path) -> None:
    killed, whole = new_run(config, "killed"), new_run(config, "whole")
    steps = kill_after(5, config, killed)
    until = str(steps + 5)  # over the end of a pass
    train(config, killed, "--steps", until)
    train(config, whole, "--steps", until)
    assert same(state(killed / "stable.pt"), state(whole / "stable.pt"))
    head = "qa_outputs.weight"
    learnt = state(whole / "stable.pt")["model"][head]
    assert not np.allclose(learnt.numpy(), weights(config.parent / "encoder")[head].numpy())
    train(config, killed, "--decay", "4")
    train(config, whole, "--decay", "4")
    assert same(*(weights(run / "final") for run in (killed, whole)))


def test_decay_starts_from_the_newest_stable_checkpoint(config: Path) -> None:
    run = new_run(config, "run")
    train(config, run, "--steps", "4")
    train(config, run, "--decay", "2")
    assert state(run / "decaying.pt")["decay_from"] == 4
    train(config, run, "--steps", "6")
    train(config, run, "--decay", "2")
    finished = state(run / "decaying.pt")
    assert (finished["decay_from"], finished["step"]) == (6, 8)
    assert state(run / "stable.pt")["step"] == 6


def test_reader_is_measured_on_its_way_and_the_best_is_kept(config: Path) -> None:
    run, again = new_run(config, "run"), new_run(config, "again")
    heldout.save(EXAMPLES[::2], run / heldout.FILE)
    train(config, run, "--steps", "12")
    measured = {step: row["f1_all"] for step, row in progress.rows(run).items() if "f1_all" in row}
    assert list(measured) == [4, 8, 12]
    best = max(measured, key=lambda step: (measured[step], -step))
    train(config, again, "--steps", str(best))
    assert not (again / "best").exists()  # it has no held-out questions
    kept = weights(run / "best")
    halves = {name: t.half() for name, t in state(again / "stable.pt")["model"].items()}
    assert same(kept, halves)
    served = TransformersReader(str(run / "best"), ReaderSettings(window=40, stride=4))
    assert len(served.read("when ?", ["the town was green"])) == 1
