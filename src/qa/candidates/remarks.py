"""Answers that quotations hold: who said it, or what was said."""

import math
from collections.abc import Iterator, Sequence

from qa.bundle import Bundle
from qa.calibration import Kind
from qa.candidates.candidate import Candidate, make, trimmed
from qa.candidates.evidence import whole
from qa.identity import in_first_person, is_named, may_be_one
from qa.matching import contains, coverage, stems
from qa.records import Article, Hit, Query, Quotation, Range, Remark, Speaker, Wanted
from qa.text import content_words, overlaps

LEAST = -12.0  # logits: a margin further below makes no difference
UNREAD = -4.0  # stands for the margin where nothing was read


def from_remarks(
    query: Query,
    hits: Sequence[Hit[Remark]],
    bundle: Bundle,
    *,
    read: Sequence[Candidate] | None = None,
) -> Iterator[Candidate]:
    """Who said it, or what was said: from the quotations whose speaker the article gives.

    `read`: what the reader's spans offer, which is evidence for what they agree with; None where
    nothing was read. Beside what `_likeness` tells, the features are the leads over the best remark
    that gives another answer, and how well the reader agrees.
    """
    covered = [_coverage(query, hit.found, bundle) for hit in hits]
    for hit, own in zip(hits, covered, strict=True):
        remark, quotation = hit.found, hit.found.quotation
        speaker = quotation.speaker
        if speaker is None or (query.wanted is Wanted.DOER and not in_first_person(remark.text)):
            continue
        if query.wanted is not Wanted.WORDS and not query.quoted:
            if is_named(speaker, query.question):
                continue  # "Who told Ann Lee that ...?" asks for somebody else
        article = bundle.articles[quotation.article_id]
        place = speaker.named
        if query.wanted is Wanted.WORDS:
            place = trimmed(article.text, _spoken(remark))
        if place.start < place.end:
            others = zip(hits, covered, strict=True)
            rivals = [(h, share) for h, share in others if _is_rival(query, h.found, remark)]
            lead = {
                "lead": own - max((share for _, share in rivals), default=0.0),
                "similarity lead": hit.similarity
                - max((rival.similarity for rival, _ in rivals), default=0.0),
            }
            kind, features = _likeness(query, hit, own, article, bundle)
            features |= lead | {"read": _agreed(query, speaker, article.id, place, read)}
            yield make(bundle, article, place, kind, features, whole(quotation, article))


def _spoken(remark: Remark) -> Range:
    """The speaker's own words of a remark, which may be a sentence that quotes only some."""
    quotation = remark.quotation
    return Range(max(remark.start, quotation.start), min(remark.end, quotation.end))


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


def _agreed(
    query: Query, speaker: Speaker, article_id: str, place: Range, read: Sequence[Candidate] | None
) -> float:
    """The reader's best margin over "no answer" for the same speaker or the same words, in logits.

    At least `LEAST`, which is also for an answer that it does not give.
    """
    if read is None:
        return UNREAD
    if query.wanted is Wanted.WORDS:
        own = [
            c for c in read if c.article_id == article_id and overlaps(Range(c.start, c.end), place)
        ]
    else:
        own = [c for c in read if may_be_one(c.text, speaker.name)]
    return max([LEAST, *(c.features["margin"] for c in own)])


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


def _is_rival(query: Query, other: Remark, remark: Remark) -> bool:
    """Whether another remark gives another answer: another speaker, or other words."""
    if query.wanted is Wanted.WORDS:
        return other is not remark
    one, two = remark.quotation.speaker, other.quotation.speaker
    return one is None or two is None or not may_be_one(one.name, two.name)
