"""Which words beside a quoted stretch tell who speaks it, and which stretches nobody speaks."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.quotations import phrases
from qa.quotations.cues import Cue, Strength
from qa.quotations.marks import Quoted
from qa.quotations.phrases import Phrase
from qa.quotations.words import DASHES, Kind, Sentence, Word

FRAGMENT = 2  # words; without a cue, no more are a title or a sneer
LOOSE = 5  # words; without a cue, fewer are speech only where they stand as a sentence
NEAR_PARAGRAPHS = 2
TAG = 3  # places after a quotation within which its reporting clause begins
LEADS_IN = DASHES | {",", ":"}


@dataclass(frozen=True, slots=True)
class Link:
    """The attribution of one quoted stretch.

    `subject`: a phrase of sentence `sentence`, or None where nobody is told. `continues`: the
    stretch goes on from the one before. `whole`: it stands as a sentence, not inside another's.
    """

    quoted: int
    sentence: int
    cue: Cue | None
    subject: Phrase | None
    continues: bool
    whole: bool


def link(
    sentences: Sequence[Sentence], cues: Sequence[Sequence[Cue]], quoted: Sequence[Quoted]
) -> list[Link]:
    """Link every stretch that somebody speaks, in order; `cues`: those of each sentence."""
    links: list[Link] = []
    for number, sentence in enumerate(sentences):
        for at, word in enumerate(sentence.words):
            if word.kind is Kind.QUOTED and quoted[word.quoted].start < quoted[word.quoted].end:
                found = _link(sentences, cues, quoted, number, at, links[-1] if links else None)
                if found:
                    links.append(found)
    return links


def _link(
    sentences: Sequence[Sentence],
    cues: Sequence[Sequence[Cue]],
    quoted: Sequence[Quoted],
    number: int,
    at: int,
    previous: Link | None,
) -> Link | None:
    words = sentences[number].words
    stretch = words[at].quoted
    whole = at == 0 or (words[at - 1].text in LEADS_IN and words[at].text[:1].isupper())
    cue = _beside(words, at, cues[number])
    if cue:
        return Link(stretch, number, cue, cue.subject, False, whole)
    if at == 0 and number:
        announced = _announces(sentences[number - 1], cues[number - 1])
        if announced:
            return Link(stretch, number - 1, announced, announced.subject, False, True)
    if at == 0 and previous and _continues(words[at], quoted, number, previous):
        return Link(stretch, previous.sentence, previous.cue, previous.subject, True, True)
    length = len(words[at].text.split())
    if length <= FRAGMENT or (length < LOOSE and not whole):
        return None
    return Link(stretch, number, None, phrases.opening(words, at), False, whole)


def _beside(words: Sequence[Word], at: int, cues: Sequence[Cue]) -> Cue | None:
    """Choose the cue that introduces or closes the stretch at place `at`."""
    before = max((p for p in range(at) if words[p].kind is Kind.QUOTED), default=-1)
    places = range(at + 1, len(words))
    after = min((p for p in places if words[p].kind is Kind.QUOTED), default=len(words))
    told = [cue for cue in cues if cue.subject]
    leading = [cue for cue in told if before < cue.first < at]
    trailing = [cue for cue in told if at < cue.first < after]
    tags = [cue for cue in trailing if _is_tag(cue, at)]
    paused = words[at].text[-1:] in ",?!…-—–" or at == 0
    if tags and (paused or words[at + 1].text in LEADS_IN):
        return tags[0]
    if leading:
        return leading[-1]
    if tags:
        return tags[0]
    earlier = [cue for cue in told if cue.first < at]
    said = [cue for cue in trailing if cue.strength is Strength.SAYING]
    return earlier[-1] if earlier else next(iter(said), None)


def _is_tag(cue: Cue, at: int) -> bool:
    near = cue.subject is not None and min(cue.subject.first, cue.first) <= at + TAG
    return near and cue.strength is Strength.SAYING


def _announces(sentence: Sentence, cues: Sequence[Cue]) -> Cue | None:
    """Take the cue of a sentence that ends in a colon or breaks off: "Mr Fortune added:"."""
    last = sentence.words[-1]
    told = [cue for cue in cues if cue.subject]
    if last.text == ":":
        if told:
            return told[-1]
        subject = phrases.opening(sentence.words, len(sentence.words))
        return Cue(0, 0, Strength.FRAMING, subject) if subject else None
    breaks_off = last.text in LEADS_IN and told and told[-1].last >= len(sentence.words) - 1
    return told[-1] if breaks_off else None


def _continues(word: Word, quoted: Sequence[Quoted], number: int, previous: Link) -> bool:
    before, mine = quoted[previous.quoted], quoted[word.quoted]
    if previous.quoted == word.quoted - 1:
        if mine.paragraph == before.paragraph:
            return previous.sentence >= number - 1
        if mine.paragraph == before.paragraph + 1 and not before.closed:
            return True
    near = mine.paragraph - before.paragraph <= NEAR_PARAGRAPHS
    return near and len(word.text.split()) >= LOOSE
