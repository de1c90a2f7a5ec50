"""Folders of articles with gold questions, for `qa calibrate` and for what is measured after it.

    python -m training.collections --news POLNEAR.jsonl.gz --squad SQUAD2.jsonl.gz --out DIR

writes `DIR/news` and `news.jsonl`: articles whose attributions are annotated, questions on who said
what in them, and as many on other articles, which none of these answers; `DIR/squad`, the
paragraphs as one article a title, `squad-fit.jsonl`, the questions of every other title, of which
`--unanswerable` are so, and `squad-test.jsonl`, the paragraphs of the others with their questions.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from qa.evaluation import files
from qa.evaluation.gold import GoldQuestion
from training import attributions
from training.attributions import Attribution

SEED = 20261122
ARTICLES = 90  # of the news, and as many others whose questions are asked in vain
ASKED, IN_VAIN = 5, 3  # questions of each
Row = dict[str, object]


def news(path: Path, out: Path, random: np.random.Generator) -> None:
    every = list(attributions.read(path))
    chosen = [every[i] for i in random.permutation(len(every))[: 2 * ARTICLES]]
    folder = out / "news"
    folder.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    for number, (text, said) in enumerate(chosen):
        here = number < ARTICLES
        if here:
            (folder / f"{number:03}.txt").write_bytes(text.encode())
        rows += _asked(text, said, random, here=here)
    _write(rows, out / "news.jsonl")


def squad(path: Path, out: Path, random: np.random.Generator, unanswerable: float) -> None:
    gold = files.read([path])
    folder = out / "squad"
    folder.mkdir(parents=True, exist_ok=True)
    for article in gold.articles:
        (folder / article.id).write_bytes(article.text.encode())
    fit = {article.id for article in gold.articles[::2]}
    asked = [q for q in gold.questions if q.paragraph and q.paragraph.article_id in fit]
    rows = [_row(question) for question in _with_share(asked, unanswerable, random)]
    _write(rows, out / "squad-fit.jsonl")
    test = {article.title for article in gold.articles[1::2]}
    paragraphs = [row for _, row in files.rows(files.text_of(path)) if not isinstance(row, str)]
    _write([dict(row) for row in paragraphs if row["title"] in test], out / "squad-test.jsonl")


def _with_share(
    asked: list[GoldQuestion], share: float, random: np.random.Generator
) -> list[GoldQuestion]:
    """The answerable questions, and so many of the others that these are `share` of all."""
    answerable = [question for question in asked if question.answers]
    others = [question for question in asked if not question.answers]
    count = min(len(others), round(len(answerable) * share / (1 - share)))
    return answerable + [others[i] for i in random.permutation(len(others))[:count]]


def _asked(
    text: str, said: list[Attribution], random: np.random.Generator, *, here: bool
) -> list[Row]:
    known = [e for e in attributions.about(text, said, random) if e.answer]
    drawn = [known[i] for i in random.permutation(len(known))[: ASKED if here else IN_VAIN]]
    return [
        {"category": "news" if here else "other news", "question": e.question}
        | {"answers": [e.answer] if here else []}
        for e in drawn
    ]


def _row(question: GoldQuestion) -> Row:
    assert question.paragraph
    places = [place._asdict() for place in question.evidence if not isinstance(place, str)]
    evidence = [{"article": p["article_id"], "start": p["start"], "end": p["end"]} for p in places]
    return {
        "id": question.id,
        "category": question.category,
        "question": question.question,
        "answers": list(question.answers),
        "article": question.paragraph.article_id if evidence else None,
        "evidence": evidence or None,
    }


def _write(rows: list[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8") as lines:
        for number, row in enumerate(rows):
            lines.write(json.dumps({"id": str(number)} | row, ensure_ascii=False) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--squad", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--unanswerable", type=float, default=0.45, help="share of squad-fit")
    arguments = parser.parse_args()
    random = np.random.default_rng(SEED)
    news(arguments.news, arguments.out, random)
    squad(arguments.squad, arguments.out, random, arguments.unanswerable)


if __name__ == "__main__":
    main()
