"""Misspelt names in questions, read as the names that the articles have."""

from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from qa.matching import Rarity, stems
from qa.text import WORD, fold

SHORTEST = 5  # letters: shorter words have too many neighbours
LONG = 8  # letters: two slips are let pass from here on, one before


def names(texts: Iterable[str]) -> list[str]:
    """The words that texts write with a capital letter and never without, alphabetically.

    One that only begins sentences is none, unless it begins a name: "Ann Lee spoke."
    """
    capital: set[str] = set()
    plain: set[str] = set()
    for text in texts:
        for match in WORD.finditer(fold(text)):
            word = match[0].removesuffix("'s")
            if word.isalpha() and not word[0].isupper():
                plain.add(word)
            elif word.isalpha() and (_within(text, match.start()) or _followed(text, match.end())):
                capital.add(word)
    lower = {word.lower() for word in plain}
    return sorted(
        word
        for word in capital
        if len(word) >= SHORTEST and word.lower() not in lower and not word.isupper()
    )


def mend(question: str, known: Sequence[str], rare: Rarity) -> str | None:
    """The question with each unknown word that is nearly a name read as it; None: none is.

    Nearly: the same first letter and one slip (a letter too many, too few, another, or two
    exchanged: optimal string alignment), two in a word of eight letters. A word that stands in the
    articles is not unknown, and one that is as near to two names is left as it is.
    """
    pieces: list[str] = []
    at = 0
    for match in WORD.finditer(fold(question)):
        word = match[0].removesuffix("'s")
        if (
            len(word) < SHORTEST
            or not word.isalpha()
            or stems([word.lower()]) <= rare.counts.keys()
        ):
            continue
        name = _nearest(word, known)
        if name:
            pieces += [question[at : match.start()], name]
            at = match.start() + len(word)
    return "".join([*pieces, question[at:]]) if pieces else None


def _within(text: str, at: int) -> bool:
    """Whether a word of the same sentence stands right before."""
    return at > 1 and text[at - 1].isspace() and (text[at - 2].isalnum() or text[at - 2] == ",")


def _followed(text: str, at: int) -> bool:
    """Whether a word with a capital stands right behind."""
    return text[at : at + 1] == " " and text[at + 1 : at + 2].isupper()


def _nearest(word: str, known: Sequence[str]) -> str | None:
    slips = 2 if len(word) >= LONG else 1
    found = process.extract(
        word, known, scorer=OSA.distance, processor=str.lower, score_cutoff=slips, limit=2
    )
    near = [(name, slip) for name, slip, _ in found if name[0].lower() == word[0].lower()]
    if not near or (len(near) > 1 and near[0][1] == near[1][1]):
        return None
    return near[0][0]
