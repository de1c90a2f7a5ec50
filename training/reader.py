"""Train the reader: a span-prediction head and an encoder, on the features of a mixture.

    python -m training.reader --config training/reader.toml --run DIR [--processes 2]
    python -m training.reader ... --decay STEPS

The learning rate warms up, stays, and falls to zero over the last `--decay` steps (the
warmup-stable-decay schedule: Hu et al. 2024, MiniCPM, arXiv 2404.06395). So a run can go on for as
long as there is time, and `--decay` makes a finished reader, `DIR/final`, of what it has reached,
while `DIR/stable.pt` stays for a longer run. A killed run goes on from its last checkpoint: the
order of the windows is a function of the seed and of the step.

Several processes average their gradients (gloo); each computes on one thread.
"""

import argparse
import json
import logging
import os
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
from transformers import AutoModelForQuestionAnswering

from training.encoder import encoder_folder
from training.features import Features

log = logging.getLogger(__name__)
CHECKPOINT_SECONDS = 240
POOL = 64  # batches that are sorted by length together
NO_DECAY = ("bias", "LayerNorm.weight")


def batches_per_pass(windows: int, batch: int) -> int:
    """Whole batches alone: what is left over in one pass is in another."""
    return windows // batch


def order(features: Features, *, batch: int, seed: int, passes: int) -> list[np.ndarray]:
    """The batches of one pass over the windows: shuffled, alike in length within a batch."""
    random = np.random.default_rng([seed, passes])
    shuffled = random.permutation(len(features))[: batches_per_pass(len(features), batch) * batch]
    batches = []
    for first in range(0, len(shuffled), POOL * batch):
        pool = shuffled[first : first + POOL * batch]
        pool = pool[np.argsort(features.lengths[pool], kind="stable")]
        batches += list(pool.reshape(-1, batch))
    return [batches[i] for i in random.permutation(len(batches))]


def collate(features: Features, rows: np.ndarray) -> dict[str, torch.Tensor]:
    """The model's arguments for these windows, padded to the longest."""
    width = int(features.lengths[rows].max())
    ids = np.zeros((len(rows), width), dtype=np.int64)
    mask, types = np.zeros_like(ids), np.zeros_like(ids)
    for i, row in enumerate(rows):
        window = features.ids[features.bounds[row] : features.bounds[row + 1]]
        ids[i, : len(window)] = window
        mask[i, : len(window)] = 1
        types[i, features.context[row] : len(window)] = 1
    return {
        "input_ids": torch.from_numpy(ids),
        "attention_mask": torch.from_numpy(mask),
        "token_type_ids": torch.from_numpy(types),
        "start_positions": torch.from_numpy(features.start[rows].astype(np.int64)),
        "end_positions": torch.from_numpy(features.end[rows].astype(np.int64)),
    }


