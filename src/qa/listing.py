"""Quotations as lines of text, of JSON or of a table."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from qa.records import Quotation
from qa.rendering import printable
from qa.text import fold

COLUMNS = ("article", "start", "end", "kind", "cue", "speaker", "role", "text")


def is_by(quotation: Quotation, asked: str) -> bool:
    """Whether the speaker's name or role has these words, case and marks apart."""
    speaker = quotation.speaker
    if speaker is None:
        return False
    return fold(asked).lower() in fold(f"{speaker.name} {speaker.role or ''}").lower()


def to_text(quotations: Iterable[Quotation]) -> Iterator[str]:
    """For a terminal: the speaker, the place, the words."""
    for quotation in quotations:
        name = quotation.speaker.name if quotation.speaker else "speaker not stated"
        place = f"{quotation.article_id}, characters {quotation.start}-{quotation.end}"
        yield printable(f"{name} ({quotation.kind.value}; {place})\n")
        yield from (printable(f"    {piece}\n") for piece in quotation.pieces)


def to_json(quotations: Iterable[Quotation]) -> Iterator[str]:
    """A JSON object a line: article, ranges, text, kind, cue, and the speaker or null."""
    for quotation in quotations:
        speaker = quotation.speaker
        who = speaker and {
            "name": speaker.name,
            "role": speaker.role,
            "mention": speaker.mention,
            "named": speaker.named,
            "resolved": speaker.resolved.value,
        }
        row = {
            "article": quotation.article_id,
            "ranges": quotation.ranges,
            "text": quotation.text,
            "kind": quotation.kind.value,
            "cue": quotation.cue,
            "speaker": who,
        }
        yield json.dumps(row, ensure_ascii=False) + "\n"


def to_csv(quotations: Iterable[Quotation]) -> Iterator[str]:
    """A header, then a row a quotation."""
    yield _csv_line(COLUMNS)
    for quotation in quotations:
        speaker = quotation.speaker
        yield _csv_line(
            (
                quotation.article_id,
                quotation.start,
                quotation.end,
                quotation.kind.value,
                quotation.cue,
                speaker.name if speaker else None,
                speaker.role if speaker else None,
                quotation.text,
            )
        )


def _csv_line(values: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue()
