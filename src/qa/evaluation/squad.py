"""Paragraphs in the form of SQuAD, versions 1 and 2, to articles and gold questions.

{"title", "context", "qas": [{"id", "question", "answers", "is_impossible"}]}, where answers are
[{"text", "answer_start"}] as in the published files, or {"text": [...], "answer_start": [...]}.
(Rajpurkar et al., EMNLP 2016 and ACL 2018.)
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from qa.evaluation.gold import GoldQuestion, Place, identifier, shown, whole
from qa.records import Article, Passage

BETWEEN = "\n\n"  # paragraphs of an article
ANSWERABLE, UNANSWERABLE = "answerable", "unanswerable"
NAME = 80  # characters of a file's name, at most


class Collection:
    """The articles that paragraphs grow into: one a title, paragraphs joined by blank lines."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._places: dict[tuple[str, str], Passage] = {}

    def place(self, title: str, context: str) -> Passage:
        """Where the paragraph stands in its article, put at its end if it is new."""
        if (title, context) not in self._places:
            name = self._names.setdefault(title, self._name(title))
            before = self._texts[name] + BETWEEN if name in self._texts else ""
            self._texts[name] = before + context
            passage = Passage(name, len(before), len(before) + len(context), context)
            self._places[title, context] = passage
        return self._places[title, context]

    def articles(self) -> tuple[Article, ...]:
        titles = {name: title for title, name in self._names.items()}
        return tuple(Article(name, text, titles[name]) for name, text in self._texts.items())

    def _name(self, title: str) -> str:
        """A file's name for the title, no other title's, whatever case a file system keeps."""
        stem = re.sub(r"[^\w.-]+", "_", title)[:NAME].strip("._") or "untitled"
        taken = {name.lower() for name in self._texts}
        name, number = f"{stem}.txt", 1
        while name.lower() in taken:
            number += 1
            name = f"{stem}-{number}.txt"
        return name


def paragraphs(table: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """The paragraphs of a published file, {"data": [{"title", "paragraphs": [...]}]}, each with
    its title; ValueError where the file is not built so.
    """
    for number, entry in enumerate(_list(table, "data"), start=1):
        if not isinstance(entry, dict):
            raise ValueError(f"data: entry {number} is no object")
        for paragraph in _list(entry, "paragraphs"):
            if not isinstance(paragraph, dict):
                raise ValueError(f"paragraphs: one of entry {number} is no object")
            yield {"title": entry.get("title"), **paragraph}


def questions(
    paragraph: Mapping[str, object], collection: Collection
) -> Iterator[GoldQuestion | str]:
    """Each question of a paragraph, or what is wrong with it: its field and why.

    ValueError where the paragraph itself is wrong.
    """
    title, context = paragraph.get("title"), paragraph.get("context")
    if not isinstance(context, str) or not context.strip():
        raise ValueError(f"context: {shown(paragraph, 'context')} is no text")
    if title is not None and not isinstance(title, str):
        raise ValueError(f"title: {shown(paragraph, 'title')} is no text")
    asked = _list(paragraph, "qas")
    # A lone surrogate has no UTF-8, so no file could hold it.
    context = context.encode("utf-8", "replace").decode("utf-8")
    passage = collection.place(title or "untitled", context)
    for row in asked:
        try:
            yield _question(row, passage)
        except ValueError as error:
            yield str(error)


def _question(row: object, passage: Passage) -> GoldQuestion:
    if not isinstance(row, dict):
        raise ValueError(f"qas: {row!r:.60} is no object")
    own = identifier(row)
    text = row.get("question")
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"question: {shown(row, 'question')} is no text (id {own})")
    found = [] if row.get("is_impossible") is True else list(_answers(row, own))
    places = []
    for answer, start in found:
        end = start + len(answer)
        if passage.text[start:end] != answer:
            raise ValueError(f"answers: {answer!r:.60} does not stand at {start} (id {own})")
        places.append(Place(passage.article_id, passage.start + start, passage.start + end))
    return GoldQuestion(
        id=own,
        category=ANSWERABLE if found else UNANSWERABLE,
        question=text,
        answers=tuple(dict.fromkeys(answer for answer, _ in found)),
        articles=(passage.article_id,),
        evidence=tuple(dict.fromkeys(places)),
        paragraph=passage,
    )


def _answers(row: Mapping[str, object], own: str) -> Iterator[tuple[str, int]]:
    found = row.get("answers")
    if isinstance(found, dict):
        answers, starts = _list(found, "text"), _list(found, "answer_start")
        if len(answers) != len(starts):
            raise ValueError(f"answers: as many texts as starts are needed (id {own})")
        found = [{"text": t, "answer_start": s} for t, s in zip(answers, starts, strict=True)]
    if not isinstance(found, list):
        raise ValueError(f"answers: {shown(row, 'answers')} is no list (id {own})")
    for answer in found:
        text = answer.get("text") if isinstance(answer, dict) else None
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"answers: {answer!r:.60} has no text (id {own})")
        yield text, whole(answer, "answer_start", f"answers (id {own})")


def _list(table: Mapping[str, object], name: str) -> Sequence[object]:
    found = table.get(name)
    if not isinstance(found, list):
        raise ValueError(f"{name}: {shown(table, name)} is no list")
    return found
