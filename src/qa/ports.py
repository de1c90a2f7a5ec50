"""What the steps need from models and stores; each backend is one file that fits one of these."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from qa.records import Answer, Article, Quotation

Vectors = NDArray[np.float32]  # (texts, dimension), rows of length 1


class Encoder(Protocol):
    """Texts to vectors whose inner product is their similarity."""

    @property
    def name(self) -> str: ...

    @property
    def digest(self) -> str:
        """Hexadecimal SHA-256 of the weights: equal digests, equal vectors."""
        ...

    @property
    def dimension(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> Vectors: ...


class VectorIndex(Protocol):
    """Vectors under stable ids, searched by inner product. Search is safe from several threads."""

    def search(self, vectors: Vectors, k: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Ids and scores, each (vectors, at most k), best first."""
        ...

    def vectors(self, ids: NDArray[np.int64]) -> Vectors:
        """The vectors under these ids, in their order."""
        ...


class LexicalIndex(Protocol):
    """Texts under the same ids, searched by their words (BM25). Safe from several threads."""

    def search(self, text: str, k: int) -> list[tuple[int, float]]:
        """At most k ids with scores, best first; none for a text without a word."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Logits of one window of a passage, with the range of characters of each token.

    `start`, `end`: (tokens,) float32, context tokens only; `offsets`: (tokens, 2) characters of the
    passage; `null`: start logit + end logit of "no answer".
    """

    start: NDArray[np.float32]
    end: NDArray[np.float32]
    offsets: NDArray[np.int64]
    null: float


class Reader(Protocol):
    """Question and passages to logits; turning them into spans is `decoding`'s."""

    @property
    def name(self) -> str: ...

    @property
    def digest(self) -> str: ...

    def read(self, question: str, passages: Sequence[str]) -> list[list[Window]]:
        """The windows of each passage, in the order of the passages."""
        ...


class Answerer(Protocol):
    """Anything that answers: the system, a baseline, a table of answers."""

    def ask(self, question: str) -> Answer: ...


class Library(Protocol):
    """The articles behind the answers."""

    def article(self, article_id: str) -> Article: ...

    def articles(self) -> Iterable[Article]: ...

    def quotations(self) -> Iterable[Quotation]: ...


class System(Answerer, Library, Protocol):
    """What the doors open onto."""
