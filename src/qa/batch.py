"""Questions in bulk: JSON lines in, one JSON line an answer out, bad lines named and left out."""

import json
import time
from collections.abc import Iterable, Iterator
from typing import TextIO

from qa.ports import Answerer
from qa.rendering import to_json


def read(lines: Iterable[str]) -> Iterator[tuple[int, dict[str, object] | str]]:
    """Each line's number with its row, {"id", "question"}, or with what is wrong with it."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            yield number, f"not JSON: {error}"
            continue
        if not isinstance(row, dict) or not isinstance(row.get("question"), str):
            yield number, 'no "question" that is a string'
        else:
            yield number, row


def answer(lines: Iterable[str], system: Answerer, out: TextIO) -> list[str]:
    """Answer every row, write each as it is ready; what was wrong with the others, by line."""
    wrong = []
    for number, row in read(lines):
        if isinstance(row, str):
            wrong.append(f"line {number}: {row}")
            continue
        question = str(row["question"])
        out.write(json.dumps(timed(system, question, row.get("id", number)), ensure_ascii=False))
        out.write("\n")
        out.flush()
    return wrong


def timed(system: Answerer, question: str, row_id: object = None) -> dict[str, object]:
    """The JSON object of one answer, with the milliseconds that it took."""
    begun = time.perf_counter()
    found = system.ask(question)
    return to_json(found, ms=(time.perf_counter() - begun) * 1000, id=row_id)
