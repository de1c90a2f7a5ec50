"""Questions with their accepted answers and the places that prove them; a row of our own form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from qa.records import Article, Passage

UNCATEGORISED = "-"


class Place(NamedTuple):
    """A range of characters of an article."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question and what is right: one of `answers`, or declining where there are none."""

    id: str
    category: str
    question: str
    answers: tuple[str, ...]
    articles: tuple[str, ...] = ()  # any of which may prove the answer
    evidence: str | tuple[Place, ...] = ()  # words that its passage holds, or where they stand
    speakers: tuple[str, ...] = ()  # accepted names of who said it
    paragraph: Passage | None = None  # what the question was written for


@dataclass(frozen=True, slots=True)
class Gold:
    """What was read of gold files, and what was not, one line each with its row and its field."""

    questions: tuple[GoldQuestion, ...]
    articles: tuple[Article, ...] = ()  # those that a file brings with it
    problems: tuple[str, ...] = ()


def question(row: Mapping[str, object]) -> GoldQuestion:
    """A row of the JSON lines form; ValueError names the field that is wrong.

    {"id", "category", "question", "answers": [...], "article", "articles", "evidence": words or
    [{"article", "start", "end"}], "speaker": [...]}; only id, question and answers must be there.
    """
    articles = texts(row, "articles")
    article = row.get("article")
    if article is not None:
        articles = (_text(row, "article"), *(other for other in articles if other != article))
    return GoldQuestion(
        id=identifier(row),
        category=UNCATEGORISED if row.get("category") is None else _text(row, "category"),
        question=_text(row, "question"),
        answers=texts(row, "answers", needed=True),
        articles=articles,
        evidence=_evidence(row, articles[0] if article is not None else None),
        speakers=texts(row, "speaker"),
    )


def identifier(row: Mapping[str, object]) -> str:
    """The row's "id", a text or a whole number, as text; ValueError where it is neither."""
    found = row.get("id")
    if isinstance(found, bool) or not isinstance(found, str | int) or not str(found).strip():
        raise ValueError(f"id: {shown(row, 'id')} is no text")
    return str(found)


def texts(row: Mapping[str, object], name: str, *, needed: bool = False) -> tuple[str, ...]:
    """A list of texts that are not blank; () for none, unless it is needed."""
    found = row.get(name)
    if found is None and not needed:
        return ()
    if not isinstance(found, list):
        raise ValueError(f"{name}: {shown(row, name)} is no list of texts")
    for text in found:
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"{name}: {text!r} in the list is no text")
    return tuple(found)


def whole(row: Mapping[str, object], name: str, field: str) -> int:
    """A whole number from 0; ValueError speaks of `field`."""
    found = row.get(name)
    if isinstance(found, bool) or not isinstance(found, int) or found < 0:
        raise ValueError(f"{field}: {name} is {shown(row, name)}, no position")
    return found


def shown(row: Mapping[str, object], name: str) -> str:
    """The value as an error message shows it."""
    return repr(row[name])[:60] if name in row else "(missing)"


def _text(row: Mapping[str, object], name: str) -> str:
    found = row.get(name)
    if not isinstance(found, str) or not found.strip():
        raise ValueError(f"{name}: {shown(row, name)} is no text")
    return found


def _evidence(row: Mapping[str, object], article: str | None) -> str | tuple[Place, ...]:
    found = row.get("evidence")
    if found is None:
        return ()
    if isinstance(found, str):
        return _text(row, "evidence")
    if not isinstance(found, list):
        raise ValueError(f"evidence: {shown(row, 'evidence')} is neither words nor ranges")
    return tuple(_place(each, article) for each in found)


def _place(found: object, article: str | None) -> Place:
    if not isinstance(found, dict):
        raise ValueError(f"evidence: {found!r:.60} is no range")
    start, end = whole(found, "start", "evidence"), whole(found, "end", "evidence")
    own = found.get("article", article)
    if not isinstance(own, str) or not own:
        raise ValueError(f"evidence: the range {start}-{end} has no article")
    if start >= end:
        raise ValueError(f"evidence: the range {start}-{end} is empty")
    return Place(own, start, end)
