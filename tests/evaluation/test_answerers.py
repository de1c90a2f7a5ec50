import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from qa.errors import QAError
from qa.evaluation import answerers
from qa.evaluation.baseline import SentenceBaseline
from qa.evaluation.gold import GoldQuestion
from qa.records import Alternative, Answer, Article, Evidence, Reason
from qa.rendering import to_json
from tests.fakes import FakeSystem

TEXT = "The harbour bridge carries 9,000 lorries. The bridge will close. Pupils behave impeccably."
ARTICLE = Article("harbour.txt", TEXT)
EVIDENCE = Evidence("harbour.txt", 0, 41, TEXT[:41], "Mary Okafor")
ANSWER = Answer(
    "How many lorries?", "9,000", None, 0.75,
    evidence=(EVIDENCE,),
    alternatives=(Alternative("Pupils", 0.25, "harbour.txt", 65, 71),),
)  # fmt: skip
GOLD = GoldQuestion("q1", "-", "How many lorries?", ("9,000",))


class Handler(BaseHTTPRequestHandler):
    """Answers `ANSWER`'s question, and otherwise behaves as the question says."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["question"]
        if asked == "status":
            self.send_error(503)
            return
        bodies = {
            "How many lorries?": json.dumps(to_json(ANSWER, ms=1)),
            "not json": "<html>",
            "a list": "[]",
            "no confidence": '{"answer": null, "reason": "x", "evidence": [], "alternatives": []}',
        }
        self.send_response(200)
        self.end_headers()
        self.wfile.write(bodies[asked].encode())

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.01,))
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}/ask"
        server.shutdown()
        serving.join()


def test_address_is_asked(address: str) -> None:
    assert answerers.HttpAnswerer(address).ask("How many lorries?") == ANSWER


@pytest.mark.parametrize("asked", ["status", "not json", "a list", "no confidence"])
def test_address_that_fails_is_an_error_with_its_name(address: str, asked: str) -> None:
    with pytest.raises(QAError, match=r"http://127\.0\.0\.1") as raised:
        answerers.HttpAnswerer(address).ask(asked)
    if asked == "status":
        assert "503" in str(raised.value)


def test_address_that_nobody_listens_at_is_an_error() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        port = server.server_port
    given = answerers.asking(answerers.HttpAnswerer(f"http://127.0.0.1:{port}/"))(GOLD)
    assert given.answer is None
    assert given.error is not None


def test_address_is_of_the_web() -> None:
    with pytest.raises(QAError, match="http"):
        answerers.HttpAnswerer("file:///etc/passwd")


def test_asking_times_the_answer_and_keeps_what_was_raised() -> None:
    answers: dict[str, Answer | Exception] = {GOLD.question: ANSWER, "?": RuntimeError("no words")}
    give = answerers.asking(FakeSystem(answers=answers))
    given = give(GOLD)
    assert (given.answer, given.error) == (ANSWER, None)
    assert given.ms is not None
    assert 0 <= given.ms < 10_000
    broken = give(GoldQuestion("q2", "-", "?", ()))
    assert (broken.answer, broken.error) == (None, "RuntimeError: no words")


def predictions(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_prediction_is_found_by_id_else_by_question(tmp_path: Path) -> None:
    row = to_json(ANSWER, ms=7.5, id="q1")
    other = to_json(ANSWER, ms=8.5, id="q1") | {"question": "Another?"}
    for rows in ([row], [row | {"id": 3}], [other, row | {"id": "q2"}]):
        give, problems = answerers.predicted(predictions(tmp_path / "p.jsonl", *rows))
        given = give(GOLD)
        assert (given.answer, given.error, given.ms) == (ANSWER, None, 7.5)
        assert problems == []


def test_prediction_that_is_missing_or_bad_is_an_error(tmp_path: Path) -> None:
    row = to_json(ANSWER, ms=1, id="q1")
    evidence = [{"article": "a", "start": 5, "end": 2, "text": "", "speaker": None}]
    bad = {
        "no prediction": {"id": "q2"},
        "boom": {"id": "q1", "error": "boom"},
        "answer": {key: row[key] for key in row if key != "answer"},
        "confidence": row | {"confidence": 1.5},
        "without evidence": row | {"evidence": []},
        "start, end": row | {"evidence": evidence},
        "alternatives": row | {"alternatives": None},
    }
    for why, each in bad.items():
        give, _ = answerers.predicted(predictions(tmp_path / "p.jsonl", each))
        given = give(GOLD)
        assert given.answer is None
        assert why in str(given.error)


def test_bad_lines_of_predictions_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text('{"id": "q2"}\n{\n[]\n', encoding="utf-8")
    _, problems = answerers.predicted(path)
    assert [p.removeprefix(f"{path}: ").split(":")[0] for p in problems] == ["row 2", "row 3"]


def test_baseline_gives_the_sentence_of_the_rarest_words() -> None:
    baseline = SentenceBaseline([ARTICLE])
    answer = baseline.ask("Which lorries does the harbour bridge carry?")
    assert answer.text == TEXT[:41]
    assert answer.evidence == (Evidence("harbour.txt", 0, 41, TEXT[:41], None),)
    assert answer.confidence == pytest.approx(1.0), "every word that counts stands in it"


def test_baseline_declines_below_a_half_and_shows_the_nearest() -> None:
    answer = SentenceBaseline([ARTICLE]).ask("Which minister closed the Venetian embassy?")
    assert answer.text is None
    assert answer.alternatives[0].text == "The bridge will close."
    assert 0 < answer.confidence < 0.5
    assert SentenceBaseline([ARTICLE]).ask("?!").reason is Reason.NO_WORDS
    assert SentenceBaseline([]).ask("Which?").reason is Reason.NOTHING_RELATED
