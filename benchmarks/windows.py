"""Milliseconds that a reader's forms take for windows of tokens, by number of threads.

    python -m benchmarks.windows [--model FOLDER] [--rounds 15] [--threads 1 2]

The forms are read in turns, so that what else the machine does falls on all of them alike. Prints
the median of each as Markdown: one window of 384 tokens, and eight of 200. bfloat16 has matrix
products in half precision, fast where the processor has instructions for it and slow elsewhere.
"""

import argparse
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import torch

from qa.backends.transformers_reader import TransformersReader
from qa.backends.windows import Inputs, Logits
from qa.settings import ReaderSettings

SEED = 20261122
QUESTION = 20  # tokens of a window
LOADS = ((1, 384), (8, 200))  # windows, tokens
PRECISIONS = ("float32", "bfloat16")


def batch(windows: int, tokens: int) -> Inputs:
    """Windows of arbitrary words: what they say takes no time."""
    ids = np.random.default_rng(SEED).integers(1000, 10000, (windows, tokens))
    types = (np.arange(tokens) >= QUESTION).astype(np.int64)
    return {
        "input_ids": ids,
        "attention_mask": np.ones_like(ids),
        "token_type_ids": np.tile(types, (windows, 1)),
    }


@contextmanager
def forms(model: str, threads: int) -> Iterator[dict[str, Logits]]:
    """Each precision's function from a batch to logits, on so many threads."""
    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    settings = ReaderSettings()
    yield {
        precision: TransformersReader(model, replace(settings, precision=precision)).logits
        for precision in PRECISIONS
    }
    torch.set_num_threads(before)


def measure(found: dict[str, Logits], rounds: int) -> dict[str, list[float]]:
    """Median milliseconds of each form for each of `LOADS`."""
    times: dict[str, list[list[float]]] = {name: [[] for _ in LOADS] for name in found}
    batches = [batch(*load) for load in LOADS]
    for turn in range(rounds + 1):
        for name, logits in found.items():
            for at, inputs in enumerate(batches):
                begun = time.perf_counter()
                logits(inputs)
                if turn:  # the first warms up
                    times[name][at].append((time.perf_counter() - begun) * 1000)
    return {name: [float(np.median(own)) for own in each] for name, each in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="models/reader")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    arguments = parser.parse_args()
    titles = [f"{windows} × {tokens}" for windows, tokens in LOADS]
    print(f"| form | threads | {' | '.join(titles)} |\n|---{'|---' * (len(LOADS) + 1)}|")  # noqa: T201
    for threads in arguments.threads:
        with forms(arguments.model, threads) as found:
            for name, medians in measure(found, arguments.rounds).items():
                cells = " | ".join(f"{median:.0f}" for median in medians)
                print(f"| {name} | {threads} | {cells} |")  # noqa: T201
    load = os.getloadavg()[0]
    print(f"\nMilliseconds, p50 of {arguments.rounds}; {os.cpu_count()} cores, load {load:.1f}")  # noqa: T201


if __name__ == "__main__":
    main()
