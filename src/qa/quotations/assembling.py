"""The quotations of an article, put together from what the other modules of this package find."""

from collections.abc import Iterator, Sequence

from qa.quotations import cues, indirect, marks, names, speakers, speech, words
from qa.quotations.coreference import Resolver
from qa.quotations.cues import Cue
from qa.quotations.phrases import Phrase
from qa.quotations.speakers import Link, Reading
from qa.records import Article, Quotation, QuotationKind, Range, Speaker
from qa.text import paragraphs as lines_of

Told = dict[tuple[int, Phrase], Speaker | None]  # by sentence, and a phrase in it


def attribute(article: Article) -> tuple[Quotation, ...]:
    """Find the quotations of an article, in order of start; none where it quotes nobody.

    Ranges do not cross, within and between quotations. Those of a mixed quotation are the quoted
    words, those of an indirect one what is reported. Time is linear in the length of the text.
    """
    text = article.text
    reading = _read(text)
    links = [one for one in speakers.link(reading) if speech.is_spoken(text, reading, one)]
    told = _resolve(text, reading, links)
    found = [_quotation(article, group, reading, told) for group in _group(links)]
    found += _indirect(article, reading, told)
    return tuple(sorted(found, key=lambda quotation: quotation.start))


def _read(text: str) -> Reading:
    paragraphs = lines_of(text)
    quoted = marks.scan(text, paragraphs)
    sentences = words.read(text, paragraphs, quoted)
    return Reading(sentences, [cues.find(sentence) for sentence in sentences], quoted)


def _resolve(text: str, reading: Reading, links: Sequence[Link]) -> Told:
    """Resolve every phrase that stands for a speaker, in the order of the text."""
    sentences = reading.sentences
    resolver = Resolver(text, sentences, names.Register(names.collect(sentences)))
    wanted = _wanted(reading, links)
    return {(number, phrase): resolver.resolve(number, phrase) for number, phrase in wanted}


def _wanted(reading: Reading, links: Sequence[Link]) -> list[tuple[int, Phrase]]:
    wanted = {(one.sentence, one.subject) for one in links if one.subject}
    for number, inside in enumerate(reading.cues):
        wanted |= {(number, cue.subject) for cue in inside if cue.subject}
    return sorted(wanted)


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


def _quotation(article: Article, group: Sequence[Link], reading: Reading, told: Told) -> Quotation:
    first, quoted = group[0], reading.quoted
    ranges = tuple(Range(quoted[one.first].start, quoted[one.last].end) for one in group)
    whole = any(one.whole for one in group)
    return Quotation(
        article_id=article.id,
        ranges=ranges,
        pieces=tuple(article.text[start:end] for start, end in ranges),
        kind=QuotationKind.DIRECT if whole else QuotationKind.MIXED,
        cue=_cue(article.text, reading, first.sentence, first.cue) if first.cue else None,
        speaker=told[first.sentence, first.subject] if first.subject else None,
    )


def _indirect(article: Article, reading: Reading, told: Told) -> Iterator[Quotation]:
    """Make quotations of what is reported without marks, where the article says by whom."""
    for number, sentence in enumerate(reading.sentences):
        reported = indirect.find(sentence, reading.cues[number])
        if reported is None or reported.cue.subject is None:
            continue
        speaker = told[number, reported.cue.subject]
        if speaker:
            inside = sentence.words[reported.first : reported.last]
            place = Range(inside[0].start, inside[-1].end)
            yield Quotation(
                article_id=article.id,
                ranges=(place,),
                pieces=(article.text[slice(*place)],),
                kind=QuotationKind.INDIRECT,
                cue=_cue(article.text, reading, number, reported.cue),
                speaker=speaker,
            )


def _cue(text: str, reading: Reading, number: int, cue: Cue) -> str | None:
    reporting = reading.sentences[number].words[cue.first : cue.last]
    return text[reporting[0].start : reporting[-1].end] if reporting else None
