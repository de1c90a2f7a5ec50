import io
import json

from qa import batch
from qa.pipeline import Pipeline


def test_every_row_gets_a_line_and_bad_lines_are_numbered(system: Pipeline) -> None:
    lines = [
        json.dumps({"id": "q1", "question": "Who said drivers should use the tunnel?"}),
        "",
        "{",
        json.dumps({"id": "q2"}),
        json.dumps(["question"]),
        json.dumps({"question": ""}),
    ]
    out = io.StringIO()
    wrong = batch.answer(lines, system, out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [row["id"] for row in rows] == ["q1", 6]
    assert "Okafor" in rows[0]["answer"]
    assert rows[1]["answer"] is None
    assert [line.partition(":")[0] for line in wrong] == ["line 3", "line 4", "line 5"]


def test_schema_is_the_documented_one(system: Pipeline) -> None:
    row = batch.timed(system, "Who said drivers should use the tunnel?", "q1")
    assert list(row) == [
        "id", "question", "read_as", "answer", "reason", "confidence", "evidence", "conflicts",
        "alternatives", "nearest", "further", "ms",
    ]  # fmt: skip
    assert set(row["evidence"][0]) == {  # type: ignore[index]
        "article", "start", "end", "text", "speaker", "published",
    }  # fmt: skip
    assert json.loads(json.dumps(row)) == row
