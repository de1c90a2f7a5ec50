"""Where words of an article stand between quotation marks.

Each paragraph is read by itself, and each mark by its shape and its neighbours, so that straight,
curly, single and mixed marks, apostrophes, and a mark that is never closed cost at most the
paragraph in which they stand.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.records import Range

DOUBLE = re.compile(r"''|``|’’|‘‘|[\"“”„‟«»＂]")
SINGLE = re.compile(r"['‘’‛]")
OPENING = frozenset({"“", "„", "‟", "«", "``", "‘‘"})
CLOSING = frozenset({"”", "»", "’’"})
BRACKETS = "([{<-–—―/:…=+>"  # besides space, what a word and its opening mark follow
ELISION = re.compile(r"['’](?:\d0s|tis|twas|em|til|till|cause|bout|n|round|cos|coz)\b", re.I)
LABEL = re.compile(
    r"(?:[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,3}|[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){1,2}):\s+"
)  # of a transcript: MARY HILL: We won.


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks, within one paragraph.

    `start`, `end`: the words; `outer_start`, `outer_end`: with their marks. `closed` is false where
    the paragraph ends before a closing mark.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark and what it can be where it stands."""

    start: int
    end: int
    text: str
    opens: bool
    closes: bool


def scan(text: str, within: Sequence[Range]) -> list[Quoted]:
    """Find the quoted stretches of the paragraphs, in order; none lies within another."""
    found: list[Quoted] = []
    for number, paragraph in enumerate(within):
        doubles = list(_doubles(text, paragraph, number))
        following = within[number + 1].start if number + 1 < len(within) else len(text)
        singles = _singles(text, paragraph, number, doubles, goes_on=_starts(text, following))
        found += sorted([*doubles, *singles], key=lambda quoted: quoted.start)
    return found


def _doubles(text: str, paragraph: Range, number: int) -> Iterator[Quoted]:
    opened: Mark | None = None
    nested = 0
    for match in DOUBLE.finditer(text, *paragraph):
        mark = _mark(text, match, paragraph)
        if opened is None:
            opened = mark if mark.opens or not mark.closes else None
        elif mark.text in OPENING and mark.opens:
            nested += 1
        elif nested and mark.text in CLOSING:
            nested -= 1
        elif not _opens_inside(mark, opened):
            yield _quoted(text, opened, mark, number)
            opened, nested = None, 0
    if opened is not None:
        yield _quoted(text, opened, _end(paragraph.end), number)


def _mark(text: str, match: re.Match[str], paragraph: Range) -> Mark:
    start, end = match.span()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    opens = (before.isspace() or before in BRACKETS) and not after.isspace()
    closes = not before.isspace()
    if match[0] in OPENING:
        opens, closes = not after.isspace() or before.isspace(), False
    elif match[0] in CLOSING:
        closes = closes or not opens
    return Mark(start, end, match[0], opens, closes)


def _end(at: int) -> Mark:
    """Stand for the mark that is missing at the end of a paragraph."""
    return Mark(at, at, "", opens=False, closes=False)


def _opens_inside(mark: Mark, opened: Mark) -> bool:
    """Tell whether a mark of another shape opens a quotation within the open one."""
    return mark.opens and not mark.closes and mark.text != opened.text


def _quoted(text: str, opened: Mark, closed: Mark, number: int) -> Quoted:
    start, end = opened.end, closed.start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    label = LABEL.match(text, start, end)
    outer = label.end() if label else opened.start
    return Quoted(max(start, outer), end, outer, closed.end, number, closed=bool(closed.text))


def _starts(text: str, at: int) -> bool:
    return SINGLE.match(text, at) is not None and not DOUBLE.match(text, at)


def _singles(
    text: str, paragraph: Range, number: int, doubles: Sequence[Quoted], *, goes_on: bool
) -> Iterator[Quoted]:
    """Find what stands between single marks, outside the double ones.

    `goes_on`: the next paragraph opens with a single mark, so that this one may leave it open.
    """
    gaps = zip(
        [paragraph.start, *(quoted.outer_end for quoted in doubles)],
        [*(quoted.outer_start for quoted in doubles), paragraph.end],
        strict=True,
    )
    for start, end in gaps:
        open_at = paragraph.start if goes_on else -1
        yield from _singles_between(text, Range(start, end), number, open_at)


def _singles_between(text: str, gap: Range, number: int, open_at: int) -> Iterator[Quoted]:
    marks = [_mark(text, match, gap) for match in SINGLE.finditer(text, *gap)]
    closing = [mark for mark in marks if _closes_single(text, mark)]
    sure = [mark for mark in closing if not _may_possess(text, mark)]
    done = gap.start
    for mark in marks:
        if mark.start < done or not _opens_single(text, mark):
            continue
        end = _next(sure, mark.end)
        if end is None:
            end = _end(gap.end) if mark.start == open_at else _next(closing, mark.end)
        if end is not None:
            yield _quoted(text, mark, end, number)
            done = end.end


def _next(marks: Sequence[Mark], at: int) -> Mark | None:
    place = bisect_left(marks, at, key=lambda mark: mark.start)
    return marks[place] if place < len(marks) else None


def _opens_single(text: str, mark: Mark) -> bool:
    after = text[mark.end : mark.end + 1]
    if not mark.opens or mark.text == "’" or not (after.isalnum() or after in "[…$£"):
        return False
    return mark.text == "‘" or not ELISION.match(text, mark.start)


def _closes_single(text: str, mark: Mark) -> bool:
    return mark.text != "‘" and mark.closes and not text[mark.end : mark.end + 1].isalnum()


def _may_possess(text: str, mark: Mark) -> bool:
    """Tell whether the mark may be the apostrophe of a plural: "the workers' rights"."""
    after = text[mark.end : mark.end + 2]
    return text[mark.start - 1] == "s" and after[:1] == " " and after[1:].islower()
