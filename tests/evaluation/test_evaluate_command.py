"""`qa evaluate` from its arguments to its exit status, without a model."""

import argparse
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest

from qa import cli
from qa.evaluation import command, comparing, running
from qa.evaluation.answerers import asking
from qa.evaluation.figures import figures
from qa.evaluation.gold import GoldQuestion, Place
from qa.records import Answer, Article, Evidence, Hit, Passage, Reason
from qa.rendering import to_json
from tests.fakes import FakeSystem

COUNT = 12
NASTY = "<script>alert('x')</script><img src=x onerror=alert(1)>"


def gold_row(number: int, **changes: object) -> dict[str, object]:
    row = {"id": f"q{number}", "category": "odd" if number % 2 else "even", "answers": ["ten"]}
    return {**row, "question": f"How many is {number}?", "article": "a.txt", **changes}


def prediction(number: int, text: str | None) -> dict[str, object]:
    answer = Answer(f"How many is {number}?", None, Reason.NO_ANSWER, 0.2)
    if text is not None:
        evidence = (Evidence("a.txt", 0, len(text), text, None),)
        answer = Answer(answer.question, text, None, 0.9, evidence=evidence)
    return to_json(answer, ms=float(number), id=f"q{number}")


def write(path: Path, rows: Iterable[object]) -> Path:
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def evaluate(folder: Path, *more: str, wrong: int = 0, text: str = "nine") -> int:
    """Evaluate a batch in which so many of the answers are wrong."""
    if not (folder / "gold.jsonl").exists():
        write(folder / "gold.jsonl", (gold_row(n) for n in range(COUNT)))
    rows = (prediction(n, text if n < wrong else "ten") for n in range(COUNT))
    write(folder / "answers.jsonl", rows)
    files = [str(folder / "gold.jsonl"), "--predictions", str(folder / "answers.jsonl")]
    corpus = ["--corpus", str(folder / "corpus"), "--quiet"]
    return cli.main(["evaluate", *files, *corpus, *more])


def test_report_has_figures_rows_and_provenance(tmp_path: Path) -> None:
    assert evaluate(tmp_path, "--out", str(tmp_path / "out"), wrong=3) == 0
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    right = report["overall"]["estimates"]["right"]
    assert (right["value"], right["count"]) == (0.75, COUNT)
    assert right["low"] < 0.75 < right["high"]
    assert report["categories"]["even"]["estimates"]["right"]["value"] == pytest.approx(4 / 6)
    assert report["overall"]["ms"] == pytest.approx({"p50": 5.5, "p95": 10.45, "p99": 10.89})
    rows = (tmp_path / "out" / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(row) for row in rows] == report["rows"]
    assert [row["right"] for row in report["rows"]] == [False] * 3 + [True] * 9
    made = report["provenance"]
    assert {"made", "commit", "settings", "models", "python", "libraries", "machine"} <= set(made)
    assert re.fullmatch(r"[0-9a-f]{64}", made["settings"])
    assert next(iter(made["gold"].values())) != made["settings"]


def test_table_and_json_on_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(tmp_path, wrong=3) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[3].split()[:4] == ["all", "12", "75.0", "75.0"]
    assert re.match(r"right +75\.0 \[\d+\.\d, \d+\.\d\] of 12", lines[5])
    assert evaluate(tmp_path, "--json", wrong=3) == 0
    assert json.loads(capsys.readouterr().out)["overall"]["counts"]["questions"] == COUNT


