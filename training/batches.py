"""Features to batches: in which order the windows come, and what the model is given of them."""

import numpy as np
import torch
from numpy.typing import NDArray

from training.features import Features

POOL = 64  # batches that are sorted by length together


def per_pass(features: Features, batch: int) -> int:
    """Whole batches alone: what is left over in one pass is in another."""
    return len(features) // batch


def order(features: Features, *, batch: int, seed: int, passes: int) -> list[NDArray[np.int64]]:
    """The batches of one pass over the windows: shuffled, alike in length within a batch."""
    random = np.random.default_rng([seed, passes])
    shuffled = random.permutation(len(features))[: per_pass(features, batch) * batch]
    batches: list[NDArray[np.int64]] = []
    for first in range(0, len(shuffled), POOL * batch):
        pool = shuffled[first : first + POOL * batch]
        pool = pool[np.argsort(features.lengths[pool], kind="stable")]
        batches += list(pool.reshape(-1, batch))
    return [batches[i] for i in random.permutation(len(batches))]


def collate(features: Features, rows: NDArray[np.int64]) -> dict[str, torch.Tensor]:
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
