"""An answer as lines for a terminal, its control characters shown as symbols."""

from collections.abc import Iterable, Iterator

from qa.records import Alternative, Answer, Evidence
from qa.rendering.phrases import (
    CONFLICTS,
    CONSIDERED,
    REFUSAL,
    UNASKABLE,
    confidence_words,
    nearest_title,
    percent,
    place,
    source,
    why,
)

CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
CONTROLS |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
# A lone surrogate has no UTF-8, and no HTML can hold U+0000.
UNPRINTABLE = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def to_text(answer: Answer) -> str:
    """An answer and what belongs to it, then those to the questions that were asked with it."""
    texts = ["\n".join(_lines(answer))]
    for further in answer.further:
        texts.append("\n".join([further.question, "", *_lines(further)]))
    return printable("\n\n".join(texts))


def printable(text: str) -> str:
    """Text for a terminal: control characters become symbols, lone surrogates U+FFFD."""
    return text.translate(CONTROLS | UNPRINTABLE)


def _lines(answer: Answer) -> Iterator[str]:
    if answer.read_as:
        yield from (f"Read as: {answer.read_as}", "")
    if answer.text is None:
        yield why(answer) if answer.reason in UNASKABLE else f"{REFUSAL}. {why(answer)}"
    else:
        yield answer.text
        yield from _quoted(answer.evidence)
        yield from ("", f"{confidence_words(answer.confidence)}.")
    if answer.nearest:
        yield from ("", f"{nearest_title(answer)}:")
        yield from _quoted(answer.nearest)
    yield from _others(CONFLICTS, answer.conflicts)
    if answer.text is not None:
        yield from _others(CONSIDERED, answer.alternatives)


def _quoted(evidence: Iterable[Evidence]) -> Iterator[str]:
    for one in evidence:
        yield ""
        yield from (f"    {line}".rstrip() for line in one.text.splitlines())
        yield f"    -- {source(one)}"


def _others(title: str, others: Iterable[Alternative]) -> Iterator[str]:
    rows = [f"  - {o.text} ({percent(o.confidence)}; {place(o)})" for o in others]
    if rows:
        yield from ("", f"{title}:", *rows)
