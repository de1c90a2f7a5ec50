"""What retrieval and reading found, as answers that can be compared: text, confidence, evidence."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.bundle import Bundle
from qa.calibration import Kind
from qa.expectation import echo, misfit
from qa.identity import in_first_person, is_pronoun, means, stands_for
from qa.matching import contains, coverage, stems
from qa.reading import margin
from qa.records import (
    Article,
    Evidence,
    Hit,
    Passage,
    Query,
    Quotation,
    Range,
    Remark,
    Span,
    Speaker,
    Wanted,
)
from qa.text import content_words, overlaps, sentence_around, sentences, words

EDGES = " \t\r\n\u00a0\"'“”‘’,;:.!?()[]"
ARTICLES = frozenset({"a", "an", "the"})
LINE_BREAK = re.compile(r"[\r\n]")
HALF = 0.5  # of a question's words, each by its rarity
FAR = 10.0  # logits: a rival further behind makes no difference


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


def from_remarks(query: Query, hits: Sequence[Hit[Remark]], bundle: Bundle) -> Iterator[Candidate]:
    """Who said it, or what was said: from the quotations whose speaker the article gives."""
    covered = [_coverage(query, hit.found, bundle) for hit in hits]
    for hit, own in zip(hits, covered, strict=True):
        remark, quotation = hit.found, hit.found.quotation
        speaker = quotation.speaker
        if speaker is None or (query.wanted is Wanted.DOER and not in_first_person(remark.text)):
            continue
        article = bundle.articles[quotation.article_id]
        if query.wanted is Wanted.WORDS:
            place = _without_edges(article.text, Range(remark.start, remark.end))
            rivals = []
        else:
            place = speaker.named
            others = zip(hits, covered, strict=True)
            rivals = [share for other, share in others if not _by(other.found, speaker)]
        if place.start < place.end:
            lead = {"lead": own - max(rivals, default=0.0)}
            kind, features = _likeness(query, hit, own, article, bundle)
            yield _candidate(
                bundle, article, place, kind, lead | features, whole(quotation, article)
            )


def from_spans(
    query: Query, spans: Sequence[Span], hits: Sequence[Hit[Passage]], bundle: Bundle
) -> Iterator[Candidate]:
    """The reader's spans; a pronoun becomes the name that it stands for, or is no answer.

    Nor is one that runs from one paragraph into the next.
    """
    speech = query.wanted in {Wanted.SPEAKER, Wanted.WORDS}
    kind = Kind.SPAN_OF_SPEECH if speech else Kind.SPAN
    for span in spans:
        article = bundle.articles[span.article_id]
        own = bundle.quotations[span.article_id]
        place = _without_edges(article.text, Range(span.start, span.end))
        found = article.text[slice(*place)]
        speaker = stands_for(found, place, own)
        if not found or LINE_BREAK.search(found) or (speaker is None and is_pronoun(found)):
            continue
        sentence = sentence_around(article.text, place)
        features = _standing(span, spans) | {
            "coverage": coverage(query.question, article.text[slice(*sentence)], bundle.rarity),
            "similarity": _similarity(span, hits),
            "misfit": misfit(query.question, speaker.name if speaker else found),
            "echo": echo(query.question, found),
        }
        evidence = _around(article, place, sentence, own)
        answer = speaker.named if speaker else place
        yield _candidate(bundle, article, answer, kind, features, evidence)


def whole(quotation: Quotation, article: Article) -> Evidence:
    """A quotation from its first word to its last, over its paragraphs."""
    speaker = quotation.speaker
    place = Range(quotation.start, quotation.end)
    return _evidence(article, place, speaker.name if speaker else None)


def nearest(
    query: Query, hits: Iterable[Hit[Passage]], bundle: Bundle, *, least: float
) -> Iterator[Evidence]:
    """The sentence of each passage that has most of a question's words, where it is near.

    Near: its passage is at least so similar to the question, or it has half of the words itself.
    """
    for hit in hits:
        article = bundle.articles[hit.found.article_id]
        inside = sentences(article.text, Range(hit.found.start, hit.found.end))
        share, place = max(
            ((coverage(query.question, article.text[slice(*s)], bundle.rarity), s) for s in inside),
            key=lambda row: row[0],
        )
        if hit.similarity >= least or share >= HALF:
            yield _around(article, place, place, bundle.quotations[article.id])


def _likeness(
    query: Query, hit: Hit[Remark], covered: float, article: Article, bundle: Bundle
) -> tuple[Kind, dict[str, float]]:
    """How a remark resembles the words that a question is about.

    "coverage": the share of them in the remark; "context": what the rest of its article adds, for
    people name the subject of a remark ("the decision") where its speaker said "this". Words in
    quotation marks are meant as they stand, and get nothing for their context; "length": how much
    they tell, for two common words may be anybody's.
    """
    if _verbatim(query, hit.found.quotation):
        told = sum(bundle.rarity.weight(stem) for stem in stems(content_words(query.content)))
        return Kind.QUOTED, {"length": math.log1p(told)}
    around = covered
    if query.content and not query.quoted:
        around = coverage(query.content, article.text, bundle.rarity)
    context = max(0.0, around - covered)
    return Kind.REMARK, {"coverage": covered, "context": context, "similarity": hit.similarity}


def _coverage(query: Query, remark: Remark, bundle: Bundle) -> float:
    """The share of a question's words in a remark, 0 to 1.

    1 where it has the very words, or where the question has no words on what was said ("What did
    she say?": any of her words will do).
    """
    if not query.content or _verbatim(query, remark.quotation):
        return 1.0
    return coverage(query.content, remark.text, bundle.rarity)


def _verbatim(query: Query, quotation: Quotation) -> bool:
    """Whether a quotation has all the words that a question has in quotation marks."""
    quoted = query.quoted
    return bool(quoted) and all(contains(quotation.text, fragment) for fragment in quoted)


def _by(remark: Remark, speaker: Speaker) -> bool:
    """Whether a remark is this speaker's, as far as one name can be the other shortened."""
    other = remark.quotation.speaker
    return other is not None and (means(other.name, speaker) or means(speaker.name, other))


def _standing(span: Span, spans: Sequence[Span]) -> dict[str, float]:
    """How a span stands among all spans.

    "margin": over "no answer"; "lead": over the best span that says something else; "agreement":
    how many say the same elsewhere, as a logarithm. The first two in logits.
    """
    own = key(span.text)
    others = [s for s in spans if s.article_id != span.article_id or not _touch(s, span)]
    rivals = [margin(s) for s in others if key(s.text) != own]
    agreeing = sum(key(s.text) == own for s in others)
    lead = margin(span) - max(rivals, default=-math.inf)
    return {
        "margin": margin(span),
        "lead": max(-FAR, min(FAR, lead)),
        "agreement": math.log1p(agreeing),
    }


def _similarity(span: Span, hits: Iterable[Hit[Passage]]) -> float:
    """The cosine of the question and the most similar passage that holds the span."""
    return max(
        hit.similarity
        for hit in hits
        if hit.found.article_id == span.article_id
        and hit.found.start <= span.start
        and span.end <= hit.found.end
    )


def _candidate(
    bundle: Bundle,
    article: Article,
    place: Range,
    kind: Kind,
    features: Mapping[str, float],
    evidence: Evidence,
) -> Candidate:
    confidence = bundle.calibrator.probability(kind, features)
    text = article.text[place.start : place.end]
    return Candidate(kind, features, confidence, text, article.id, *place, evidence)


def _around(
    article: Article, place: Range, sentence: Range, quotations: Iterable[Quotation]
) -> Evidence:
    """The quotation that a place lies in, or else its sentence, which is nobody's words."""
    for quotation in quotations:
        if any(overlaps(place, spoken) for spoken in quotation.ranges):
            return whole(quotation, article)
    return _evidence(article, sentence, None)


def _evidence(article: Article, place: Range, speaker: str | None) -> Evidence:
    text = article.text[place.start : place.end]
    return Evidence(article.id, *place, text, speaker, article.published)


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _without_edges(text: str, place: Range) -> Range:
    """Without the marks and spaces at either end; a closing bracket that is opened inside stays."""
    start, end = place
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        if text[end - 1] in ")]" and any(mark in text[start:end] for mark in "(["):
            break
        end -= 1
    return Range(start, end)
