"""Reported speech without marks: "Mary Hill said that the roof was unsafe"."""

from collections.abc import Sequence
from typing import NamedTuple

from qa.quotations import phrases
from qa.quotations.cues import Cue
from qa.quotations.lexicon import ADVERBS, DAYS, PREPOSITIONS, REPORTING, SUBORDINATORS
from qa.quotations.phrases import CONJUNCTIONS, RELATIVES, Phrase
from qa.quotations.words import Kind, Sentence, Word

SHORTEST = 3  # words of what is reported
THAT_WITHIN = 9  # words after the verb: "told the town's councillors on Monday that"
HEARERS = frozenset("told tells reminded reminds warned warns".split())
DOUBTS = frozenset("not never would could should might may will can must if".split())


class Reported(NamedTuple):
    """What is reported: places of words of its sentence, the last excluded, and its cue."""

    first: int
    last: int
    cue: Cue


def find(sentence: Sentence, cues: Sequence[Cue]) -> Reported | None:
    """Find what a sentence without quotation marks reports; None where that is not plain."""
    words = sentence.words
    if any(word.kind is Kind.QUOTED for word in words) or words[-1].text in {"?", ":"}:
        return None
    for cue in cues:
        if cue.subject is None:
            continue
        if words[cue.first].lower == "according":
            found = _according(words, cue, cue.subject)
        elif _reports(words, cue, cue.subject):
            found = _said(words, cue, cue.subject)
        else:
            continue
        return found if found and found.last - found.first >= SHORTEST else None
    return None


def _according(words: Sequence[Word], cue: Cue, subject: Phrase) -> Reported | None:
    if cue.first == 0:
        comma = subject.last
        if comma < len(words) and words[comma].text[0].isdigit():
            return Reported(comma, _end(words), cue)
        while comma < len(words) and words[comma].text != ",":
            comma += 1
        return Reported(comma + 1, _end(words), cue)
    closes = subject.last == len(words) or words[subject.last].kind is Kind.PUNCTUATION
    comma = cue.first - 1 if words[cue.first - 1].text == "," else cue.first
    return Reported(0, comma, cue) if closes else None


def _reports(words: Sequence[Word], cue: Cue, subject: Phrase) -> bool:
    """Tell whether a verb says plainly that its subject said something."""
    if words[cue.first].lower not in REPORTING or cue.first == 0:
        return False
    if words[cue.first - 1].lower in DOUBTS or words[cue.first - 1].lower.endswith("n't"):
        return False
    if subject.first >= cue.last:
        return True
    if phrases.before(words, cue.first) is None:
        return False
    defines = words[subject.last - 1].lower in RELATIVES and (
        subject.last < 2 or words[subject.last - 2].text != ","
    )
    before = words[subject.first - 1].lower if subject.first else ""
    return not defines and before not in SUBORDINATORS - CONJUNCTIONS


def _said(words: Sequence[Word], cue: Cue, subject: Phrase) -> Reported | None:
    tag, last = min(cue.first, subject.first), max(cue.last, subject.last)
    if subject.first >= cue.last or (last >= _end(words) and tag and words[tag - 1].text == ","):
        return Reported(0, tag - 1, cue)  # "The roof was unsafe, Mary Hill said."
    first = _content(words, cue)
    return Reported(first, _end(words), cue) if first is not None else None


def _content(words: Sequence[Word], cue: Cue) -> int | None:
    """Tell where what is said begins: after "that", or right after the verb."""
    if cue.last >= len(words) or words[cue.last].kind is not Kind.WORD:
        return None
    following = words[cue.last].lower
    if following == "that":
        return cue.last + 1
    stops = PREPOSITIONS | SUBORDINATORS | DAYS | ADVERBS
    if words[cue.first].lower not in HEARERS and following not in stops:
        return cue.last
    for place in range(cue.last, min(cue.last + THAT_WITHIN, len(words))):
        if words[place].kind is not Kind.WORD:
            return None
        if words[place].lower == "that":
            return place + 1
    return None


def _end(words: Sequence[Word]) -> int:
    end = len(words)
    while end > 0 and words[end - 1].kind is Kind.PUNCTUATION and words[end - 1].text not in ")]":
        end -= 1
    return end
