"""A possible answer: what it says, where it stands, and the probability that it is right."""

from collections.abc import Mapping
from dataclasses import dataclass

from qa.bundle import Bundle
from qa.calibration import Kind
from qa.records import Article, Evidence, Range
from qa.text import words

EDGES = " \t\r\n\u00a0\"'“”‘’,;:.!?()[]"
ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible answer, where it stands, and the probability that it is right."""

    kind: Kind
    features: Mapping[str, float]
    confidence: float
    text: str
    article_id: str
    start: int
    end: int
    evidence: Evidence


def same(a: Candidate, b: Candidate) -> bool:
    """Whether two say the same: their words are equal, or they overlap in one article."""
    together = a.article_id == b.article_id and a.start < b.end and b.start < a.end
    return together or key(a.text) == key(b.text)


def key(text: str) -> tuple[str, ...]:
    """What makes two answers one: their words, without articles."""
    return tuple(word for word in words(text) if word not in ARTICLES)


def make(
    bundle: Bundle,
    article: Article,
    place: Range,
    kind: Kind,
    features: Mapping[str, float],
    evidence: Evidence,
) -> Candidate:
    """The candidate of a place, with the confidence that the index's calibrator gives it."""
    confidence = bundle.calibrator.probability(kind, features)
    text = article.text[place.start : place.end]
    return Candidate(kind, features, confidence, text, article.id, *place, evidence)


def trimmed(text: str, place: Range) -> Range:
    """Without the marks and spaces at either end; a closing bracket that is opened inside stays."""
    start, end = place
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        if text[end - 1] in ")]" and any(mark in text[start:end] for mark in "(["):
            break
        end -= 1
    return Range(start, end)
