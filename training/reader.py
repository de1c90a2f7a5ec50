"""Train the reader: a span-prediction head and an encoder, on the features of a mixture.

    python -m training.reader --config training/reader.toml --run DIR [--processes 2] [--decay STEPS]

The learning rate warms up, stays, and falls to zero over the last `--decay` steps (WSD: Hu et al.
2024, MiniCPM, arXiv 2404.06395). So a run can go on for as long as there is time, and `--decay`
turns whatever it has reached into a finished reader under `DIR/final`, while the stable checkpoint
`DIR/stable.pt` stays for a longer run. A killed run resumes where its last checkpoint was written:
the order of the windows is a function of the seed and of the step.

Several processes average their gradients (gloo); each computes on one thread.
"""

import argparse
import json
import logging
import os
import time
import tomllib
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Process:
    rank: int
    world: int


def order(features: Features, *, batch: int, seed: int, passes: int) -> list[np.ndarray]:
    """The batches of one pass over the windows: shuffled, alike in length within a batch."""
    random = np.random.default_rng([seed, passes])
    shuffled = random.permutation(len(features))
    batches = []
    for first in range(0, len(shuffled), POOL * batch):
        pool = shuffled[first : first + POOL * batch]
        pool = pool[np.argsort(features.lengths[pool], kind="stable")]
        whole = len(pool) // batch * batch
        batches += list(pool[:whole].reshape(-1, batch))
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


def load_model(encoder: Path, *, freeze_word_embeddings: bool) -> torch.nn.Module:
    """The encoder with a new head. No dropout: it costs a third of a step here, and one pass over
    a mixture of this size does not overfit."""
    model = AutoModelForQuestionAnswering.from_pretrained(
        encoder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
    )
    if freeze_word_embeddings:
        model.get_input_embeddings().weight.requires_grad_(False)
    return model.train()


def rate(step: int, *, peak: float, warmup: int, decay_from: int | None, decay: int) -> float:
    """The learning rate of a step."""
    if decay_from is not None and step >= decay_from:
        return peak * max(0.0, 1.0 - (step - decay_from) / decay)
    return peak * min(1.0, (step + 1) / warmup)


def average_gradients(parameters: list[torch.nn.Parameter], world: int) -> None:
    """Replace every gradient by its mean over the processes."""
    flat = torch.cat([p.grad.view(-1) for p in parameters])
    dist.all_reduce(flat)
    flat /= world
    at = 0
    for parameter in parameters:
        parameter.grad.copy_(flat[at : at + parameter.numel()].view_as(parameter))
        at += parameter.numel()


def save_atomically(state: dict, path: Path) -> None:
    beside = path.with_suffix(".partial")
    torch.save(state, beside)
    os.replace(beside, path)


def train(rank: int, arguments: argparse.Namespace) -> None:
    process = Process(rank, arguments.processes)
    torch.set_num_threads(1)
    if process.world > 1:
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(arguments.port))
        dist.init_process_group("gloo", rank=rank, world_size=process.world)
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    options = config["optimiser"]
    torch.manual_seed(config["seed"])
    encoder = encoder_folder(config["encoder"])
    model = load_model(encoder, freeze_word_embeddings=options["freeze_word_embeddings"])
    parameters = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [
            {
                "params": [
                    p
                    for n, p in model.named_parameters()
                    if p.requires_grad and not n.endswith(NO_DECAY)
                ]
            },
            {
                "params": [
                    p
                    for n, p in model.named_parameters()
                    if p.requires_grad and n.endswith(NO_DECAY)
                ],
                "weight_decay": 0.0,
            },
        ],
        lr=options["rate"],
        weight_decay=options["weight_decay"],
    )
    features = Features.load(arguments.run / "features.npz")
    stable, decaying = arguments.run / "stable.pt", arguments.run / "decaying.pt"
    checkpoint = decaying if arguments.decay and decaying.exists() else stable
    step, decay_from = 0, None
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        step, decay_from = state["step"], state["decay_from"]
    if arguments.decay and decay_from is None:
        decay_from = step
    end = decay_from + arguments.decay if decay_from is not None else arguments.steps
    checkpoint = stable if decay_from is None else decaying
    saved, begun, losses, tokens = time.monotonic(), time.monotonic(), [], 0
    passes, batches = -1, []
    while step < end:
        per_pass = len(batches) or 1
        if not batches or step // per_pass != passes:
            batches = order(features, batch=options["batch"], seed=config["seed"], passes=0)
            passes = step // len(batches)
            if passes:
                batches = order(
                    features, batch=options["batch"], seed=config["seed"], passes=passes
                )
        rows = batches[step % len(batches)][process.rank :: process.world]
        inputs = collate(features, rows)
        loss = model(**inputs).loss
        loss.backward()
        if process.world > 1:
            average_gradients(parameters, process.world)
        torch.nn.utils.clip_grad_norm_(parameters, options["clip"])
        for group in optimiser.param_groups:
            group["lr"] = rate(
                step, peak=options["rate"], warmup=options["warmup"],
                decay_from=decay_from, decay=arguments.decay or 1,
            )  # fmt: skip
        optimiser.step()
        optimiser.zero_grad()
        step += 1
        losses.append(loss.item())
        tokens += int(inputs["attention_mask"].sum()) * process.world
        if process.rank == 0 and step % 50 == 0:
            seconds = time.monotonic() - begun
            row = {"step": step, "pass": round(step / len(batches), 4), "loss": round(float(np.mean(losses)), 4),
                   "rate": optimiser.param_groups[0]["lr"], "tokens_per_second": round(tokens / seconds),
                   "minutes_left": round((end - step) * seconds / 50 / 60, 1)}  # fmt: skip
            with (arguments.run / "metrics.jsonl").open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(row) + "\n")
            begun, losses, tokens = time.monotonic(), [], 0
        if process.rank == 0 and (time.monotonic() - saved > CHECKPOINT_SECONDS or step == end):
            saved = time.monotonic()
            state = {
                "model": model.state_dict(),
                "optimiser": optimiser.state_dict(),
                "step": step,
                "decay_from": decay_from,
            }
            save_atomically(state, checkpoint)
    if process.rank == 0 and decay_from is not None:
        model.half().save_pretrained(arguments.run / "final")


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
