"""What retrieval and reading found, as answers that can be compared: text, confidence, evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.calibration import WEIGHTS, Kind
from qa.matching import Rarity, contains, coverage, stems
from qa.reading import margin
from qa.records import (
    Article,
    Evidence,
    Hit,
    Query,
    Quotation,
    Range,
    Remark,
    Span,
    Speaker,
    Wanted,
)
from qa.text import overlaps, sentence_around, words

FIRST_PERSON = frozenset("i me we us my our mine ours myself ourselves i'm we're i've".split())
PRONOUNS = FIRST_PERSON | frozenset("he she they him her them his their hers theirs it".split())
TITLES = frozenset(
    "the a an mr mrs ms mx dr prof professor sir dame lord lady rev reverend cllr councillor mp"
    " sen senator rep representative gov governor".split()
)  # one article's "Councillor" is another's "Cllr", so none of them tells people apart
DOCUMENTS = frozenset("article articles document report letter review statement story".split())
EDGES = " \t\r\n\u00a0\"'“”‘’,;:.!?()[]"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible answer and where it stands."""

    kind: Kind
    features: Mapping[str, float]
    text: str
    article_id: str
    start: int
    end: int
    evidence: Evidence

    @property
    def confidence(self) -> float:
        """The probability that it is right, as its features have it."""
        return WEIGHTS[self.kind].probability(self.features)


def from_remarks(
    query: Query, hits: Iterable[Hit[Remark]], articles: Mapping[str, Article], rare: Rarity
) -> Iterator[Candidate]:
    """Who said it, or what was said: from the quotations whose speaker the article gives."""
    for hit in hits:
        remark, quotation = hit.found, hit.found.quotation
        speaker = quotation.speaker
        if speaker is None or (query.wanted is Wanted.DOER and not _first_person(remark.text)):
            continue
        article = articles[quotation.article_id]
        if query.wanted is Wanted.WORDS:
            place = _without_edges(article.text, Range(remark.start, remark.end))
        else:
            place = speaker.named
        if place.start < place.end:
            kind, features = likeness(query, hit, article, rare)
            yield _candidate(article, place, kind, features, whole(quotation, article))


def from_spans(
    query: Query,
    spans: Iterable[Span],
    articles: Mapping[str, Article],
    quotations: Mapping[str, Sequence[Quotation]],
    rare: Rarity,
) -> Iterator[Candidate]:
    """The reader's spans; a pronoun becomes the name that it stands for, or is no answer."""
    for span in spans:
        article = articles[span.article_id]
        place = _without_edges(article.text, Range(span.start, span.end))
        own = quotations.get(span.article_id, ())
        words_found = article.text[slice(*place)]
        speaker = stands_for(words_found, place, own)
        if not words_found or (speaker is None and _is_pronoun(words_found)):
            continue
        sentence = sentence_around(article.text, place)
        features = {
            "margin": margin(span),
            "coverage": coverage(query.question, article.text[slice(*sentence)], rare),
        }
        speech = query.wanted in {Wanted.SPEAKER, Wanted.WORDS}
        kind = Kind.SPAN_OF_SPEECH if speech else Kind.SPAN
        evidence = _around(article, place, sentence, own)
        yield _candidate(article, speaker.named if speaker else place, kind, features, evidence)


def likeness(
    query: Query, hit: Hit[Remark], article: Article, rare: Rarity
) -> tuple[Kind, dict[str, float]]:
    """How a remark resembles the words that a question is about.

    "coverage": the share of them in the remark; "context": what the rest of its article adds, for
    people name the subject of a remark ("the decision") where its speaker said "this". Words in
    quotation marks are meant as they stand, and get nothing for their context.
    """
    said = hit.found.quotation.text
    if query.quoted and all(contains(said, fragment) for fragment in query.quoted):
        return Kind.QUOTED, {}
    if not query.content:  # "What did she say?": any of her words will do
        return Kind.REMARK, {"coverage": 1.0, "context": 0.0, "similarity": 0.0}
    covered = coverage(query.content, hit.found.text, rare)
    around = covered if query.quoted else coverage(query.content, article.text, rare)
    context = max(0.0, around - covered)
    return Kind.REMARK, {"coverage": covered, "context": context, "similarity": hit.similarity}


def whole(quotation: Quotation, article: Article) -> Evidence:
    """A quotation from its first word to its last, over its paragraphs."""
    speaker = quotation.speaker
    return Evidence(
        article.id,
        quotation.start,
        quotation.end,
        article.text[quotation.start : quotation.end],
        speaker.name if speaker else None,
    )


def means(asked: str, speaker: Speaker) -> bool:
    """Whether a question's words for a speaker are this speaker's: all stand in name and role."""
    wanted = [word for word in words(asked) if word not in TITLES]
    if wanted and wanted[-1] in DOCUMENTS:  # what a report says, its authors are quoted for
        return True
    return bool(wanted) and stems(wanted) <= stems(words(f"{speaker.name} {speaker.role or ''}"))


def stands_for(text: str, place: Range, quotations: Iterable[Quotation]) -> Speaker | None:
    """The speaker whom these words mean: "I" within a quotation, "he" or a short name beside it."""
    for quotation in quotations:
        speaker = quotation.speaker
        if speaker is None:
            continue
        if overlaps(place, speaker.mention) or overlaps(place, speaker.named):
            if _is_pronoun(text) or stems(words(text)) <= stems(words(speaker.name)):
                return speaker
        elif _is_pronoun(text) and _first_person(text):
            if any(overlaps(place, spoken) for spoken in quotation.ranges):
                return speaker
    return None


def _candidate(
    article: Article, place: Range, kind: Kind, features: Mapping[str, float], evidence: Evidence
) -> Candidate:
    text = article.text[place.start : place.end]
    return Candidate(kind, features, text, article.id, place.start, place.end, evidence)


def _around(
    article: Article, place: Range, sentence: Range, quotations: Iterable[Quotation]
) -> Evidence:
    """The quotation that a place lies in, or else its sentence, which is nobody's words."""
    for quotation in quotations:
        if any(overlaps(place, spoken) for spoken in quotation.ranges):
            return whole(quotation, article)
    return Evidence(article.id, *sentence, article.text[slice(*sentence)], None)


def _first_person(text: str) -> bool:
    return not FIRST_PERSON.isdisjoint(words(text))


def _is_pronoun(text: str) -> bool:
    """Not "US" or "IT", which are names."""
    return text == "I" or (text.lower() in PRONOUNS and not text.isupper())


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