def load_model(encoder: Path, *, freeze: bool) -> torch.nn.Module:
    """The encoder with a new head, its word embeddings frozen or not.

    No dropout: it costs a third of a step here, and a pass or two over this mixture do not overfit.
    """
    model = AutoModelForQuestionAnswering.from_pretrained(
        encoder,
        dtype=torch.float32,  # not the half precision that a reader may be stored in
        attn_implementation="eager",  # the fused one is four times slower backwards in bfloat16
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    if freeze:
        model.get_input_embeddings().weight.requires_grad_(False)
    return model.train()


def average_gradients(parameters: list[torch.nn.Parameter], world: int) -> None:
    """Replace every gradient by its mean over the processes."""
    flat = torch.cat([p.grad.view(-1) for p in parameters])
    dist.all_reduce(flat)
    flat /= world
    at = 0
    for parameter in parameters:
        parameter.grad.copy_(flat[at : at + parameter.numel()].view_as(parameter))
        at += parameter.numel()


class Trainer:
    """A model in training: its weights, its optimiser, and the step that comes next."""

    def __init__(self, config: dict, *, stop: int, decay: int) -> None:
        options = config["optimiser"]
        torch.manual_seed(config["seed"])
        self.model = load_model(
            encoder_folder(config["encoder"]), freeze=options["freeze_word_embeddings"]
        )
        self.options = options
        self.precision = getattr(torch, options["precision"])
        self.seed = config["seed"]
        self.step, self.decay_from = 0, None
        self.stop, self.decay = stop, decay
        named = [(n, p) for n, p in self.model.named_parameters() if p.requires_grad]
        self.parameters = [p for _, p in named]
        decayed = [p for n, p in named if not n.endswith(NO_DECAY)]
        others = [p for n, p in named if n.endswith(NO_DECAY)]
        self.optimiser = torch.optim.AdamW(
            [{"params": decayed}, {"params": others, "weight_decay": 0.0}],
            lr=options["rate"],
            weight_decay=options["weight_decay"],
        )

    @property
    def end(self) -> int:
        return self.stop if self.decay_from is None else self.decay_from + self.decay

    def save(self, path: Path) -> None:
        """Write everything that a resumed run needs, by a rename."""
        state = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "decay_from": self.decay_from,
        }
        beside = path.with_suffix(".partial")
        torch.save(state, beside)
        os.replace(beside, path)

    def resume(self, path: Path) -> None:
        state = torch.load(path, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.decay_from = state["step"], state["decay_from"]

    def learn(self, inputs: dict[str, torch.Tensor], world: int) -> float:
        """One step on these windows; the loss before it."""
        with torch.autocast("cpu", dtype=self.precision):
            loss = self.model(**inputs).loss
        loss.backward()
        if world > 1:
            average_gradients(self.parameters, world)
        torch.nn.utils.clip_grad_norm_(self.parameters, self.options["clip"])
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate()
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.step += 1
        return loss.item()

    def rate(self) -> float:
        """The learning rate of the step that comes next."""
        peak = self.options["rate"]
        if self.decay_from is not None:
            return peak * max(0.0, 1.0 - (self.step - self.decay_from) / self.decay)
        return peak * min(1.0, (self.step + 1) / self.options["warmup"])


def train(rank: int, arguments: argparse.Namespace) -> None:
    torch.set_num_threads(1)
    world = arguments.processes
    if world > 1:
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(arguments.port))
        dist.init_process_group("gloo", rank=rank, world_size=world)
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    trainer = Trainer(config, stop=arguments.steps, decay=arguments.decay)
    checkpoint = _resume(trainer, arguments)
    features = Features.load(arguments.run / "features.npz")
    progress = Progress(arguments.run / "metrics.jsonl", trainer)
    saved = time.monotonic()
    for rows in steps(features, trainer):
        inputs = collate(features, rows[rank::world])
        loss = trainer.learn(inputs, world)
        if rank == 0:
            progress.note(loss, int(inputs["attention_mask"].sum()) * world)
            if time.monotonic() - saved > CHECKPOINT_SECONDS or trainer.step == trainer.end:
                trainer.save(checkpoint)
                saved = time.monotonic()
    if rank == 0 and trainer.decay_from is not None:
        trainer.model.half().save_pretrained(arguments.run / "final")


def steps(features: Features, trainer: Trainer) -> Iterator[np.ndarray]:
    """The batches from the trainer's step to its end, pass after pass."""
    while trainer.step < trainer.end:
        batch = trainer.options["batch"]
        per_pass = batches_per_pass(len(features), batch)
        batches = order(features, batch=batch, seed=trainer.seed, passes=trainer.step // per_pass)
        yield from batches[trainer.step % per_pass :][: trainer.end - trainer.step]


def _resume(trainer: Trainer, arguments: argparse.Namespace) -> Path:
    """Take up the newest checkpoint that fits; where the next ones go."""
    stable, decaying = arguments.run / "stable.pt", arguments.run / "decaying.pt"
    newest = decaying if arguments.decay and decaying.exists() else stable
    if newest.exists():
        trainer.resume(newest)
    if arguments.decay and trainer.decay_from is None:
        trainer.decay_from = trainer.step
    return stable if trainer.decay_from is None else decaying


class Progress:
    """A line of metrics every `EVERY` steps."""

    EVERY = 50

    def __init__(self, path: Path, trainer: Trainer) -> None:
        self._path, self._trainer = path, trainer
        self._begun, self._losses, self._tokens = time.monotonic(), [], 0

    def note(self, loss: float, tokens: int) -> None:
        self._losses.append(loss)
        self._tokens += tokens
        if self._trainer.step % self.EVERY:
            return
        seconds = time.monotonic() - self._begun
        left = (self._trainer.end - self._trainer.step) * seconds / len(self._losses)
        row = {
            "step": self._trainer.step,
            "loss": round(float(np.mean(self._losses)), 4),
            "rate": self._trainer.rate(),
            "tokens_per_second": round(self._tokens / seconds),
            "minutes_left": round(left / 60, 1),
        }
        with self._path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(row) + "\n")
        self._begun, self._losses, self._tokens = time.monotonic(), [], 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--port", type=int, default=29511)
    parser.add_argument("--steps", type=int, default=10**6, help="stop the stable phase there")
    parser.add_argument(
        "--decay", type=int, default=0, help="finish: let the rate fall over so many steps"
    )
    arguments = parser.parse_args()
    if arguments.processes == 1:
        train(0, arguments)
    else:
        torch.multiprocessing.spawn(train, (arguments,), nprocs=arguments.processes)


if __name__ == "__main__":
    main()
