"""The quotations of an article, put together from what the other modules of this package find."""

from collections.abc import Sequence

from qa.quotations import cues, marks, names, speakers, speech, words
from qa.quotations.coreference import Resolver
from qa.quotations.cues import Cue
from qa.quotations.marks import Quoted
from qa.quotations.phrases import Phrase
from qa.quotations.speakers import Link, Reading
from qa.quotations.words import Sentence
from qa.records import Article, Quotation, QuotationKind, Range, Speaker

Places = tuple[int, Phrase]  # a sentence, and a phrase in it


def attribute(article: Article) -> tuple[Quotation, ...]:
    """Find the quotations of an article, in order of start; none where it quotes nobody.

    Ranges do not cross, within and between quotations. Time is linear in the length of the text.
    """
    paragraphs = marks.paragraphs(article.text)
    quoted = marks.scan(article.text, paragraphs)
    sentences = words.read(article.text, paragraphs, quoted)
    found = [cues.find(sentence) for sentence in sentences]
    reading = Reading(sentences, found, quoted)
    links = [one for one in speakers.link(reading) if speech.is_spoken(article.text, reading, one)]
    told = _resolve(article.text, sentences, found, links)
    groups = _group(links)
    return tuple(_quotation(article, group, quoted, sentences, told) for group in groups)


def _resolve(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Sequence[Cue]],
    links: Sequence[Link],
) -> dict[Places, Speaker | None]:
    """Resolve every phrase that stands for a speaker, in the order of the text."""
    wanted = {(one.sentence, one.subject) for one in links if one.subject}
    for number, inside in enumerate(found):
        wanted |= {(number, cue.subject) for cue in inside if cue.subject}
    resolver = Resolver(text, sentences, names.Register(names.collect(sentences)))
    return {(number, phrase): resolver.resolve(number, phrase) for number, phrase in sorted(wanted)}


def _group(links: Sequence[Link]) -> list[list[Link]]:
    """Put the pieces of one act of speech together: around one cue, or continued."""
    groups: list[list[Link]] = []
    for one in links:
        last = groups[-1][-1] if groups else None
        if last and (one.continues or (one.cue is not None and one.cue is last.cue)):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _quotation(
    article: Article,
    group: Sequence[Link],
    quoted: Sequence[Quoted],
    sentences: Sequence[Sentence],
    told: dict[Places, Speaker | None],
) -> Quotation:
    first = group[0]
    ranges = tuple(Range(quoted[one.first].start, quoted[one.last].end) for one in group)
    cue = None
    if first.cue and first.cue.last > first.cue.first:
        reporting = sentences[first.sentence].words[first.cue.first : first.cue.last]
        cue = article.text[reporting[0].start : reporting[-1].end]
    whole = any(one.whole for one in group)
    return Quotation(
        article_id=article.id,
        ranges=ranges,
        pieces=tuple(article.text[start:end] for start, end in ranges),
        kind=QuotationKind.DIRECT if whole else QuotationKind.MIXED,
        cue=cue,
        speaker=told[first.sentence, first.subject] if first.subject else None,
    )
