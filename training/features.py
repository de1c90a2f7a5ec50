"""Examples to token ids, `[CLS] question [SEP] context [SEP]`, a window around the answer."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.examples import Example

QUESTION_TOKENS = 48


@dataclass(frozen=True, slots=True)
class Features:
    """All windows, ragged: window `i` is `ids[bounds[i]:bounds[i + 1]]`.

    `context` is the index of a window's first context token, `start` and `end` (inclusive) are
    those of the answer's tokens, 0 (the [CLS]) where there is none. All arrays are int32 but
    `bounds`, which is int64 with one entry more than there are windows.
    """

    ids: NDArray[np.int32]
    bounds: NDArray[np.int64]
    context: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.context)

    @property
    def lengths(self) -> NDArray[np.int64]:
        return np.diff(self.bounds)

    def save(self, path: Path) -> None:
        np.savez(path, **{name: getattr(self, name) for name in self.__slots__})

    @classmethod
    def load(cls, path: Path) -> "Features":
        with np.load(path, allow_pickle=False) as arrays:
            return cls(**{name: arrays[name] for name in cls.__slots__})


def featurize(
    examples: list[Example], tokenizer: Tokenizer, *, tokens: int, random: np.random.Generator
) -> Features:
    """A window of at most `tokens` tokens for each example whose answer can be aligned."""
    tokenizer.no_truncation()
    tokenizer.no_padding()
    cls, sep = tokenizer.encode("").ids
    questions = tokenizer.encode_batch([e.question for e in examples], add_special_tokens=False)
    unique = list(dict.fromkeys(e.context for e in examples))
    encoded = tokenizer.encode_batch(unique, add_special_tokens=False)
    contexts = dict(zip(unique, encoded, strict=True))
    ids: list[int] = []
    rows: list[tuple[int, int, int, int]] = []
    for example, question in zip(examples, questions, strict=True):
        context = contexts[example.context]
        head = [cls, *question.ids[:QUESTION_TOKENS], sep]
        room = tokens - len(head) - 1
        span = _answer_tokens(context.offsets, example)
        if span is None:
            continue
        first = _window(len(context.ids), span, room, random)
        body = context.ids[first : first + room]
        shift = len(head) - first
        start, end = (0, 0) if example.start == example.end else (span[0] + shift, span[1] + shift)
        ids += [*head, *body, sep]
        rows.append((len(head) + len(body) + 1, len(head), start, end))
    table = np.asarray(rows, dtype=np.int32).reshape(-1, 4)
    bounds = np.concatenate([[0], np.cumsum(table[:, 0], dtype=np.int64)])
    return Features(np.asarray(ids, dtype=np.int32), bounds, table[:, 1], table[:, 2], table[:, 3])


def _answer_tokens(offsets: list[tuple[int, int]], example: Example) -> tuple[int, int] | None:
    """The answer's first and last token; (0, 0) for no answer, None where no token overlaps."""
    if example.start == example.end:
        return 0, 0
    inside = [i for i, (s, e) in enumerate(offsets) if s < example.end and e > example.start]
    return (inside[0], inside[-1]) if inside else None


def _window(count: int, span: tuple[int, int], room: int, random: np.random.Generator) -> int:
    """The first token of a window of `room` tokens that holds the span, anywhere within it."""
    if count <= room:
        return 0
    low, high = max(0, span[1] - room + 1), min(span[0], count - room)
    if span == (0, 0):
        low, high = 0, count - room
    return int(random.integers(low, high + 1)) if high >= low else max(0, span[0])
