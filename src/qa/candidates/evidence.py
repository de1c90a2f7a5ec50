"""The words of an article that are shown for an answer, or instead of one."""

from collections.abc import Iterable, Iterator

from qa.bundle import Bundle
from qa.matching import coverage
from qa.records import Article, Evidence, Hit, Passage, Query, Quotation, Range
from qa.text import overlaps, sentences

HALF = 0.5  # of a question's words, each by its rarity


def whole(quotation: Quotation, article: Article) -> Evidence:
    """A quotation from its first word to its last, over its paragraphs."""
    speaker = quotation.speaker
    place = Range(quotation.start, quotation.end)
    return _evidence(article, place, speaker.name if speaker else None)


def around(
    article: Article, place: Range, sentence: Range, quotations: Iterable[Quotation]
) -> Evidence:
    """The quotation that a place lies in, or else its sentence, which is nobody's words."""
    for quotation in quotations:
        if any(overlaps(place, spoken) for spoken in quotation.ranges):
            return whole(quotation, article)
    return _evidence(article, sentence, None)


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
            yield around(article, place, place, bundle.quotations[article.id])


def _evidence(article: Article, place: Range, speaker: str | None) -> Evidence:
    text = article.text[place.start : place.end]
    return Evidence(article.id, *place, text, speaker, article.published)
