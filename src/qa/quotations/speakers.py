"""Which words beside a quoted stretch tell who speaks it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.quotations import phrases
from qa.quotations.cues import Cue, Strength
from qa.quotations.lexicon import DOCUMENTS, NOT_NAMES, PRONOUNS, SUBORDINATORS
from qa.quotations.marks import Quoted
from qa.quotations.phrases import RELATIVES, Phrase
from qa.quotations.words import DASHES, STOPS, Kind, Sentence, Word

FRAGMENT = 2  # words; without a cue, no more are a title or a sneer
LOOSE = 5  # words; without a cue, fewer are speech only where they stand as a sentence
NEAR_PARAGRAPHS = 2
TAG = 3  # places after a quotation within which its reporting clause begins
LEADS_IN = DASHES | {",", ":"}
HEADED = 3  # words of the name that a headline opens with
INTRODUCED = 4  # words and a comma between a cue and what it introduces
PAUSES = frozenset(",?!…-—–")
ENDS_NAME = frozenset(",.(")


@dataclass(frozen=True, slots=True)
class Link:
    """The attribution of one quoted stretch, or of a few that "and" joins.

    `first`, `last`: places of the first and the last of them. `subject`: a phrase of sentence
    `sentence`, or None where nobody is told. `continues`: it goes on from the one before. `whole`:
    it stands as a sentence, not inside another's.
    """

    first: int
    last: int
    sentence: int
    cue: Cue | None
    subject: Phrase | None
    continues: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as far as it is read: its sentences, the cues of each, its quoted stretches."""

    sentences: Sequence[Sentence]
    cues: Sequence[Sequence[Cue]]
    quoted: Sequence[Quoted]


def link(reading: Reading) -> list[Link]:
    """Link every stretch that somebody may speak, in order."""
    links: list[Link] = []
    for number, sentence in enumerate(reading.sentences):
        for at, word in enumerate(sentence.words):
            if word.kind is not Kind.QUOTED or not word.text:
                continue
            previous = links[-1] if links else None
            found = _link(reading, number, at, previous)
            if found and previous and _joins(reading, number, at, previous, found):
                links[-1] = replace(previous, last=found.last)
            elif found:
                links.append(found)
    return links


def _link(reading: Reading, number: int, at: int, previous: Link | None) -> Link | None:
    words = reading.sentences[number].words
    place = words[at].quoted
    whole = at == 0 or (words[at - 1].text in LEADS_IN and words[at].text[:1].isupper())
    plain = Link(place, place, number, None, None, continues=False, whole=whole)
    label = _label(words, at, number)
    labelled = label is not None and _opens(words, label[1].first)
    cue = None if labelled else _beside(words, at, reading.cues[number])
    if cue:
        return replace(plain, cue=cue, subject=cue.subject)
    signed = _signature(reading, number, at) or label
    if signed:
        return replace(plain, sentence=signed[0], subject=signed[1], whole=True)
    found = _from_before(reading, plain, previous) if at == 0 else None
    if found:
        return found
    length = len(words[at].text.split())
    headed = _headed(words, first=number == 0) if length > FRAGMENT else None
    if headed:
        return replace(plain, subject=headed)
    if length <= FRAGMENT or (length < LOOSE and not whole):
        return None
    if at > 1 and words[at - 1].text == ":":
        return replace(plain, subject=phrases.clause(words, at - 1))
    if at and previous and _same_paragraph(reading, previous, place):
        return replace(plain, sentence=previous.sentence, subject=previous.subject)
    return replace(plain, subject=phrases.clause(words, at))


def _beside(words: Sequence[Word], at: int, cues: Sequence[Cue]) -> Cue | None:
    """Choose the cue that introduces or closes the stretch at place `at`."""
    before = max((p for p in range(at) if words[p].kind is Kind.QUOTED), default=-1)
    places = range(at + 1, len(words))
    after = min((p for p in places if words[p].kind is Kind.QUOTED), default=len(words))
    told = [cue for cue in cues if cue.subject]
    leading = [cue for cue in told if before < cue.first < at]
    trailing = [cue for cue in told if at < cue.first < after and cue.strength is Strength.SAYING]
    tags = [cue for cue in trailing if _is_tag(cue, at)]
    paused = at == 0 or words[at].text[-1:] in PAUSES
    told_before = leading and (_leads_in(words, leading[-1], at) or _new_clause(words, at + 1))
    if tags and not told_before and (paused or words[at + 1].text in LEADS_IN):
        return tags[0]
    if leading:
        return leading[-1]
    earlier = [cue for cue in told if cue.first < at]
    later = trailing if len(words[at].text.split()) > FRAGMENT else []
    return next(iter([*tags, *reversed(earlier), *later]), None)


def _leads_in(words: Sequence[Word], cue: Cue, at: int) -> bool:
    """Tell whether a cue introduces the stretch: "said:", "said that", "responds to her with,"."""
    between = words[cue.last : at]
    if cue.strength is Strength.FRAMING or cue.subject is None:
        return False
    if words[cue.subject.last - 1].lower in RELATIVES:
        return False
    if between and between[-1].text in LEADS_IN and len(between) <= INTRODUCED:
        return all(word.kind is Kind.WORD for word in between[:-1])
    return all(word.lower == "that" for word in between)


