"""Reported speech without marks: "Mary Hill said that the roof was unsafe"."""

from collections.abc import Sequence
from typing import NamedTuple

from qa.quotations import subjects
from qa.quotations.cues import Cue, Strength
from qa.quotations.lexicon import (
    ADVERBS,
    DAYS,
    DETERMINERS,
    GROUPS,
    PREPOSITIONS,
    PRONOUNS,
    REPORTING,
    REPORTING_PARTICIPLES,
    SUBORDINATORS,
    THAT_VERBS,
)
from qa.quotations.phrases import CONJUNCTIONS, RELATIVES, Phrase
from qa.quotations.words import Kind, Sentence, Word

SHORTEST = 3  # words of what is reported
THAT_WITHIN = 9  # words after the verb: "told the town's councillors on Monday that"
HEARERS = frozenset("told tells reminded reminds warned warns".split())
HEARD = frozenset("him me mps reporters them us".split())
CLAUSES = (PRONOUNS | DETERMINERS | {"there"}) - {"who", "that"}  # begin what somebody is told
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
        elif cue.strength is Strength.PARTICIPLE:
            found = _saying(words, cue)
        elif _reports(words, cue, cue.subject):
            found = _said(words, cue, cue.subject)
        else:
            continue
        if found and found.last - found.first >= SHORTEST:
            return found
    return None


def _saying(words: Sequence[Word], cue: Cue) -> Reported | None:
    """Read "He left, saying the roof was unsafe"."""
    if words[cue.first].lower not in REPORTING_PARTICIPLES or words[cue.first - 1].text != ",":
        return None
    first = _content(words, cue)
    return Reported(first, _end(words), cue) if first is not None else None


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
    if words[cue.first].lower not in REPORTING | THAT_VERBS or cue.first == 0:
        return False
    if words[cue.first - 1].lower in DOUBTS or words[cue.first - 1].lower.endswith("n't"):
        return False
    if subject.first >= cue.last:
        return True
    if subjects.before(words, cue.first) is None:
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
    if tag and words[tag - 1].text == "," and last + 1 < len(words) and words[last].text == ",":
        second = last + 1 + (words[last + 1].lower in CONJUNCTIONS)
        before, after = Reported(0, tag - 1, cue), Reported(second, _end(words), cue)
        return max(before, after, key=lambda part: part.last - part.first)
    first = _content(words, cue)
    return Reported(first, _end(words), cue) if first is not None else None


def _content(words: Sequence[Word], cue: Cue) -> int | None:
    """Tell where what is said begins: after "that", or right after the verb."""
    if cue.last >= len(words) or words[cue.last].kind is not Kind.WORD:
        return None
    following = words[cue.last].lower
    if following == "that":
        return cue.last + 1
    verb = words[cue.first].lower
    if verb in THAT_VERBS:
        return cue.last if following in PRONOUNS | {"there"} else None
    stops = PREPOSITIONS | SUBORDINATORS | DAYS | ADVERBS
    if verb not in HEARERS and following not in stops:
        return cue.last
    if verb in HEARERS and _begins_clause(words, cue.last + 1):
        return cue.last + 1  # "told reporters this was"
    for place in range(cue.last, min(cue.last + THAT_WITHIN, len(words))):
        if words[place].kind is not Kind.WORD:
            return None
        if words[place].lower == "that":
            return place + 1
    return None


def _begins_clause(words: Sequence[Word], at: int) -> bool:
    """Tell whether the hearers are one word, after which what they hear begins."""
    if at >= len(words):
        return False
    hearers, word = words[at - 1], words[at]
    told = hearers.lower in GROUPS | HEARD or hearers.text.isupper()
    return told and word.lower in CLAUSES


def _end(words: Sequence[Word]) -> int:
    end = len(words)
    while end > 0 and words[end - 1].kind is Kind.PUNCTUATION and words[end - 1].text not in ")]":
        end -= 1
    return end
