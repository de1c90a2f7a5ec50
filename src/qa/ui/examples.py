"""Questions to try, made from what the articles themselves quote."""

from itertools import zip_longest

from qa.ports import Library
from qa.records import Quotation, QuotationKind

FEWEST_WORDS = 4  # of a quotation to ask about
MOST_WORDS = 10  # of it in a question


def suggest(library: Library, *, count: int = 3) -> list[str]:
    """At most `count` questions, each about another speaker where there are enough; none repeated.

    Both kinds take turns: who said these words, and what did this person say.
    """
    first: dict[str, Quotation] = {}
    for quotation in library.quotations():
        if _askable(quotation) and quotation.speaker is not None:
            first.setdefault(quotation.speaker.name, quotation)
    who = [
        f"Who said “{_opening(quotation.pieces[0])}”?" for quotation in list(first.values())[::2]
    ]
    what = [f"What did {name} say?" for name in list(first)[1::2]]
    turns = [question for pair in zip_longest(who, what) for question in pair if question]
    return turns[:count]


def _askable(quotation: Quotation) -> bool:
    return (
        quotation.kind is QuotationKind.DIRECT and len(quotation.pieces[0].split()) >= FEWEST_WORDS
    )


def _opening(words: str) -> str:
    opening = words.split()
    if len(opening) > MOST_WORDS:
        return " ".join(opening[:MOST_WORDS]).rstrip(",;:.") + "…"
    return " ".join(opening).rstrip(",;:.")
