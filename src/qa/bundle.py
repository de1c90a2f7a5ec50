"""What an index holds and its form in files: articles, passages, quotations, how to find them."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from qa.calibration import Calibrator
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
from qa.text import sentence_around, sentences

ARTICLES, PASSAGES, QUOTATIONS = "articles.jsonl", "passages.jsonl", "quotations.jsonl"
RARITY, NAMES, CALIBRATION = "rarity.json", "names.json", "calibration.json"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Findable(Generic[T]):
    """Things of one kind under their stable ids, with the two indexes that find those ids."""

    things: Mapping[int, T]
    vectors: VectorIndex
    words: LexicalIndex


@dataclass(frozen=True, slots=True)
class Bundle:
    """A loaded index."""

    articles: Mapping[str, Article]
    quotations: Mapping[str, Sequence[Quotation]]  # of each article, in their order
    passages: Findable[Passage]
    remarks: Findable[Remark]
    rarity: Rarity
    names: Sequence[str]  # words that the articles write with a capital letter alone
    calibrator: Calibrator


def stable_id(article_id: str, start: int, end: int, text: str) -> int:
    """A number, 0 to 2**63 - 1: the same for the same words in the same place, in any index."""
    place = json.dumps([article_id, start, end, text])
    return int.from_bytes(hashlib.sha256(place.encode()).digest()[:8], "big") >> 1


def passages_by_id(passages: Iterable[Passage]) -> dict[int, Passage]:
    return {stable_id(p.article_id, p.start, p.end, p.text): p for p in passages}


def remarks_by_id(remarks: Iterable[Remark]) -> dict[int, Remark]:
    return {stable_id(r.quotation.article_id, r.start, r.end, r.text): r for r in remarks}


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


def read_passages(folder: Path, articles: Mapping[str, Article]) -> list[Passage]:
    """The passages, each cut from its article anew."""
    return [
        Passage(article_id, start, end, articles[article_id].text[start:end])
        for article_id, start, end in _read(folder / PASSAGES)
    ]


def read_quotations(folder: Path, articles: Mapping[str, Article]) -> dict[str, list[Quotation]]:
    """The quotations of each article, each cut from it anew."""
    quotations: dict[str, list[Quotation]] = {article_id: [] for article_id in articles}
    for row in _read(folder / QUOTATIONS):
        quotation = _quotation(row, articles)
        quotations[quotation.article_id].append(quotation)
    return quotations


def write_rarity(rarity: Rarity, folder: Path) -> None:
    table = {"texts": rarity.texts, "counts": dict(sorted(rarity.counts.items()))}
    (folder / RARITY).write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")


def read_rarity(folder: Path) -> Rarity:
    return Rarity(**json.loads((folder / RARITY).read_text(encoding="utf-8")))


def write_names(names: Sequence[str], folder: Path) -> None:
    (folder / NAMES).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")


def read_names(folder: Path) -> list[str]:
    return [str(name) for name in json.loads((folder / NAMES).read_text(encoding="utf-8"))]


def cut_remarks(
    quotations: Iterable[Quotation], articles: Mapping[str, Article]
) -> Iterator[Remark]:
    """The sentences of all quotations, in order; around a few quoted words, their sentence."""
    for quotation in quotations:
        text = articles[quotation.article_id].text
        for place in quotation.ranges:
            mixed = quotation.kind is QuotationKind.MIXED
            for start, end in [sentence_around(text, place)] if mixed else sentences(text, place):
                yield Remark(quotation, start, end, text[start:end])


def _row(quotation: Quotation) -> list[Any]:
    speaker = quotation.speaker
    who = speaker and [
        speaker.name, speaker.role, speaker.mention, speaker.named, speaker.resolved.value
    ]  # fmt: skip
    return [quotation.article_id, quotation.ranges, quotation.kind.value, quotation.cue, who]


def _quotation(row: list[Any], articles: Mapping[str, Article]) -> Quotation:
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
