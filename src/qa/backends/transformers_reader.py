"""Question and passages to logits with a Hugging Face question-answering model."""

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.backends.windows import Inputs, Windows, load_tokenizer
from qa.errors import ModelError, SettingsError
from qa.ports import Window
from qa.settings import ReaderSettings


class TransformersReader:
    """One model, shared by all threads.

    Raises `ModelError` for what is not a question-answering model.
    """

    def __init__(self, name: str, settings: ReaderSettings) -> None:
        self.name = name
        tokenizer, self._model = _load(name)
        self._windows = Windows(tokenizer, settings)
        self._half = _is_half(settings.precision)
        self.digest = _digest(self._model)

    def read(self, question: str, passages: Sequence[str]) -> list[list[Window]]:
        """The windows of each passage, in the order of the passages."""
        return self.read_pairs([(question, passage) for passage in passages])

    def read_pairs(self, pairs: Sequence[tuple[str, str]]) -> list[list[Window]]:
        """The windows of each (question, passage), in their order."""
        return self._windows.read(pairs, self.logits)

    def logits(self, inputs: Inputs) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Start and end logits, each (windows, tokens)."""
        import torch

        half = torch.autocast("cpu", dtype=torch.bfloat16, enabled=self._half)
        with torch.inference_mode(), half:
            output = self._model(**{name: torch.from_numpy(ids) for name, ids in inputs.items()})
        return output.start_logits.float().numpy(), output.end_logits.float().numpy()


def _load(name: str) -> tuple[Any, Any]:
    from safetensors import SafetensorError
    from transformers import AutoModelForQuestionAnswering

    config, tokenizer = load_tokenizer(name)
    try:
        model = AutoModelForQuestionAnswering.from_pretrained(name, config=config).float().eval()
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        raise ModelError(f"the reader {name} cannot be loaded: {error}") from error
    return tokenizer, model


def _is_half(precision: str) -> bool:
    """Whether to multiply in bfloat16; elsewhere than on processors made for it, that is slow."""
    import torch

    if precision == "auto":
        able = torch.cpu.get_capabilities()
        return bool(able.get("avx512_bf16") or able.get("amx_bf16"))
    if precision not in ("float32", "bfloat16"):
        raise SettingsError(
            f'[reader] precision is {precision!r}; it is "float32", "bfloat16" or "auto"'
        )
    return precision == "bfloat16"


def _digest(model: Any) -> str:  # noqa: ANN401
    digest = hashlib.sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode() + tensor.numpy().tobytes())
    return digest.hexdigest()
