"""Answers that the reader found: spans of the passages that it read."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from qa.bundle import Bundle
from qa.calibration import Kind
from qa.candidates.candidate import Candidate, key, make, trimmed
from qa.candidates.evidence import around
from qa.expectation import echo, misfit
from qa.identity import is_pronoun, means, stands_for, without_titles
from qa.matching import contains, coverage
from qa.reading import margin
from qa.records import Hit, Passage, Query, Quotation, QuotationKind, Range, Span, Wanted
from qa.text import overlaps, sentence_around

LINE_BREAK = re.compile(r"[\r\n]")
CHOICE = re.compile(r"\bor\b", re.IGNORECASE)
FAR = 10.0  # logits: a rival further behind makes no difference


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
        place = trimmed(article.text, Range(span.start, span.end))
        found = article.text[slice(*place)]
        speaker = stands_for(found, place, own)
        if not found or LINE_BREAK.search(found) or (speaker is None and is_pronoun(found)):
            continue
        if _is_asked(query.question, speaker.name if speaker else found):
            continue
        if query.wanted is Wanted.SPEAKER and speaker is None and _is_spoken(place, own):
            continue  # somebody else's words do not tell who spoke them
        if query.wanted is Wanted.WORDS and query.speaker:
            if not _is_spoken_by(query.speaker, place, own):
                continue  # nor what is written about somebody what they said
        sentence = sentence_around(article.text, place)
        features = _standing(span, spans) | {
            "coverage": coverage(query.question, article.text[slice(*sentence)], bundle.rarity),
            "similarity": _similarity(span, hits),
            "misfit": misfit(query.question, speaker.name if speaker else found),
            "echo": echo(query.question, found),
        }
        evidence = around(article, place, sentence, own)
        answer = speaker.named if speaker else place
        yield make(bundle, article, answer, kind, features, evidence)


def _is_asked(question: str, answer: str) -> bool:
    """Whether an answer is words of its question, as "Cllr Lee" is to "Who is Ann Lee?".

    Of a question that offers a choice, one of its words is an answer.
    """
    bare = " ".join(without_titles(answer))
    return bool(bare) and contains(question, bare) and not CHOICE.search(question)


def _is_spoken(place: Range, own: Iterable[Quotation]) -> bool:
    return any(q.kind is not QuotationKind.INDIRECT for q in _of(place, own))


def _is_spoken_by(name: str, place: Range, own: Iterable[Quotation]) -> bool:
    return any(q.speaker is not None and means(name, q.speaker) for q in _of(place, own))


def _of(place: Range, own: Iterable[Quotation]) -> Iterator[Quotation]:
    """The quotations that a place is part of."""
    return (q for q in own if any(overlaps(place, spoken) for spoken in q.ranges))


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


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
