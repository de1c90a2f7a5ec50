"""How far words that were asked about are words that were said."""

import functools
import threading
from collections.abc import Iterable

import snowballstemmer

from qa.text import content_words, words

_stemmer = snowballstemmer.stemmer("english")
_stemming = threading.Lock()  # the stemmer holds the word it works on


def coverage(asked: str, said: str) -> float:
    """The share of the meaning-bearing words of `asked` whose stems stand in `said`; 0 to 1.

    coverage("the decision was virtually unprecedented", "virtually unprecedented") -> 2/3
    """
    wanted = stems(content_words(asked))
    return len(wanted & stems(words(said))) / len(wanted) if wanted else 0.0


def contains(said: str, fragment: str) -> bool:
    """Whether the words of a fragment stand together in what was said, marks and case apart."""
    hay, needle = words(said), words(fragment)
    size = len(needle)
    return bool(needle) and any(hay[i : i + size] == needle for i in range(len(hay) - size + 1))


def stems(every: Iterable[str]) -> frozenset[str]:
    """The stems of words (Porter's English stemmer)."""
    return frozenset(_stem(word) for word in every)


@functools.lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    with _stemming:
        return str(_stemmer.stemWord(word.removesuffix("'s")))
