"""Question and passages to logits with a Hugging Face question-answering model."""

import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.errors import ModelError
from qa.ports import Window
from qa.settings import ReaderSettings

MAX_QUESTION_TOKENS = 96  # the rest of a longer question is not read


class TransformersReader:
    """One model, shared by all threads. Windows are read in batches of similar length.

    Token type ids go in wherever the tokenizer makes them: a BERT reader without them cannot tell
    the question from the passage. Raises `ModelError` for what is not a question-answering model.
    """

    def __init__(self, name: str, settings: ReaderSettings) -> None:
        self.name = name
        self._settings = settings
        self._tokenizer, self._model = _load(name)
        self._tokenizing = threading.Lock()  # a fast tokenizer keeps its truncation as state
        self.digest = _digest(self._model)

    def read(self, question: str, passages: Sequence[str]) -> list[list[Window]]:
        """The windows of each passage, in the order of the passages."""
        import torch

        if not passages:
            return []
        encoded = self._encode(question, passages)
        order = np.argsort([len(ids) for ids in encoded["input_ids"]], kind="stable")
        found: list[tuple[int, int, Window]] = []
        for first in range(0, len(order), self._settings.batch):
            rows = order[first : first + self._settings.batch]
            inputs = {name: _padded(encoded[name], rows) for name in self._inputs(encoded)}
            with torch.inference_mode():
                output = self._model(**{k: torch.from_numpy(v) for k, v in inputs.items()})
            starts, ends = output.start_logits.numpy(), output.end_logits.numpy()
            for row, start, end in zip(rows, starts, ends, strict=True):
                passage = encoded["overflow_to_sample_mapping"][row]
                found.append((passage, int(row), _window(encoded, row, start, end)))
        windows: list[list[Window]] = [[] for _ in passages]
        for passage, _, window in sorted(found, key=lambda row: row[:2]):
            windows[passage].append(window)
        return windows

    def _encode(self, question: str, passages: Sequence[str]) -> Any:  # noqa: ANN401
        with self._tokenizing:
            cut = self._tokenizer(question, add_special_tokens=False, return_offsets_mapping=True)
            offsets = cut["offset_mapping"][:MAX_QUESTION_TOKENS]
            question = question[: offsets[-1][1]] if offsets else question
            return self._tokenizer(
                [question] * len(passages),
                list(passages),
                max_length=self._settings.window,
                truncation="only_second",
                stride=self._settings.stride,
                return_overflowing_tokens=True,
                return_offsets_mapping=True,
            )

    def _inputs(self, encoded: Any) -> list[str]:  # noqa: ANN401
        return [name for name in self._tokenizer.model_input_names if name in encoded]


def _window(encoded: Any, row: int, start: Any, end: Any) -> Window:  # noqa: ANN401
    """The logits of the passage's own tokens; the first token's are those of "no answer"."""
    context = [i for i, part in enumerate(encoded.sequence_ids(row)) if part == 1]
    offsets = np.asarray(encoded["offset_mapping"][row], dtype=np.int64)[context]
    return Window(
        start[context], end[context], offsets.reshape(-1, 2), float(start[0]) + float(end[0])
    )


def _padded(rows: Any, chosen: NDArray[np.int64]) -> NDArray[np.int64]:  # noqa: ANN401
    """The chosen rows, zeros after the shorter ones (attention masks are zero there too)."""
    width = max(len(rows[i]) for i in chosen)
    table = np.zeros((len(chosen), width), dtype=np.int64)
    for at, i in enumerate(chosen):
        table[at, : len(rows[i])] = rows[i]
    return table


def _load(name: str) -> tuple[Any, Any]:
    from safetensors import SafetensorError
    from transformers import AutoConfig, AutoModelForQuestionAnswering, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # has no annotations
    if name.startswith((".", "/", "models/")) and not Path(name).is_dir():
        raise ModelError(f"no reader in {name}; set [reader] model in qa.toml")
    try:
        config = AutoConfig.from_pretrained(name)
        architectures = config.architectures or []
        if not any(a.endswith("ForQuestionAnswering") for a in architectures):
            raise ModelError(
                f"{name} is {architectures or 'unnamed'}, not a question-answering model"
            )
        tokenizer = AutoTokenizer.from_pretrained(name, use_fast=True)
        model = AutoModelForQuestionAnswering.from_pretrained(name, config=config).float().eval()
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        raise ModelError(f"the reader {name} cannot be loaded: {error}") from error
    if not tokenizer.is_fast or len(tokenizer) > model.config.vocab_size:
        raise ModelError(f"the tokenizer of {name} does not fit its model")
    return tokenizer, model


def _digest(model: Any) -> str:  # noqa: ANN401
    digest = hashlib.sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode() + tensor.numpy().tobytes())
    return digest.hexdigest()
