"""Where answers come from: any `Answerer`, an HTTP address, a file of predictions."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from http.client import HTTPException
from pathlib import Path

from qa.errors import QAError
from qa.evaluation.files import rows, text_of
from qa.evaluation.gold import GoldQuestion
from qa.evaluation.judging import Given
from qa.ports import Answerer
from qa.records import Answer
from qa.rendering import from_json

Give = Callable[[GoldQuestion], Given]
TIMEOUT = 120.0  # seconds that an address may take over a question
MOST = 1 << 24  # bytes of its answer


def asking(answerer: Answerer) -> Give:
    """Ask the questions of an `Answerer`, and time it; what it raises is the question's error."""

    def give(question: GoldQuestion) -> Given:
        begun = time.perf_counter()
        try:
            answer, error = answerer.ask(question.question), None
        # A fault on one question is that question's row, and the other rows are still wanted.
        except Exception as raised:
            answer, error = None, f"{type(raised).__name__}: {raised}"
        return Given(answer, error, (time.perf_counter() - begun) * 1000)

    return give


class HttpAnswerer:
    """Asks an address: POST {"question"}, back comes the object that `qa ask --json` prints."""

    def __init__(self, address: str, *, timeout: float = TIMEOUT) -> None:
        if not address.startswith(("http://", "https://")):
            raise QAError(f"{address}: an address begins with http:// or https://")
        self._address = address
        self._timeout = timeout

    def ask(self, question: str) -> Answer:
        """Its answer; `QAError` where there was none to be had."""
        request = urllib.request.Request(
            self._address,
            data=json.dumps({"question": question}).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=self._timeout) as response:
                body = response.read(MOST)
            row = json.loads(body)
            if not isinstance(row, dict):
                raise ValueError("not a JSON object")
            return from_json({**row, "question": question})
        except urllib.error.HTTPError as error:
            error.close()
            raise QAError(f"{self._address}: HTTP status {error.code}") from error
        except (OSError, HTTPException, ValueError) as error:
            raise QAError(f"{self._address}: {error}") from error


def predicted(path: Path) -> tuple[Give, list[str]]:
    """Answers from a file of `qa ask --batch`, found by id, else by question; and its bad rows.

    A row whose id is right and whose question is another's is not this question's.
    """
    by_id: dict[str, Mapping[str, object]] = {}
    by_question: dict[str, Mapping[str, object]] = {}
    problems = []
    for number, row in rows(text_of(path)):
        if isinstance(row, str):
            problems.append(f"{path}: row {number}: {row}")
            continue
        if "id" in row:
            by_id.setdefault(str(row["id"]), row)
        if isinstance(asked := row.get("question"), str):
            by_question.setdefault(asked, row)

    def give(question: GoldQuestion) -> Given:
        row = by_id.get(question.id)
        if row is None or row.get("question", question.question) != question.question:
            row = by_question.get(question.question)
        if row is None:
            return Given(None, f"no prediction in {path.name}")
        ms = row.get("ms")
        known = float(ms) if isinstance(ms, int | float) and not isinstance(ms, bool) else None
        if row.get("error"):
            return Given(None, str(row["error"]), known)
        try:
            return Given(from_json({**row, "question": question.question}), None, known)
        except ValueError as error:
            return Given(None, str(error), known)

    return give, problems
