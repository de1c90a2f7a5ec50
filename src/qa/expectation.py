"""What a question lets expect of its answer's form: a number, a date, a name."""

import re

from qa.text import content_words, fold, words

NUMBERS = (
    "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred hundreds thousand thousands million millions billion billions trillion dozen dozens"
    " half third quarter twice once single double few several"
)
TIMES = (
    "january february march april may june july august september october november december jan feb"
    " mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday"
    " sunday today yesterday tomorrow spring summer autumn winter morning afternoon evening night"
    " noon midnight century decade year years month months week weeks day days hour hours"
)
NUMBER_WORDS = frozenset(NUMBERS.split())
TIME_WORDS = frozenset(TIMES.split())
ASKS_NUMBER = re.compile(
    r"\bhow (?:many|much|old|long|far|often|tall|big|large|high|fast|deep)\b"
    r"|\bwhat (?:is|was|are|were)? ?(?:the )?(?:total |average )?"
    r"(?:percentage|proportion|number|share|fraction|amount|cost|price|population)\b"
)
ASKS_TIME = re.compile(
    r"^(?:since |until |by )?when\b|\b(?:what|which) (?:year|date|day|month|century|time|decade)\b"
)
ASKS_NAME = re.compile(r"^(?:to |by |with |for |from )?(?:who|whom|whose|where)\b")


def misfit(question: str, text: str) -> float:
    """1 where an answer lacks what the question's form asks for, else 0.

    misfit("How many died?", "on Tuesday") -> 1, for it has no number
    """
    asked, given = fold(question).lower().strip(), words(text)
    has_digit = any(character.isdigit() for character in text)
    if ASKS_NUMBER.search(asked):
        fits = has_digit or not NUMBER_WORDS.isdisjoint(given)
    elif ASKS_TIME.search(asked):
        fits = has_digit or not TIME_WORDS.isdisjoint(given)
    elif ASKS_NAME.search(asked):
        fits = any(character.isupper() for character in text)
    else:
        fits = True
    return float(not fits)


def echo(question: str, text: str) -> float:
    """The share of an answer's words that the question has already, 0 to 1."""
    asked, given = set(content_words(question)), content_words(text)
    return sum(word in asked for word in given) / len(given) if given else 0.0
