"""A query to the passages and remarks that may answer it: by meaning and by words, fused."""

from typing import TypeVar

import numpy as np

from qa.bundle import Bundle, Findable
from qa.fusion import fuse
from qa.ports import Encoder
from qa.records import Hit, Passage, Query, Remark
from qa.settings import RetrievalSettings

T = TypeVar("T")


def find_passages(
    query: Query, bundle: Bundle, encoder: Encoder, settings: RetrievalSettings
) -> list[Hit[Passage]]:
    """The best passages for a question, best first."""
    found = _find(query.question, query.question, bundle.passages, encoder, settings)
    return found[: settings.passages]


def find_remarks(
    query: Query, bundle: Bundle, encoder: Encoder, settings: RetrievalSettings
) -> list[Hit[Remark]]:
    """The best sentences of quotations for what a question says was said, best first.

    The words are searched together with the speaker's, whose name is indexed with each remark.
    """
    named = f"{query.speaker or ''} {query.content}"
    found = _find(query.content or query.question, named, bundle.remarks, encoder, settings)
    return found[: settings.remarks]


def _find(
    meaning: str,
    words: str,
    findable: Findable[T],
    encoder: Encoder,
    settings: RetrievalSettings,
) -> list[Hit[T]]:
    if not findable.things:
        return []
    vectors = encoder.encode([meaning])
    by_meaning, _ = findable.vectors.search(vectors, settings.depth)
    by_words = findable.words.search(words, settings.depth)
    rankings = [[int(number) for number in by_meaning[0]], [number for number, _ in by_words]]
    weights = [settings.dense_weight, settings.lexical_weight]
    ranked = fuse(rankings, constant=settings.constant, weights=weights)
    ids = np.array([number for number, _ in ranked], dtype=np.int64)
    similarities = findable.vectors.vectors(ids) @ vectors[0]
    return [
        Hit(findable.things[number], score, float(similarity), rank)
        for rank, ((number, score), similarity) in enumerate(
            zip(ranked, similarities, strict=True), start=1
        )
    ]
