"""The real thing: real models, the shipped corpus, the commands as a user types them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import qa
from qa.pipeline import Pipeline

pytestmark = pytest.mark.models
ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
CANONICAL = "who said the decision was virtually unprecedented?"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("index")


@pytest.fixture(scope="module")
def system(index: Path) -> Pipeline:
    return qa.load(index, corpus=CORPUS)


def command(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "qa", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


def test_canonical_question_gets_the_speaker_and_the_verbatim_quotation(system: Pipeline) -> None:
    answer = system.ask(CANONICAL)
    assert answer.text is not None
    assert "Peter Fortune" in answer.text
    first = answer.evidence[0]
    article = (CORPUS / first.article_id).read_bytes().decode("utf-8")
    assert article[first.start : first.end] == first.text
    assert "virtually unprecedented" in first.text
    assert first.speaker is not None
    assert "Fortune" in first.speaker


@pytest.mark.parametrize(
    "question",
    [
        "Who won the 2018 World Cup?",
        "What is the capital of Mongolia?",
        "How do I bake sourdough bread?",
        "ما هي عاصمة منغوليا؟",
        "Quelle est la capitale de la Mongolie ?",
        "<img src=x onerror=alert(1)>",
        "\x1b[31m\x07 qwerty",
        "🙂",
        "?",
        "",
        "x" * 20_000,
    ],
)
def test_what_the_articles_do_not_answer_is_declined(system: Pipeline, question: str) -> None:
    answer = system.ask(question)
    assert answer.text is None
    assert answer.reason is not None


def test_ask_prints_text_and_json(system: Pipeline, index: Path) -> None:
    text = command("ask", CANONICAL, "--corpus", CORPUS, "--index", index)
    assert text.returncode == 0, text.stderr
    assert "Peter Fortune" in text.stdout
    found = command("ask", "--json", CANONICAL, "--corpus", CORPUS, "--index", index)
    row = json.loads(found.stdout)
    assert row["question"] == CANONICAL
    assert row["answer"] == system.ask(CANONICAL).text
    assert found.stderr == ""


def test_batch_answers_every_row_and_reports_the_bad_ones(index: Path, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    rows = ['{"id": "a", "question": "Who won the 2018 World Cup? \\ud800"}', "not json"]
    questions.write_text("\n".join(rows))
    out = tmp_path / "answers.jsonl"
    done = command("ask", "--batch", questions, "--out", out, "--corpus", CORPUS, "--index", index)
    assert done.returncode == 1
    assert "line 2: not JSON" in done.stderr
    [row] = [json.loads(line) for line in out.read_text().splitlines()]
    assert (row["id"], row["answer"]) == ("a", None)
    assert row["question"] == "Who won the 2018 World Cup? \ud800"


def test_any_folder_of_articles_can_be_asked_from_any_place(tmp_path: Path) -> None:
    (tmp_path / "news" / "may").mkdir(parents=True)
    (tmp_path / "news" / "may" / "bridge.txt").write_text(
        "The bridge closes on 3 May.\n\nMayor Ann Lee said: “The cables have rusted through.”"
    )
    asked = ["--corpus", "news", "--index", "built", "--json"]
    done = command("ask", "Who said the cables have rusted through?", *asked, cwd=tmp_path)
    row = json.loads(done.stdout)
    assert "Ann Lee" in row["answer"]
    assert row["evidence"][0]["article"] == "may/bridge.txt"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ask", "?", "--corpus", "nowhere"], "nowhere: no such folder"),
        (["ask"], "give a question or --batch"),
        (["ask", "--batch", "nowhere.jsonl"], "nowhere.jsonl"),
        (["frobnicate"], "invalid choice"),
    ],
)
def test_mistakes_are_one_line_not_a_trace(
    tmp_path: Path, arguments: list[str], message: str
) -> None:
    done = (
        command(*arguments, "--index", tmp_path / "index")
        if arguments[0] == "ask"
        else command(*arguments)
    )
    assert done.returncode != 0
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_first_lines_of_the_readme_run(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = readme.partition("```python\n")[2].partition("```")[0]
    monkeypatch.chdir(ROOT)
    lines = block.replace("qa.load()", f"qa.load({str(index)!r})")
    names: dict[str, object] = {}
    exec(lines, names)
    answer = names["answer"]
    assert isinstance(answer, qa.Answer)
    assert answer.text is not None
