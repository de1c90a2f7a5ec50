"""Questions with their answers and the places that prove them."""

import json
from dataclasses import dataclass
from pathlib import Path

from qa.records import Range


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """`answers` is empty where declining is right."""

    id: str
    question: str
    answers: tuple[str, ...]
    article: str | None
    evidence: Range | None


def read(path: Path) -> list[GoldQuestion]:
    """JSON lines, {"id", "question", "answers", "article", "evidence": [{"start", "end"}]}."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [_question(row) for row in rows]


def _question(row: dict[str, object]) -> GoldQuestion:
    evidence = row.get("evidence")
    place = None
    if isinstance(evidence, list) and evidence:
        place = Range(evidence[0]["start"], evidence[0]["end"])
    answers = row["answers"]
    assert isinstance(answers, list)
    article = row.get("article")
    named = article if isinstance(article, str) else None
    return GoldQuestion(str(row["id"]), str(row["question"]), tuple(answers), named, place)
