import gzip
import json
from pathlib import Path

import pytest

from qa.errors import QAError
from qa.evaluation import collection, files
from qa.evaluation.gold import Place

ROW: dict[str, object] = {
    "id": "q1",
    "category": "who said",
    "question": "Who said so?",
    "answers": ["Mary Okafor"],
    "article": "harbour.txt",
    "evidence": "9,000 lorries",
    "speaker": ["Mary Okafor", "Okafor"],
}


def write(path: Path, *rows: object) -> Path:
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_row_is_read(tmp_path: Path) -> None:
    found = files.read([write(tmp_path / "gold.jsonl", ROW)])
    (question,) = found.questions
    assert found.problems == ()
    assert (question.id, question.category, question.question) == ("q1", "who said", "Who said so?")
    assert question.answers == ("Mary Okafor",)
    assert question.articles == ("harbour.txt",)
    assert question.evidence == "9,000 lorries"
    assert question.speakers == ("Mary Okafor", "Okafor")


def test_ranges_take_the_article_of_their_row(tmp_path: Path) -> None:
    ranges = [{"start": 3, "end": 9}, {"article": "b.txt", "start": 0, "end": 1}]
    row = ROW | {"evidence": ranges, "articles": ["b.txt", "harbour.txt"], "speaker": None}
    (question,) = files.read([write(tmp_path / "gold.jsonl", row)]).questions
    assert question.evidence == (Place("harbour.txt", 3, 9), Place("b.txt", 0, 1))
    assert question.articles == ("harbour.txt", "b.txt")
    assert question.speakers == ()


def test_bad_rows_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    bad: dict[int, tuple[dict[str, object], str]] = {
        2: ({"answers": None}, "answers"),
        3: ({"answers": ["x", " "]}, "answers"),
        4: ({"id": None}, "id"),
        5: ({"question": ""}, "question"),
        6: ({"article": 7}, "article"),
        7: ({"evidence": [{"start": 5, "end": 5}]}, "evidence"),
        8: ({"evidence": [{"start": -1, "end": 5}]}, "evidence"),
        9: ({"evidence": [{"start": 1, "end": 5}], "article": None}, "evidence"),
        10: ({"evidence": 3}, "evidence"),
        11: ({"speaker": "Mary"}, "speaker"),
        12: ({"category": ["a"]}, "category"),
        13: ({"id": "q1"}, "id"),
    }
    rows = [{**ROW, "id": f"q{number}", **change} for number, (change, _) in bad.items()]
    good = ROW | {"id": "last", "answers": []}
    path = write(tmp_path / "gold.jsonl", ROW, *rows, "{", "[1]", "", good)
    found = files.read([path])
    assert [question.id for question in found.questions] == ["q1", "last"]
    assert [p.removeprefix(f"{path}: ").split(":")[:2] for p in found.problems] == [
        *([f"row {number}", f" {field}"] for number, (_, field) in bad.items()),
        ["row 14", " not JSON"],
        ["row 15", " not a JSON object"],
    ]


FIRST, SECOND = "Oslo is old.", "Rome is older, and Oslo is not."
PARAGRAPHS: list[dict[str, object]] = [
    {
        "title": "Towns/1",
        "context": FIRST,
        "qas": [{"id": "1", "question": "What is old?", "answers": [
            {"text": "Oslo", "answer_start": 0}, {"text": "Oslo", "answer_start": 0},
        ]}],
    },
    {
        "title": "Towns/1",
        "context": SECOND,
        "qas": [
            {"id": "2", "question": "What is not?", "answers": [
                {"text": "Oslo", "answer_start": 19}], "is_impossible": False},
            {"id": "3", "question": "What is young?", "answers": [], "is_impossible": True},
        ],
    },
]  # fmt: skip


def published(paragraphs: list[dict[str, object]]) -> dict[str, object]:
    entries: list[object] = [
        {"title": each["title"], "paragraphs": [{k: each[k] for k in ("context", "qas")}]}
        for each in paragraphs
    ]
    return {"version": "v2.0", "data": entries}


