"""An answer as plain text, as the JSON object of the batch files, and as escaped HTML.

Nothing here trusts a text: the words of a question, of an article and of an answer reach a page as
characters, never as markup, and reach a terminal without its control codes.
"""

import html
import re
from collections.abc import Iterable, Mapping, Sequence

from qa.records import Alternative, Answer, Article, Evidence, Range, Reason

REFUSAL = "I can't find this in the articles"
UNASKABLE = (Reason.NO_WORDS, Reason.TOO_LONG)  # the question is at fault, not the articles
CONFIDENCE_WORDS = ((0.9, "Very confident"), (0.7, "Confident"), (0.5, "Fairly confident"))
UNSURE = "Not sure"
AROUND = "“”‘’\"'.,;: "  # marks that make no other words of the same words
LARGE = 60  # characters of an answer that still looks right in large type

CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
CONTROLS |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
# A lone surrogate has no UTF-8, and no HTML can hold U+0000.
UNPRINTABLE = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
# The atomic group keeps "\r\n" one line break: two of them, with blanks between, end a paragraph.
GAP = re.compile(r"(?:(?>\r\n?|\n)[^\S\r\n]*+){2,}")


def to_text(answer: Answer) -> str:
    """Lines for a terminal, control characters shown as symbols; no line break at the end."""
    if answer.text is None:
        lines = [why(answer) if answer.reason in UNASKABLE else f"{REFUSAL}. {why(answer)}"]
    else:
        lines = [answer.text]
        for evidence in answer.evidence:
            lines += ["", *(f"    {line}".rstrip() for line in evidence.text.splitlines())]
            lines.append(f"    -- {_source(evidence)}")
        lines += ["", f"{confidence_words(answer.confidence)}."]
    if answer.alternatives:
        lines += ["", f"{_alternatives_title(answer)}:"]
        lines += [
            f"  - {other.text} ({_percent(other.confidence)}; {_place(other)})"
            for other in answer.alternatives
        ]
    return printable("\n".join(lines))


def printable(text: str) -> str:
    """Text for a terminal: control characters become symbols, lone surrogates U+FFFD."""
    return text.translate(CONTROLS | UNPRINTABLE)


def to_json(answer: Answer, *, ms: float, id: object = None) -> dict[str, object]:
    """The documented object: what `--json` prints and a line of a batch holds.

    `ms`: milliseconds that the question took; `id`: a batch row's own, left out where it is None.
    """
    row: dict[str, object] = {} if id is None else {"id": id}
    return row | {
        "question": answer.question,
        "answer": answer.text,
        "reason": None if answer.reason is None else answer.reason.value,
        "confidence": answer.confidence,
        "evidence": [
            {"article": e.article_id, "start": e.start, "end": e.end, "text": e.text,
             "speaker": e.speaker}
            for e in answer.evidence
        ],
        "alternatives": [
            {"answer": a.text, "confidence": a.confidence, "article": a.article_id,
             "start": a.start, "end": a.end}
            for a in answer.alternatives
        ],
        "ms": ms,
    }  # fmt: skip


def answer_html(answer: Answer, articles: Mapping[str, Article]) -> str:
    """The card of an answer: its text, the quotation that proves it, the confidence, the rest.

    Beside each range of an article stands a button with `data-article`, `data-start`, `data-end`.
    ValueError where an evidence is not the text of its range.
    """
    if answer.text is None:
        return (
            f'<div class="card declined"><p class="said">{REFUSAL}.</p>'
            f'<p class="reason">{escape(why(answer))}</p>'
            f"{_alternatives_html(answer, articles)}</div>"
        )
    first, *others = (_evidence_html(e, articles[e.article_id]) for e in answer.evidence)
    more = f"<details><summary>More evidence ({len(others)})</summary>{''.join(others)}</details>"
    return (
        f'<div class="card">{_said_html(answer.text, answer.evidence[0])}{first}'
        f'<p class="confidence">{confidence_words(answer.confidence)}</p>'
        f"{more if others else ''}{_alternatives_html(answer, articles)}</div>"
    )


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


def heading(article: Article) -> str:
    """What to call the article: its title, or its id where it has none."""
    return article.title or article.id


def why(answer: Answer) -> str:
    """Why there is no answer, as a sentence; "" where there is one."""
    reason = "" if answer.reason is None else f"{answer.reason.value}."
    return reason[:1].upper() + reason[1:]


def confidence_words(confidence: float) -> str:
    """In words and as a number: 0.83 -> "Confident, 83%"."""
    word = next((w for least, w in CONFIDENCE_WORDS if confidence >= least), UNSURE)
    return f"{word}, {_percent(confidence)}"


def verify(evidence: Evidence, article: Article) -> None:
    """ValueError unless the evidence is, character for character, what stands in its range."""
    if article.text[evidence.start : evidence.end] != evidence.text:
        raise ValueError(
            f"{article.id}:{evidence.start}-{evidence.end} does not read {evidence.text[:80]!r}"
        )


def _percent(confidence: float) -> str:
    return f"{min(round(100 * confidence), 99)}%"  # a model never has the right to say 100


def _source(evidence: Evidence) -> str:
    return f"{evidence.speaker}, {_place(evidence)}" if evidence.speaker else _place(evidence)


def _place(found: Evidence | Alternative) -> str:
    return f"{found.article_id}, characters {found.start}-{found.end}"


def _alternatives_title(answer: Answer) -> str:
    return "Nearest in the articles" if answer.text is None else "Also considered"


def _said_html(text: str, evidence: Evidence) -> str:
    if text.strip(AROUND) == evidence.text.strip(AROUND):
        return ""  # the quotation is the answer, and stands just below
    size = "said" if len(text) <= LARGE else "said long"
    return f'<p class="{size}" dir="auto">{escape(text)}</p>'


def _evidence_html(evidence: Evidence, article: Article) -> str:
    verify(evidence, article)
    speaker = (
        f'<span class="speaker" dir="auto">{escape(evidence.speaker)}</span>'
        if evidence.speaker
        else ""
    )
    return (
        f'<figure class="evidence"><blockquote dir="auto">{escape(evidence.text)}</blockquote>'
        f'<figcaption><span class="source">{speaker}{_citation(article)}</span>'
        f"{_show_button(evidence, 'Show in article')}</figcaption></figure>"
    )


def _citation(article: Article) -> str:
    date = f' <span class="date">{escape(article.published)}</span>' if article.published else ""
    return f'<cite dir="auto">{escape(heading(article))}</cite>{date}'


def _alternatives_html(answer: Answer, articles: Mapping[str, Article]) -> str:
    if not answer.alternatives:
        return ""
    rows = "".join(
        f'<li><span class="other" dir="auto">{escape(other.text)}</span>'
        f' <span class="percent">{_percent(other.confidence)}</span>'
        f" {_citation(articles[other.article_id])} {_show_button(other, 'Show')}</li>"
        for other in answer.alternatives
    )
    title = _alternatives_title(answer)
    state = " open" if answer.text is None else ""  # all that there is to see of a refusal
    return (
        f'<details class="alternatives"{state}><summary>{title}</summary><ul>{rows}</ul></details>'
    )


def _show_button(found: Evidence | Alternative, label: str) -> str:
    return (
        f'<button type="button" class="show" data-article="{escape(found.article_id)}"'
        f' data-start="{found.start}" data-end="{found.end}">{label}</button>'
    )


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
