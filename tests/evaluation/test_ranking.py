import math
from dataclasses import replace

import numpy as np
import pytest

from qa.evaluation import ranking
from qa.evaluation.gold import GoldQuestion, Place
from qa.records import Passage


def passage(article_id: str, start: int, text: str) -> Passage:
    return Passage(article_id, start, start + len(text), text)


LONG = "x" * 200
GOLD = GoldQuestion("q", "-", "Who?", ("x",), ("a.txt",), (Place("a.txt", 100, 300),))
WORDS = replace(GOLD, evidence="nine lorries")


@pytest.mark.parametrize(
    ("found", "proves"),
    [
        pytest.param(passage("a.txt", 100, LONG[:60]), True, id="its first 60 characters"),
        pytest.param(passage("a.txt", 100, LONG[:59]), False, id="59 of them"),
        pytest.param(passage("a.txt", 101, LONG), False, id="not where it begins"),
        pytest.param(passage("b.txt", 0, LONG * 2), False, id="another article"),
    ],
)
def test_passage_proves_a_range(found: Passage, proves: bool) -> None:
    assert ranking.proves(GOLD, found) is proves


def test_passage_proves_words_in_the_article_that_is_named() -> None:
    text = "The “nine\u00a0lorries” came."
    assert ranking.proves(WORDS, passage("a.txt", 7, text))
    assert not ranking.proves(WORDS, passage("b.txt", 7, text))
    assert not ranking.proves(WORDS, passage("a.txt", 7, "Nine of ten lorries came."))


def test_rank_is_of_the_first_that_proves_it() -> None:
    wrong, right = passage("b.txt", 0, LONG), passage("a.txt", 90, LONG)
    assert ranking.rank_of(GOLD, [wrong, right, right]) == 2
    assert ranking.rank_of(GOLD, [wrong]) == 0


def test_figures_by_hand() -> None:
    ranks = [1, 3, 0, 4]
    assert ranking.recall(ranks, 1).tolist() == [1, 0, 0, 0]
    assert ranking.recall(ranks, 3).tolist() == [1, 1, 0, 0]
    assert ranking.reciprocal(ranks).tolist() == pytest.approx([1, 1 / 3, 0, 1 / 4])
    assert ranking.gain(ranks).tolist() == pytest.approx([1, 1 / 2, 0, 1 / math.log2(5)])
    assert ranking.recall([], 1).shape == (0,)
    assert np.isfinite(ranking.gain([0])).all()
