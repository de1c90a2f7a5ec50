"""An article as escaped HTML with ranges of it marked; `escape`, through which all text goes.

No text is trusted: the words of a question, of an article and of an answer reach a page as
characters, never as markup.
"""

import html
import re
from collections.abc import Iterable, Sequence

from qa.records import Article, Range
from qa.rendering.plain import UNPRINTABLE

# The atomic group keeps "\r\n" one line break: two of them, with blanks between, end a paragraph.
GAP = re.compile(r"(?:(?>\r\n?|\n)[^\S\r\n]*+){2,}")


def article_html(article: Article, ranges: Iterable[Range]) -> str:
    """The article's text in paragraphs, the ranges marked; its text content is `article.text`.

    Two characters that no page can hold, U+0000 and a lone surrogate, become U+FFFD.
    ValueError for a range that is empty or outside the text.
    """
    marks = _merged(ranges, len(article.text))
    pieces: list[str] = []
    at = 0
    for gap in GAP.finditer(article.text):
        pieces.append(_paragraph(article.text, Range(at, gap.start()), marks))
        pieces.append(
            f'<span class="gap">{_marked(article.text, Range(*gap.span()), marks)}</span>'
        )
        at = gap.end()
    pieces.append(_paragraph(article.text, Range(at, len(article.text)), marks))
    return f'<article class="text" dir="auto">{"".join(pieces)}</article>'


def escape(text: str) -> str:
    """Text that a page shows character for character, in an element or in an attribute's quotes."""
    # Written as it is, a carriage return becomes a line feed when the page is parsed.
    shown = text.translate(UNPRINTABLE | {0: 0xFFFD})
    return html.escape(shown).replace("\r", "&#13;")


def _merged(ranges: Iterable[Range], length: int) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if not 0 <= start < end <= length:
            raise ValueError(f"{start}-{end} is no range of {length} characters")
        if merged and start <= merged[-1].end:
            merged[-1] = Range(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Range(start, end))
    return merged


def _paragraph(text: str, within: Range, marks: Sequence[Range]) -> str:
    return f"<p>{_marked(text, within, marks)}</p>" if within.start < within.end else ""


def _marked(text: str, within: Range, marks: Sequence[Range]) -> str:
    pieces: list[str] = []
    at = within.start
    for mark in marks:
        start, end = max(mark.start, within.start), min(mark.end, within.end)
        if start < end:
            pieces += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
            at = end
    pieces.append(escape(text[at : within.end]))
    return "".join(pieces)
