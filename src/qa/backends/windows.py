"""Questions and passages to windows of tokens, and a model's logits back to the passages.

What every reader shares; it brings a tokenizer, and a function from a batch to logits.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.errors import ModelError
from qa.ports import Window
from qa.settings import ReaderSettings

MAX_QUESTION_TOKENS = 96  # the rest of a longer question is not read

Inputs = dict[str, NDArray[np.int64]]  # the model's arguments by name, each (windows, tokens)
Logits = Callable[[Inputs], tuple[NDArray[np.float32], NDArray[np.float32]]]  # of starts and ends


class Windows:
    """A tokenizer, shared by all threads, and how large windows and batches are.

    Token type ids go in wherever the tokenizer makes them: a BERT reader without them cannot tell
    the question from the passage.
    """

    def __init__(self, tokenizer: Any, settings: ReaderSettings) -> None:  # noqa: ANN401
        self._tokenizer, self._settings = tokenizer, settings
        self._tokenizing = threading.Lock()  # a fast tokenizer keeps its truncation as state

    def read(self, pairs: Sequence[tuple[str, str]], logits: Logits) -> list[list[Window]]:
        """The windows of each (question, passage), in their order.

        `logits` gets batches of windows of similar length.
        """
        if not pairs:
            return []
        encoded = self._encode(pairs)
        order = np.argsort([len(ids) for ids in encoded["input_ids"]], kind="stable")
        names = [name for name in self._tokenizer.model_input_names if name in encoded]
        found: dict[int, Window] = {}
        for first in range(0, len(order), self._settings.batch):
            rows = order[first : first + self._settings.batch]
            starts, ends = logits({name: _padded(encoded[name], rows) for name in names})
            for row, start, end in zip(rows, starts, ends, strict=True):
                found[int(row)] = _window(encoded, row, start, end)
        windows: list[list[Window]] = [[] for _ in pairs]
        for row, pair in enumerate(encoded["overflow_to_sample_mapping"]):
            windows[pair].append(found[row])
        return windows

    def _encode(self, pairs: Sequence[tuple[str, str]]) -> Any:  # noqa: ANN401
        with self._tokenizing:
            cut = {question: self._cut(question) for question, _ in pairs}
            return self._tokenizer(
                [cut[question] for question, _ in pairs],
                [passage for _, passage in pairs],
                max_length=self._settings.window,
                truncation="only_second",
                stride=self._settings.stride,
                return_overflowing_tokens=True,
                return_offsets_mapping=True,
            )

    def _cut(self, question: str) -> str:
        tokens = self._tokenizer(question, add_special_tokens=False, return_offsets_mapping=True)
        offsets = tokens["offset_mapping"][:MAX_QUESTION_TOKENS]
        return question[: offsets[-1][1]] if offsets else question


def load_tokenizer(name: str) -> tuple[Any, Any]:
    """The configuration and the fast tokenizer of a question-answering model, checked.

    Raises `ModelError` for a folder that is not there and for what is no such model.
    """
    from transformers import AutoConfig, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # has no annotations
    if name.startswith((".", "/", "models/")) and not Path(name).is_dir():
        raise ModelError(f"no reader in {name}; set [reader] model in qa.toml")
    try:
        config = AutoConfig.from_pretrained(name)
        architectures = config.architectures or []
        if not any(a.endswith("ForQuestionAnswering") for a in architectures):
            raise ModelError(
                f"{name} is {architectures or 'unnamed'}, not a question-answering model;"
                " set [reader] model in qa.toml"
            )
        tokenizer = AutoTokenizer.from_pretrained(name, use_fast=True)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise ModelError(f"the reader {name} cannot be loaded: {error}") from error
    if not tokenizer.is_fast or len(tokenizer) > config.vocab_size:
        raise ModelError(f"the tokenizer of {name} does not fit its model; take that model's own")
    return config, tokenizer


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
