"""How far words that were asked about are words that were said."""

import functools
import math
import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import snowballstemmer

from qa.text import content_words, words

_stemmer = snowballstemmer.stemmer("english")
_stemming = threading.Lock()  # the stemmer holds the word it works on


@dataclass(frozen=True, slots=True)
class Rarity:
    """In how many texts of a collection each stem stands: a rare word tells more."""

    texts: int
    counts: Mapping[str, int]

    def weight(self, stem: str) -> float:
        """Inverse document frequency, log(1 + texts / count); an unseen stem has count 0.5."""
        return math.log(1 + self.texts / self.counts.get(stem, 0.5))


def rarity(texts: Iterable[str]) -> Rarity:
    """The rarity of every stem of a collection."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        counts.update(stems(words(text)))
        total += 1
    return Rarity(max(total, 1), counts)


def coverage(asked: str, said: str, rare: Rarity) -> float:
    """The share of `asked` whose stems stand in `said`, each word by its rarity; 0 to 1.

    Only words that carry meaning count, so "the decision was virtually unprecedented" is covered to
    two thirds by "virtually unprecedented" where the three words are equally rare.
    """
    wanted = stems(content_words(asked))
    total = sum(rare.weight(stem) for stem in wanted)
    return sum(rare.weight(stem) for stem in wanted & _stems_of(said)) / total if total else 0.0


def contains(said: str, fragment: str) -> bool:
    """Whether the words of a fragment stand together in what was said, marks and case apart."""
    hay, needle = words(said), words(fragment)
    size = len(needle)
    return bool(needle) and any(hay[i : i + size] == needle for i in range(len(hay) - size + 1))


def stems(every: Iterable[str]) -> frozenset[str]:
    """The stems of words (Porter's English stemmer)."""
    return frozenset(_stem(word) for word in every)


@functools.lru_cache(maxsize=256)
def _stems_of(text: str) -> frozenset[str]:
    """Of a whole text; kept, for one question looks at the same article many times."""
    return stems(words(text))


@functools.lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    with _stemming:
        return str(_stemmer.stemWord(word.removesuffix("'s")))
