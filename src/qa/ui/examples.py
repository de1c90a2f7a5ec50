"""Questions to try, made from what the articles themselves quote."""

from itertools import zip_longest

from qa.ports import Library
from qa.records import Quotation, QuotationKind, Speaker

FEWEST_WORDS = 4  # of a quotation to ask about
MOST_WORDS = 10  # of it in a question


def suggest(library: Library, *, count: int = 3) -> list[str]:
    """At most `count` questions, each about another speaker who has a name of two words or more.

    Both kinds take turns: who said these words, and what did this person say.
    """
    first: dict[str, Quotation] = {}
    for quotation in library.quotations():
        if _is_askable(quotation) and (name := _person(quotation.speaker)):
            first.setdefault(name, quotation)
    who = [f"Who said “{_opening(q.pieces[0])}”?" for q in list(first.values())[::2]]
    what = [f"What did {name} say?" for name in list(first)[1::2]]
    turns = [question for pair in zip_longest(who, what) for question in pair if question]
    return turns[:count]


def _is_askable(quotation: Quotation) -> bool:
    words = quotation.pieces[0].split()
    return quotation.kind is QuotationKind.DIRECT and len(words) >= FEWEST_WORDS


def _person(speaker: Speaker | None) -> str | None:
    """The name of a speaker who seems to be a person: "Ann Lee", not "inspectors", "The report"."""
    words = speaker.name.split() if speaker else []
    if len(words) < 2 or words[0] in ("A", "An", "The"):
        return None
    return " ".join(words) if all(word[0].isupper() for word in words) else None


def _opening(words: str) -> str:
    opening = words.split()
    if len(opening) > MOST_WORDS:
        return " ".join(opening[:MOST_WORDS]).rstrip(",;:.") + "…"
    return " ".join(opening).rstrip(",;:.")
