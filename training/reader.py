"""Train the reader: a span-prediction head and an encoder, on the features of a mixture.

    python -m training.reader --config training/reader.toml --run DIR [--processes 2]
    python -m training.reader ... --decay STEPS

The learning rate warms up, stays, and falls to zero over the last `--decay` steps (the
warmup-stable-decay schedule: Hu et al. 2024, MiniCPM, arXiv 2404.06395). So a run can go on for as
long as there is time, and `--decay` makes a finished reader, `DIR/final`, of what it has reached,
while `DIR/stable.pt` stays for a longer run. A killed run goes on from its last checkpoint: the
order of the windows is a function of the seed and of the step. Where the mixture has held out
questions, the reader is measured by them on its way, and `DIR/best` is the one that did best.

Several processes average their gradients (gloo); each computes on one thread.
"""

import argparse
import os
import time
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.distributed as dist
from numpy.typing import NDArray
from torch.multiprocessing.spawn import spawn

from training import heldout
from training.batches import collate, order, per_pass
from training.evaluation import Examiner
from training.features import Features
from training.progress import Progress
from training.trainer import Trainer

CHECKPOINT_SECONDS = 240.0


def train(rank: int, arguments: argparse.Namespace) -> None:
    torch.set_num_threads(1)
    world = arguments.processes
    if world > 1:
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(arguments.port))
        dist.init_process_group("gloo", rank=rank, world_size=world)
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    features = Features.load(arguments.run / "features.npz")
    stop = arguments.steps or per_pass(features, config["optimiser"]["batch"])
    trainer = Trainer(config, stop=stop, decay=arguments.decay)
    checkpoint = _resume(trainer, arguments)
    if rank == 0:
        _lead(trainer, features, config, arguments, checkpoint)
    else:
        for rows in steps(features, trainer):
            trainer.learn(collate(features, rows[rank::world]), world)


def steps(features: Features, trainer: Trainer) -> Iterator[NDArray[np.int64]]:
    """The batches from the trainer's step to its end, pass after pass."""
    while trainer.step < trainer.end:
        batch = trainer.options["batch"]
        whole = per_pass(features, batch)
        batches = order(features, batch=batch, seed=trainer.seed, passes=trainer.step // whole)
        yield from batches[trainer.step % whole :][: trainer.end - trainer.step]


def _lead(
    trainer: Trainer,
    features: Features,
    config: dict[str, Any],
    arguments: argparse.Namespace,
    checkpoint: Path,
) -> None:
    """Train in the process that also reports, measures and saves."""
    world, run = arguments.processes, arguments.run
    every = config.get("evaluation", {}).get("every", 0)
    examiner = Examiner(run, trainer) if every and (run / heldout.FILE).exists() else None
    report = Progress(run, step=trainer.step, end=trainer.end)
    saved = time.monotonic()
    for rows in steps(features, trainer):
        inputs = collate(features, rows[::world])
        loss = trainer.learn(inputs, world)
        report.note(loss, rate=trainer.rate(), tokens=int(inputs["attention_mask"].sum()) * world)
        last = trainer.step == trainer.end
        if examiner and (trainer.step % every == 0 or last):
            report.write(**examiner.examine())
        if time.monotonic() - saved >= arguments.checkpoint_seconds or last:
            trainer.save(checkpoint)
            saved = time.monotonic()
    report.close()
    if trainer.decay_from is not None:
        trainer.export(run / "final")


def _resume(trainer: Trainer, arguments: argparse.Namespace) -> Path:
    """Take up the newest checkpoint that fits; where the next ones go.

    A decay that began before the stable phase went on is begun anew.
    """
    run: Path = arguments.run
    stable, decaying = run / "stable.pt", run / "decaying.pt"
    if stable.exists():
        trainer.resume(torch.load(stable, weights_only=True))
    if not arguments.decay:
        return stable
    if decaying.exists():
        state = torch.load(decaying, weights_only=True)
        if state["decay_from"] == trainer.step or not stable.exists():
            trainer.resume(state)
    if trainer.decay_from is None:
        trainer.decay_from = trainer.step
    return decaying


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--port", type=int, default=29511)
    parser.add_argument(
        "--steps", type=int, help="stop the stable phase there (default: after one pass)"
    )
    parser.add_argument(
        "--decay", type=int, default=0, help="finish: let the rate fall over so many steps"
    )
    parser.add_argument("--checkpoint-seconds", type=float, default=CHECKPOINT_SECONDS)
    arguments = parser.parse_args(argv)
    if arguments.processes == 1:
        train(0, arguments)
    else:
        spawn(train, (arguments,), nprocs=arguments.processes)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
