"""Gold files to questions: JSON lines of our own form or of SQuAD's paragraphs, or SQuAD's JSON."""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from qa.errors import QAError
from qa.evaluation import gold, squad
from qa.evaluation.gold import Gold, GoldQuestion

GZIP = b"\x1f\x8b"
Found = tuple[str, GoldQuestion | str]  # where it stands; the question, or what is wrong with it


def read(paths: Iterable[Path]) -> Gold:
    """The questions of all files in order; a row that is wrong, or whose id was seen, is left out.

    Raises `QAError` for a file that cannot be read as text.
    """
    questions: dict[str, GoldQuestion] = {}
    problems: list[str] = []
    collection = squad.Collection()
    for path in paths:
        for where, found in _questions(text_of(path), collection):
            if isinstance(found, str):
                problems.append(f"{path}: {where}: {found}")
            elif found.id in questions:
                problems.append(f"{path}: {where}: id: {found.id!r} stands in an earlier row too")
            else:
                questions[found.id] = found
    return Gold(tuple(questions.values()), collection.articles(), tuple(problems))


def text_of(path: Path) -> str:
    """The text of a file, gzipped or not; `QAError` where it has none."""
    try:
        content = path.read_bytes()
        if content.startswith(GZIP):
            content = gzip.decompress(content)
        return content.decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise QAError(f"{path}: cannot be read: {error}") from error


def rows(text: str) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    """The objects of JSON lines with the numbers of their lines, or what is wrong with a line."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield number, f"not JSON: {error}"
            continue
        yield number, row if isinstance(row, dict) else "not a JSON object"


def _questions(text: str, collection: squad.Collection) -> Iterator[Found]:
    published = _published(text)
    if published is not None:
        yield from _numbered(published, collection)
        return
    for number, row in rows(text):
        where = f"row {number}"
        if isinstance(row, str):
            yield where, row
        elif "qas" in row:
            yield from _of_paragraph(where, row, collection)
        else:
            try:
                yield where, gold.question(row)
            except ValueError as error:
                yield where, str(error)


def _published(text: str) -> Mapping[str, object] | None:
    """The one object of a published SQuAD file; None for JSON lines."""
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return table if isinstance(table, dict) and "data" in table else None


def _numbered(table: Mapping[str, object], collection: squad.Collection) -> Iterator[Found]:
    number = 0
    try:
        for number, paragraph in enumerate(squad.paragraphs(table), start=1):
            yield from _of_paragraph(f"paragraph {number}", paragraph, collection)
    except ValueError as error:
        yield f"after paragraph {number}", str(error)


def _of_paragraph(
    where: str, paragraph: Mapping[str, object], collection: squad.Collection
) -> Iterator[Found]:
    try:
        for number, found in enumerate(squad.questions(paragraph, collection), start=1):
            yield f"{where}, question {number}", found
    except ValueError as error:
        yield where, str(error)