@pytest.mark.parametrize(
    ("before", "now", "status"),
    [
        pytest.param(1, 6, 1, id="a fall of five"),
        pytest.param(1, 1, 0, id="no change"),
        pytest.param(1, 2, 0, id="one question, which may be chance"),
        pytest.param(6, 1, 0, id="a rise"),
    ],
)
def test_gate(
    tmp_path: Path, before: int, now: int, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(tmp_path, "--out", str(tmp_path / "before"), wrong=before) == 0
    against = str(tmp_path / "before" / "report.json")
    assert evaluate(tmp_path, "--against", against, wrong=now) == status
    assert ("significant fall" in capsys.readouterr().out) is (status == 1)


def test_gate_sees_a_fall_of_f1_alone(tmp_path: Path) -> None:
    assert evaluate(tmp_path, "--out", str(tmp_path / "before")) == 0
    against = str(tmp_path / "before" / "report.json")
    assert evaluate(tmp_path, "--against", against, wrong=8, text="ten or so") == 1


def test_gate_pairs_by_id_and_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(tmp_path, "--out", str(tmp_path / "before")) == 0
    against = tmp_path / "before" / "report.json"
    rows = [gold_row(n, **({"question": "New?"} if n == 0 else {})) for n in range(COUNT - 1)]
    write(tmp_path / "gold.jsonl", rows)
    capsys.readouterr()
    assert evaluate(tmp_path, "--against", str(against)) == 1, "no prediction for the new question"
    shown = capsys.readouterr().out
    assert "over 10 questions" in shown
    assert "only in the run before: 2 (q0, q11)" in shown
    assert "only in this run: 1 (q0)" in shown


@pytest.mark.parametrize("text", ["{", "[]", '{"rows": [{"id": 1}]}', '{"rows": []}'])
def test_baseline_that_is_none_is_refused(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "before.json").write_text(text, encoding="utf-8")
    assert evaluate(tmp_path, "--against", str(tmp_path / "before.json")) == 1
    assert capsys.readouterr().err.startswith("qa: ")


def test_bad_row_is_named_the_rest_is_evaluated_and_the_status_is_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [gold_row(n, **({"answers": "ten"} if n == 4 else {})) for n in range(COUNT)]
    write(tmp_path / "gold.jsonl", rows)
    assert evaluate(tmp_path, "--json") == 1
    shown = capsys.readouterr()
    assert f"qa: {tmp_path / 'gold.jsonl'}: row 5: answers: 'ten' is no list" in shown.err
    report = json.loads(shown.out)
    assert report["overall"]["counts"]["questions"] == COUNT - 1
    assert len(report["problems"]) == 1


def test_no_question_at_all_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "gold.jsonl", ["{"])
    assert evaluate(tmp_path) == 1
    assert "no question to ask" in capsys.readouterr().err


