"""Where the passage that proves an answer stands among those that were found.

Relevance is binary, and one passage is relevant: the first that holds the evidence. So recall at k
is the share of questions whose passage is among the first k, and the ideal DCG is 1.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol, runtime_checkable

import numpy as np

from qa.evaluation.gold import GoldQuestion
from qa.evaluation.intervals import Values
from qa.evaluation.measures import holds
from qa.records import Hit, Passage

CUTS = (1, 3, 8, 20)
DEPTH = 20  # passages looked through
PROOF = 60  # characters of the evidence that the passage must hold; a long one may be divided


@runtime_checkable
class Searcher(Protocol):
    """A system that shows which passages it found for a question."""

    def search(self, question: str, count: int) -> Sequence[Hit[Passage]]:
        """At most `count` passages, best first."""
        ...


def rank_of(question: GoldQuestion, passages: Iterable[Passage]) -> int:
    """The rank, from 1, of the first passage that holds the evidence; 0 where none does."""
    ranked = enumerate(passages, start=1)
    return next((rank for rank, passage in ranked if proves(question, passage)), 0)


def proves(question: GoldQuestion, passage: Passage) -> bool:
    """Whether a passage holds the evidence: its words, or the first 60 characters of its range."""
    if isinstance(question.evidence, str):
        own = not question.articles or passage.article_id in question.articles
        return own and holds(passage.text, question.evidence)
    return any(
        passage.article_id == place.article_id
        and passage.start <= place.start
        and min(place.end, place.start + PROOF) <= passage.end
        for place in question.evidence
    )


def recall(ranks: Sequence[int], cut: int) -> Values:
    """1 for each question whose passage is among the first `cut`, else 0; (questions,)."""
    found = np.asarray(ranks)
    return np.where((found > 0) & (found <= cut), 1.0, 0.0)


def reciprocal(ranks: Sequence[int]) -> Values:
    """1 / rank, 0 where nothing was found; its mean is MRR (Voorhees, TREC-8, 1999)."""
    found = np.asarray(ranks)
    return np.where(found > 0, 1 / np.maximum(found, 1), 0.0)


def gain(ranks: Sequence[int]) -> Values:
    """1 / log2(1 + rank), 0 where nothing was found: nDCG with one relevant passage (Järvelin &
    Kekäläinen, ACM TOIS 2002).
    """
    found = np.asarray(ranks)
    return np.where(found > 0, 1 / np.log2(1 + np.maximum(found, 1)), 0.0)