@pytest.mark.parametrize("form", ["published", "pretty", "lines", "gzipped lines"])
def test_squad_forms_are_the_same_questions(tmp_path: Path, form: str) -> None:
    path = tmp_path / "squad"
    if form in {"published", "pretty"}:
        indent = 2 if form == "pretty" else None
        path.write_text(json.dumps(published(PARAGRAPHS), indent=indent), encoding="utf-8")
    else:
        write(path, *PARAGRAPHS)
        if form == "gzipped lines":
            path.write_bytes(gzip.compress(path.read_bytes()))
    found = files.read([path])
    assert found.problems == ()
    (article,) = found.articles
    assert (article.id, article.text) == ("Towns_1.txt", f"{FIRST}\n\n{SECOND}")
    one, two, three = found.questions
    assert one.answers == two.answers == ("Oslo",)
    assert one.evidence == (Place("Towns_1.txt", 0, 4),)
    assert not isinstance(two.evidence, str)
    (place,) = two.evidence
    assert place.start == len(FIRST) + 2 + 19
    assert article.text[place.start : place.end] == "Oslo"
    assert three.answers == ()
    assert three.evidence == ()
    assert three.paragraph is not None
    assert article.text[three.paragraph.start : three.paragraph.end] == SECOND
    assert [q.category for q in (one, two, three)] == ["answerable", "answerable", "unanswerable"]


def test_squad_answers_may_be_two_lists(tmp_path: Path) -> None:
    row = {"id": "1", "question": "What?", "answers": {"text": ["old"], "answer_start": [8]}}
    path = write(tmp_path / "p.jsonl", {"title": "T", "context": FIRST, "qas": [row]})
    (question,) = files.read([path]).questions
    assert (question.answers, question.evidence) == (("old",), (Place("T.txt", 8, 11),))


def test_squad_problems_name_paragraph_question_and_field(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "question": "Q?", "answers": [{"text": "Oslo", "answer_start": 1}]},
        {"id": "b", "question": "Q?", "answers": {"text": ["Oslo"], "answer_start": []}},
        {"id": "c", "question": 4, "answers": []},
        {"id": "d", "question": "Fine?", "answers": []},
    ]
    path = tmp_path / "squad.json"
    paragraphs: list[dict[str, object]] = [
        {"title": "T", "context": FIRST, "qas": rows},
        {"title": "T", "context": None, "qas": []},
    ]
    path.write_text(json.dumps(published(paragraphs)), encoding="utf-8")
    found = files.read([path])
    assert [question.id for question in found.questions] == ["d"]
    places = [p.removeprefix(f"{path}: ").split(":")[:2] for p in found.problems]
    assert places == [
        ["paragraph 1, question 1", " answers"],
        ["paragraph 1, question 2", " answers"],
        ["paragraph 1, question 3", " question"],
        ["paragraph 2", " context"],
    ]


def test_titles_that_make_the_same_file_stay_apart(tmp_path: Path) -> None:
    titles = ["A b", "a_B", "..", ""]
    rows = [
        {"title": title, "context": f"Text {n}.", "qas": [
            {"id": f"q{n}", "question": "Q?", "answers": []}]}
        for n, title in enumerate(titles)
    ]  # fmt: skip
    found = files.read([write(tmp_path / "p.jsonl", *rows)])
    names = [article.id for article in found.articles]
    assert names == ["A_b.txt", "a_B-2.txt", "untitled.txt", "untitled-2.txt"]
    folder = collection.write(found.articles, tmp_path / "open")
    assert {path.name: path.read_text() for path in folder.iterdir()} == {
        article.id: article.text for article in found.articles
    }


def test_file_that_is_no_text_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QAError, match=r"gold\.jsonl"):
        files.read([path])
    path.write_bytes(gzip.compress(b"{}")[:-4])
    with pytest.raises(QAError, match=r"gold\.jsonl"):
        files.read([path])
    with pytest.raises(QAError, match=r"none\.jsonl"):
        files.read([tmp_path / "none.jsonl"])