def test_limit_draws_the_same_questions_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = []
    for seed in ("1", "1", "2"):
        assert evaluate(tmp_path, "--limit", "4", "--seed", seed, "--json") == 0
        chosen.append([row["id"] for row in json.loads(capsys.readouterr().out)["rows"]])
    assert len(chosen[0]) == 4
    assert chosen[0] == chosen[1] != chosen[2]


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, str | None] = {}
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= dict(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_page_shows_markup_as_text_and_needs_nothing_else(tmp_path: Path) -> None:
    rows = [gold_row(n, category=NASTY, question=NASTY * n, answers=[NASTY]) for n in (1, 2)]
    write(tmp_path / "gold.jsonl", rows)
    wrong = prediction(1, "“right”" + NASTY * 3) | {"question": NASTY}
    broken = {"id": "q2", "error": NASTY}
    write(tmp_path / "answers.jsonl", [wrong, broken])
    files = [str(tmp_path / "gold.jsonl"), "--predictions", str(tmp_path / "answers.jsonl")]
    out, corpus = str(tmp_path / "out"), str(tmp_path / "none")
    assert cli.main(["evaluate", *files, "--out", out, "--corpus", corpus]) == 1
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    seen = Elements()
    seen.feed(page)
    assert NASTY in seen.text
    assert not {"script", "img", "link", "iframe", "object"} & seen.tags
    assert not {"src", "href", "onerror", "srcset"} & seen.attributes.keys()
    assert "url(" not in page
    assert "@import" not in page
    assert page.count("<svg") == 3


class SearchingSystem(FakeSystem):
    """Finds two passages for everything, and reads a paragraph's first word."""

    def search(self, question: str, count: int) -> Sequence[Hit[Passage]]:
        found = [Passage("b.txt", 0, 3, "two"), Passage("a.txt", 0, 3, "ten")]
        return [Hit(each, 1.0, 1.0, rank) for rank, each in enumerate(found[:count], start=1)]

    def read_paragraph(self, question: str, paragraph: Passage) -> str | None:
        return paragraph.text.split()[0] if "first" in question else None


def test_search_and_paragraph_are_measured_where_the_system_offers_them() -> None:
    place, paragraph = (Place("a.txt", 0, 3),), Passage("a.txt", 0, 7, "ten men")
    asked = [
        GoldQuestion("1", "-", "first?", ("ten",), ("a.txt",), place, paragraph=paragraph),
        GoldQuestion("2", "-", "none?", (), ("a.txt",), paragraph=paragraph),
        GoldQuestion("3", "-", "else?", ("ten",), ("a.txt",), (Place("c.txt", 0, 3),)),
    ]
    system = SearchingSystem()
    out = io.StringIO()
    extras = running.Extras(searcher=system, reader=system)
    rows = running.run(asked, asking(system), extras=extras, out=out)
    assert [row.rank for row in rows] == [2, None, 0]
    assert [row.paragraph_f1 for row in rows] == [1.0, 1.0, None]
    assert len(out.getvalue().splitlines()) == 3
    found = figures(rows).estimates
    assert found["recall@1"].value == 0
    assert found["recall@3"].value == found["MRR"].value * 2 == 0.5
    assert found["paragraph F1"].count == 2
    assert found["abstention recall"].value == 1
    assert found["abstention precision"].value == pytest.approx(1 / 3)
    assert found["abstention F1"].value == pytest.approx(1 / 2)


class FakeDoors:
    """Opens a fake over the folder that it is given, and remembers where."""

    def __init__(self) -> None:
        self.opened: list[tuple[Path, Path | None]] = []

    def system(self, folder: Path, index: Path | None) -> SearchingSystem:
        self.opened.append((folder, index))
        return SearchingSystem(self.articles(folder))

    def articles(self, folder: Path) -> list[Article]:
        return [Article(path.name, path.read_bytes().decode()) for path in folder.iterdir()]

    def provenance(self, system: object) -> Mapping[str, object]:
        return {"models": {} if system is None else {"fake": "1"}}


def arguments(*given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpus", type=Path)
    command.add_arguments(parser)
    return parser.parse_args(given)


@pytest.mark.parametrize("kept", [True, False], ids=["kept index", "temporary index"])
def test_open_collection_is_asked_of_its_own_articles(tmp_path: Path, kept: bool) -> None:
    rows = [{"id": "1", "question": "Is it?", "answers": [{"text": "Oslo", "answer_start": 0}]}]
    paragraphs = [
        {"title": "A", "context": "Oslo is.", "qas": rows},
        {"title": "B", "context": "No.", "qas": []},
    ]
    gold = write(tmp_path / "squad.jsonl", paragraphs)
    doors, index = FakeDoors(), tmp_path / "index" if kept else None
    parsed = arguments(str(gold), "--open", "--out", str(tmp_path / "out"))
    assert command.evaluate(parsed, doors, index=index) == 0
    ((folder, used),) = doors.opened
    assert used is not None
    assert folder.parent == used
    assert (used == index) is kept
    assert folder.exists() is kept
    assert comparing.read(tmp_path / "out" / "report.json") == {
        ("1", "Is it?"): {"right": 0.0, "exact_match": 0.0, "f1": 0.0}
    }


def test_open_needs_paragraphs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = write(tmp_path / "gold.jsonl", [gold_row(1)])
    assert cli.main(["evaluate", str(gold), "--open", "--quiet"]) == 1
    assert "--open needs a file with paragraphs" in capsys.readouterr().err


def test_baseline_answerer_is_asked_of_the_corpus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("It is ten. Snow fell.", encoding="utf-8")
    gold = write(tmp_path / "gold.jsonl", [gold_row(1, question="Who said snow fell?")])
    chosen = ["--baseline", "--corpus", str(tmp_path / "corpus"), "--json", "--quiet"]
    assert cli.main(["evaluate", str(gold), *chosen]) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert row["given"] == "Snow fell."
    assert (row["verbatim"], row["article_hit"], row["right"]) == (True, True, False)
