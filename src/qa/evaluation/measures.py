"""One answer against the accepted ones, in words: exact match, F1, and whether it is right.

Words are compared as SQuAD's published evaluation does (Rajpurkar et al., EMNLP 2016): lower case,
without punctuation, without "a", "an" and "the", divided at white space, no-break spaces among it.
Punctuation is all of Unicode's, so that curly and straight marks are the same.
"""

import functools
import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterable

ARTICLES = re.compile(r"\b(a|an|the)\b")
HALF = 0.5  # F1 from which an answer is right
SHORT = 12  # words of an answer that may be right for what it contains


@functools.lru_cache(maxsize=1 << 15)
def tokens(text: str) -> tuple[str, ...]:
    """The words that count: "The “Cat's” hat" -> ("cats", "hat")."""
    plain = "".join(c for c in text.lower() if not _is_punctuation(c))
    return tuple(ARTICLES.sub(" ", plain).split())


def normalise(text: str) -> str:
    """The words that count, a space between them."""
    return " ".join(tokens(text))


def exact_match(given: str, answers: Iterable[str]) -> bool:
    """Whether the answer is an accepted one, word for word."""
    return any(tokens(given) == tokens(answer) for answer in answers)


def f1(given: str, answers: Iterable[str]) -> float:
    """The harmonic mean of precision and recall in words, the best over the accepted answers."""
    return max((_f1(tokens(given), tokens(answer)) for answer in answers), default=0.0)


def is_right(given: str, answers: Iterable[str]) -> bool:
    """Half the words or more (F1), or at most 12 words among which an accepted answer stands."""
    accepted = list(answers)
    short = len(given.split()) <= SHORT
    return f1(given, accepted) >= HALF or (
        short and any(contains(given, answer) for answer in accepted)
    )


def contains(text: str, fragment: str) -> bool:
    """Whether the words of a fragment stand in a text together and in order; a blank one nowhere.

    contains("the Cllr Peter Fortune", "Peter Fortune") -> True
    """
    hay, needle = tokens(text), tokens(fragment)
    size = len(needle)
    return size > 0 and any(hay[at : at + size] == needle for at in range(len(hay) - size + 1))


def holds(text: str, words: str) -> bool:
    """Whether a passage has these words; they may begin or end within a word of it."""
    return normalise(words) in normalise(text)


def _f1(given: tuple[str, ...], answer: tuple[str, ...]) -> float:
    if not given or not answer:
        return float(given == answer)
    shared = (Counter(given) & Counter(answer)).total()
    return 2 * shared / (len(given) + len(answer))


@functools.lru_cache(maxsize=1 << 12)
def _is_punctuation(character: str) -> bool:
    return character in string.punctuation or unicodedata.category(character).startswith("P")
