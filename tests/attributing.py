"""What the tests of quotations ask of an article that is given as its text."""

from qa.quotations import attribute
from qa.records import Article, Quotation


def attributed(text: str) -> tuple[Quotation, ...]:
    return attribute(Article("a.txt", text))


def names(text: str) -> list[str | None]:
    """The speaker of each quotation; None where the article does not say."""
    return [one.speaker.name if one.speaker else None for one in attributed(text)]
