from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from qa.backends import faiss_index
from qa.errors import StoreError

IDS = np.array([30, 10, 20, 40], dtype=np.int64)


def unit_vectors(count: int, dimension: int = 8) -> NDArray[np.float32]:
    vectors = np.random.default_rng(7).normal(size=(count, dimension)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def test_neighbours_and_scores_are_those_of_the_inner_product() -> None:
    vectors, queries = unit_vectors(200), unit_vectors(5)[::-1].copy()
    numbers = np.arange(1000, 1200, dtype=np.int64)
    ids, scores = faiss_index.build(vectors, numbers).search(queries, 7)
    exact = queries @ vectors.T
    order = np.argsort(-exact, axis=1, kind="stable")[:, :7]
    assert (ids == numbers[order]).all()
    assert np.allclose(scores, np.take_along_axis(exact, order, 1), atol=1e-6)


def test_ties_go_to_the_smaller_id() -> None:
    same = np.repeat(unit_vectors(1), 4, axis=0)
    ids, _ = faiss_index.build(same, IDS).search(same[:1], 4)
    assert ids.tolist() == [[10, 20, 30, 40]]


def test_fewer_vectors_than_asked_for_are_all_of_them() -> None:
    ids, scores = faiss_index.build(unit_vectors(4), IDS).search(unit_vectors(1), 9)
    assert (ids.shape, scores.shape) == ((1, 4), (1, 4))


def test_empty_index_finds_nothing() -> None:
    empty = faiss_index.build(np.empty((0, 8), dtype=np.float32), np.empty(0, dtype=np.int64))
    ids, _ = empty.search(unit_vectors(1), 3)
    assert ids.shape == (1, 0)


def test_vectors_come_back_by_their_ids() -> None:
    vectors = unit_vectors(4)
    found = faiss_index.build(vectors, IDS).vectors(np.array([20, 30], dtype=np.int64))
    assert np.array_equal(found, vectors[[2, 0]])


def test_saved_index_loads_as_it_was(tmp_path: Path) -> None:
    index = faiss_index.build(unit_vectors(4), IDS)
    faiss_index.save(index, tmp_path / "x.faiss")
    loaded = faiss_index.load(tmp_path / "x.faiss", dimension=8, count=4)
    query = unit_vectors(1)
    assert loaded.search(query, 4)[0].tolist() == index.search(query, 4)[0].tolist()


def test_file_of_another_index_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.faiss"
    faiss_index.save(faiss_index.build(unit_vectors(4), IDS), path)
    with pytest.raises(StoreError, match="4 vectors of 8, not 5 of 8"):
        faiss_index.load(path, dimension=8, count=5)
    path.write_bytes(b"not an index")
    with pytest.raises(StoreError, match="not a FAISS index"):
        faiss_index.load(path, dimension=8, count=4)
