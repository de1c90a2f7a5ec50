"""Question and passages to the spans that may answer it."""

from collections.abc import Sequence

from qa.decoding import best_spans
from qa.ports import Reader
from qa.records import Passage, Span
from qa.settings import ReaderSettings


def read(
    question: str, passages: Sequence[Passage], reader: Reader, settings: ReaderSettings
) -> list[Span]:
    """The best spans of every passage, best margin over the null score first.

    All windows of all passages are compared by their logits; a span that two windows or two
    overlapping passages offer is kept once, at its best.
    """
    best: dict[tuple[str, int, int], Span] = {}
    windows = reader.read(question, [passage.text for passage in passages])
    for passage, own in zip(passages, windows, strict=True):
        for window in own:
            for found in best_spans(
                window, answer_tokens=settings.answer_tokens, count=settings.spans
            ):
                span = _span(passage, found.start, found.end, found.score, window.null)
                key = (span.article_id, span.start, span.end)
                if key not in best or margin(span) > margin(best[key]):
                    best[key] = span
    return sorted(best.values(), key=lambda s: (-margin(s), s.article_id, s.start, s.end))


def margin(span: Span) -> float:
    """By how much a span's logits exceed those of "no answer" in its window."""
    return span.score - span.null


def _span(passage: Passage, start: int, end: int, score: float, null: float) -> Span:
    at = passage.start
    return Span(passage.article_id, at + start, at + end, passage.text[start:end], score, null)
