"""Vectors in a FAISS inner-product index, under ids that the caller gives."""

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from qa.errors import StoreError
from qa.ports import Vectors


class FaissIndex:
    """Exact inner-product search. Searching from several threads is safe; nothing here mutates."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, vectors: Vectors, k: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Ids and scores (vectors, min(k, len)), best first, ties by id."""
        k = min(k, len(self))
        if k < 1:
            return np.empty((len(vectors), 0), np.int64), np.empty((len(vectors), 0), np.float32)
        scores, ids = self._index.search(vectors, k)
        order = np.lexsort((ids, -scores), axis=1)
        return np.take_along_axis(ids, order, 1), np.take_along_axis(scores, order, 1)

    def vectors(self, ids: NDArray[np.int64]) -> Vectors:
        """The stored vectors of these ids, float32 (ids, dimension)."""
        return np.asarray(self._index.reconstruct_batch(ids), dtype=np.float32)


def build(vectors: Vectors, ids: NDArray[np.int64]) -> FaissIndex:
    """An index of these vectors, float32 (n, dimension), under these ids, int64 (n,)."""
    index = faiss.IndexIDMap2(faiss.IndexFlatIP(vectors.shape[1]))
    index.add_with_ids(vectors, ids)
    return FaissIndex(index)


def save(index: FaissIndex, path: Path) -> None:
    faiss.write_index(index._index, str(path))


def load(path: Path, *, dimension: int, count: int) -> FaissIndex:
    """The index of a file whose checksum has been compared; `StoreError` where it is another's."""
    try:
        index = faiss.read_index(str(path))
    except RuntimeError as error:
        raise StoreError(f"{path}: not a FAISS index: {error}") from error
    if (index.d, index.ntotal, index.metric_type) != (dimension, count, faiss.METRIC_INNER_PRODUCT):
        raise StoreError(f"{path}: {index.ntotal} vectors of {index.d}, not {count} of {dimension}")
    return FaissIndex(index)
