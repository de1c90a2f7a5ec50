"""What an index holds and its form in files: articles, passages, quotations, how to find them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.matching import Rarity
from qa.ports import LexicalIndex, VectorIndex
from qa.records import (
    Article,
    Passage,
    Quotation,
    QuotationKind,
    Range,
    Remark,
    Resolution,
    Speaker,
)
from qa.text import sentences

ARTICLES, PASSAGES, QUOTATIONS = "articles.jsonl", "passages.jsonl", "quotations.jsonl"
RARITY = "rarity.json"


@dataclass(frozen=True, slots=True)
class Found:
    """One kind of thing that can be found, under ids that are places in a list."""

    vectors: VectorIndex
    words: LexicalIndex


@dataclass(frozen=True, slots=True)
class Bundle:
    """A loaded index. `passages` and `remarks` are in the order of their ids."""

    articles: dict[str, Article]
    passages: Sequence[Passage]
    quotations: Sequence[Quotation]
    remarks: Sequence[Remark]
    passage_index: Found
    remark_index: Found
    rarity: Rarity


def write_articles(articles: Iterable[Article], folder: Path) -> None:
    _write(
        folder / ARTICLES,
        ([a.id, a.text, a.title, a.published, a.source] for a in articles),
    )


def write_passages(passages: Iterable[Passage], folder: Path) -> None:
    _write(folder / PASSAGES, ([p.article_id, p.start, p.end] for p in passages))


def write_quotations(quotations: Iterable[Quotation], folder: Path) -> None:
    _write(folder / QUOTATIONS, (_row(quotation) for quotation in quotations))


def read_articles(folder: Path) -> dict[str, Article]:
    return {row[0]: Article(*row) for row in _read(folder / ARTICLES)}


def read_passages(folder: Path, articles: dict[str, Article]) -> list[Passage]:
    """The passages, each cut from its article anew."""
    return [
        Passage(article_id, start, end, articles[article_id].text[start:end])
        for article_id, start, end in _read(folder / PASSAGES)
    ]


def read_quotations(folder: Path, articles: dict[str, Article]) -> list[Quotation]:
    """The quotations, each cut from its article anew."""
    return [_quotation(row, articles) for row in _read(folder / QUOTATIONS)]


def write_rarity(rarity: Rarity, folder: Path) -> None:
    table = {"texts": rarity.texts, "counts": dict(sorted(rarity.counts.items()))}
    (folder / RARITY).write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")


def read_rarity(folder: Path) -> Rarity:
    return Rarity(**json.loads((folder / RARITY).read_text(encoding="utf-8")))


def cut_remarks(quotations: Iterable[Quotation]) -> list[Remark]:
    """The sentences of all quotations, in order."""
    return [
        Remark(quotation, place.start + at.start, place.start + at.end, piece[at.start : at.end])
        for quotation in quotations
        for place, piece in zip(quotation.ranges, quotation.pieces, strict=True)
        for at in sentences(piece)
    ]


def _row(quotation: Quotation) -> list[Any]:
    speaker = quotation.speaker
    who = speaker and [
        speaker.name, speaker.role, speaker.mention, speaker.named, speaker.resolved.value
    ]  # fmt: skip
    return [quotation.article_id, quotation.ranges, quotation.kind.value, quotation.cue, who]


def _quotation(row: list[Any], articles: dict[str, Article]) -> Quotation:
    article_id, places, kind, cue, who = row
    text = articles[article_id].text
    ranges = tuple(Range(*place) for place in places)
    speaker = who and Speaker(
        who[0], who[1], Range(*who[2]), Range(*who[3]), Resolution(who[4])
    )  # fmt: skip
    pieces = tuple(text[r.start : r.end] for r in ranges)
    return Quotation(article_id, ranges, pieces, QuotationKind(kind), cue, speaker)


def _write(path: Path, rows: Iterable[object]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        for row in rows:
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def _read(path: Path) -> Iterator[list[Any]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield json.loads(line)