def _new_clause(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].lower in SUBORDINATORS


def _is_tag(cue: Cue, at: int) -> bool:
    return cue.subject is not None and min(cue.subject.first, cue.first) <= at + TAG


def _signature(reading: Reading, number: int, at: int) -> tuple[int, Phrase] | None:
    """Read "— Mary Hill" after a quotation, in its line or at the start of the next."""
    words, place = reading.sentences[number].words, at + 1
    own = place < len(words)
    if not own:
        number, place = number + 1, 0
        if number == len(reading.sentences):
            return None
        words = reading.sentences[number].words
    phrase = phrases.beginning(words, place + 1) if words[place].text in DASHES else None
    if phrase is None or not words[phrase.first].capital:
        return None
    alone = not own or phrase.last == len(words) or words[phrase.last].text in ENDS_NAME
    return (number, phrase) if alone else None


def _label(words: Sequence[Word], at: int, number: int) -> tuple[int, Phrase] | None:
    """Read "Mary Hill:" before a quotation."""
    if at < 2 or words[at - 1].text != ":" or not words[at - 2].capital:
        return None
    first = at - 2
    while first > 0 and words[first - 1].capital:
        first -= 1
    named = words[at - 2].lower not in NOT_NAMES
    return (number, Phrase(first, at - 1)) if named else None


def _headed(words: Sequence[Word], *, first: bool) -> Phrase | None:
    """Read "Carr: council 'not fit for purpose'", a headline."""
    places = range(1, min(HEADED + 1, len(words)))
    colon = next((at for at in places if words[at].text == ":"), 0)
    named = all(word.capital and word.lower not in NOT_NAMES for word in words[:colon])
    headline = first or words[-1].text[-1:] not in STOPS
    return Phrase(0, colon) if colon and named and headline else None


def _opens(words: Sequence[Word], at: int) -> bool:
    return at == 0 or words[at - 1].text in DASHES


def _from_before(reading: Reading, plain: Link, previous: Link | None) -> Link | None:
    """Take the speaker from what stands before a stretch that opens its sentence."""
    number = plain.sentence
    if number == 0:
        return None
    before = reading.sentences[number - 1]
    told = [cue for cue in reading.cues[number - 1] if cue.subject]
    announced = _announces(before, told)
    if announced:
        return replace(plain, sentence=number - 1, cue=announced, subject=announced.subject)
    if previous and _goes_on(reading, plain, previous):
        return _continued(plain, previous)
    written = any(word.lower in DOCUMENTS for word in before.words)
    said = [cue for cue in told if written or cue.strength is Strength.SAYING]
    if said:
        return replace(plain, sentence=number - 1, cue=said[-1], subject=said[-1].subject)
    if before.paragraph == reading.sentences[number].paragraph:
        subject = phrases.opening(before.words, len(before.words))
        first = before.words[subject.first] if subject else None
        if first and (first.capital or first.lower in PRONOUNS):
            return replace(plain, sentence=number - 1, subject=subject)
    near = previous and reading.sentences[number].paragraph - NEAR_PARAGRAPHS <= (
        reading.quoted[previous.last].paragraph
    )
    long = _length(reading, plain) >= LOOSE
    return _continued(plain, previous) if near and long and previous else None


def _continued(plain: Link, previous: Link) -> Link:
    return replace(
        plain,
        sentence=previous.sentence,
        cue=previous.cue,
        subject=previous.subject,
        continues=True,
        whole=True,
    )


def _announces(sentence: Sentence, told: Sequence[Cue]) -> Cue | None:
    """Take the cue of a sentence that ends in a colon or breaks off: "Mr Fortune added:"."""
    last = sentence.words[-1]
    if last.text == ":":
        if told:
            return told[-1]
        subject = phrases.opening(sentence.words, len(sentence.words))
        return Cue(0, 0, Strength.FRAMING, subject) if subject else None
    breaks_off = last.text in LEADS_IN and told and told[-1].last >= len(sentence.words) - 1
    return told[-1] if breaks_off else None


def _goes_on(reading: Reading, plain: Link, previous: Link) -> bool:
    """Tell whether nothing stands between a stretch and the one that it goes on from."""
    if previous.last != plain.first - 1:
        return False
    before, own = reading.quoted[previous.last], reading.quoted[plain.first]
    if own.paragraph == before.paragraph:
        return previous.sentence >= plain.sentence - 1
    return own.paragraph == before.paragraph + 1 and not before.closed


def _same_paragraph(reading: Reading, previous: Link, place: int) -> bool:
    return reading.quoted[previous.last].paragraph == reading.quoted[place].paragraph


def _length(reading: Reading, one: Link) -> int:
    return len(reading.sentences[one.sentence].words[0].text.split())


def _joins(reading: Reading, number: int, at: int, previous: Link, found: Link) -> bool:
    """Tell whether at most a word stands between two fragments: "poor" and "unsafe"."""
    words = reading.sentences[number].words
    near = any(word.quoted == previous.last for word in words[max(0, at - 3) : at])
    same = found.sentence == previous.sentence and found.cue is previous.cue
    between = [word for word in words[max(0, at - 2) : at] if word.kind is Kind.WORD]
    return near and same and not found.whole and not found.continues and len(between) <= 1
