"""Noun phrases around a verb, found without a parser: by the words at which they cannot go on."""

from collections.abc import Sequence
from typing import NamedTuple

from qa.quotations.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    DOCUMENTS,
    GIVEN,
    GROUPS,
    NOT_NAMES,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    SUBORDINATORS,
    TITLES,
)
from qa.quotations.words import DASHES, Kind, Word

LINKS_BEFORE = frozenset("of for from at to in with on".split())
LINKS_AFTER = frozenset("of for from at with".split())
CONJUNCTIONS = frozenset("and but or yet so nor".split())
ARTICLES = frozenset({"a", "an", "the"})
RELATIVES = frozenset({"who", "which", "that"})
APPOSITIONS = DASHES | {",", ")", "]"}
DESCRIPTION = 4  # words of "the" and what follows it, where no name tells where it ends


class Phrase(NamedTuple):
    """Places of words of one sentence, the last excluded."""

    first: int
    last: int


def before(words: Sequence[Word], at: int) -> Phrase | None:
    """Find the phrase that is the subject of the verb at `at`, if it stands before it."""
    end = _before_adverbs(words, at)
    if end == 0:
        return None
    last = words[end - 1]
    if last.lower in RELATIVES:
        return _antecedent(words, end)
    if last.lower in PRONOUNS:
        return Phrase(end - 1, end)
    if last.text in APPOSITIONS:
        return _before_apposition(words, end - 1)
    if last.lower in DAYS:
        return before(words, end - 1 - (end > 1 and words[end - 2].lower == "on"))
    if last.kind is not Kind.WORD or last.lower in SUBORDINATORS | PREPOSITIONS:
        return None
    return ending(words, end)


def ending(words: Sequence[Word], end: int) -> Phrase | None:
    """Find the phrase that ends before place `end`; a bracket at its end is left out."""
    if end > 1 and words[end - 1].text in ")]":
        return ending(words, _opening_bracket(words, end - 1))
    start = end
    while start > 0 and not _stops_before(words, start - 1):
        start -= 1
        if _begins_phrase(words, start):
            break
    if 1 < start < end and words[start - 1].text in "([":
        return ending(words, start - 1)  # "Jack Reed (D-R.I.)"
    if end - start > 2 and words[end - 1].lower in GROUPS and words[end - 2].lower in DOCUMENTS:
        return Phrase(end - 1, end)  # "in the report inspectors say"
    while start < end and words[start].lower in PREPOSITIONS | ADVERBS:
        start += 1
    return Phrase(start, end) if start < end else None


def beginning(words: Sequence[Word], at: int) -> Phrase | None:
    """Find the phrase that begins at place `at`."""
    if at >= len(words) or words[at].kind is not Kind.WORD:
        return None
    if words[at].lower in PRONOUNS:
        return Phrase(at, at + 1)
    if words[at].lower in PREPOSITIONS | SUBORDINATORS | DAYS:
        return None
    end = at
    while end < len(words) and not _stops_after(words, end, first=end == at):
        end += 1
    return Phrase(at, end) if end > at else None


def opening(words: Sequence[Word], limit: int, at: int = 0) -> Phrase | None:
    """Find the subject of a sentence, as far as the words from `at` to `limit` tell."""
    if at < limit and words[at].lower in GROUPS - DETERMINERS:
        return Phrase(at, at + 1)
    while at < limit:
        word = words[at]
        if word.lower in PRONOUNS and word.lower != "who":
            return Phrase(at, at + 1)
        if word.lower in PREPOSITIONS | SUBORDINATORS - CONJUNCTIONS:
            at = _after_comma(words, at, limit)
        elif (word.capital and word.lower not in NOT_NAMES) or word.lower in DETERMINERS:
            return _described(words, at, limit)
        else:
            at += 1
    return None


def subject_at(words: Sequence[Word], at: int) -> Phrase | None:
    """Find the pronoun, the name or the short description that begins at place `at`."""
    word = words[at]
    if word.lower in PRONOUNS:
        return Phrase(at, at + 1)
    named = word.capital and word.lower not in NOT_NAMES
    if not named and word.lower not in DETERMINERS:
        return None
    end = at + 1
    while end < len(words) and words[end].kind is Kind.WORD:
        if not words[end].capital and (
            named or end - at >= DESCRIPTION or words[end].lower.endswith("ed")
        ):
            break
        named = named or words[end].capital
        end += 1
    return Phrase(at, end)


def clause(words: Sequence[Word], at: int) -> Phrase | None:
    """Find the subject of the clause that place `at` is in, or else of one before it."""
    described: Phrase | None = None
    end = at
    while end > 0:
        start = end
        while start > 0 and words[start - 1].kind is Kind.WORD:
            start -= 1
        phrase = opening(words, end, start)
        if phrase and words[start].lower not in PREPOSITIONS:
            if words[phrase.first].lower not in DETERMINERS:
                return phrase
            described = described or phrase
        end = start - 1
    return described or opening(words, at)


def past_adverbs(words: Sequence[Word], at: int) -> int:
    while at < len(words) and (words[at].lower in ADVERBS or words[at].lower.endswith("ly")):
        at += 1
    return at


def _before_adverbs(words: Sequence[Word], at: int) -> int:
    while at > 0 and words[at - 1].kind is Kind.WORD:
        word = words[at - 1]
        adverb = word.lower.endswith("ly") and not word.capital
        if not adverb and word.lower not in ADVERBS | AUXILIARIES:
            break
        at -= 1
    return at


def _antecedent(words: Sequence[Word], end: int) -> Phrase | None:
    """Take "inspectors, who" for "inspectors, who said"."""
    comma = end > 1 and words[end - 2].text == ","
    phrase = ending(words, end - 2 if comma else end - 1)
    return Phrase(phrase.first if phrase else end - 1, end)


def _before_apposition(words: Sequence[Word], closing: int) -> Phrase | None:
    """Take "Hugh Hill" for "Hugh Hill, a doctor, said" and for "a doctor, Hugh Hill, said"."""
    if words[closing].text in ")]":
        return ending(words, _opening_bracket(words, closing))
    best: Phrase | None = None
    for place in range(closing - 1, -1, -1):
        if words[place].kind is Kind.QUOTED or words[place].text in {";", ":"}:
            break
        if words[place].text not in {words[closing].text, ","}:
            continue
        phrase = ending(words, place)
        if phrase and phrase.first and words[phrase.first - 1].lower in PREPOSITIONS:
            continue
        if best is None and _may_name(words, Phrase(place + 1, closing)):
            best = Phrase(place + 1, closing)
        if phrase and _has_name(words, phrase):
            if best and _describes(words, phrase):
                break
            best = phrase
            if phrase.first == 0 or words[phrase.first - 1].text != ",":
                break
    return best or _determined(words, closing)


def _may_name(words: Sequence[Word], inner: Phrase) -> bool:
    """Tell whether an apposition is itself a name: "Ms Lee", "Colin Smith"."""
    own = words[slice(*inner)]
    known = own[0].capital and own[0].lower in TITLES | GIVEN
    return known or (len(own) in {2, 3} and all(_in_name(word) for word in own))


def _describes(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell "the leader of Kent Council" and "Speaking to the Post" from a name."""
    first = words[phrase.first].lower
    determined = first in DETERMINERS or first.endswith("ing")
    return determined or not words[phrase.last - 1].capital


def _in_name(word: Word) -> bool:
    return word.kind is Kind.WORD and word.capital and word.lower not in NOT_NAMES


def _opening_bracket(words: Sequence[Word], at: int) -> int:
    while at > 0 and words[at].text not in "([":
        at -= 1
    return at


def _determined(words: Sequence[Word], closing: int) -> Phrase | None:
    """Take "the doctor" for "the doctor, who had waited, said"."""
    for place in range(closing - 1, -1, -1):
        if words[place].kind is Kind.QUOTED or words[place].text in {";", ":"}:
            break
        phrase = ending(words, place) if words[place].text in {words[closing].text, ","} else None
        if phrase and words[phrase.first].lower in DETERMINERS:
            return phrase
    return None


def _has_name(words: Sequence[Word], phrase: Phrase) -> bool:
    return any(word.capital and word.lower not in NOT_NAMES for word in words[slice(*phrase)])


def _begins_phrase(words: Sequence[Word], at: int) -> bool:
    """Tell whether a phrase can only begin here: "the crowd" in "he roused the crowd"."""
    articles = words[at].lower in ARTICLES | POSSESSIVES
    return articles and at > 0 and words[at - 1].lower not in PREPOSITIONS


def _stops_before(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.kind is not Kind.WORD or word.lower in PRONOUNS | AUXILIARIES:
        return True
    if word.lower in SUBORDINATORS:
        return not _joins(words, at)
    if word.lower in PREPOSITIONS:
        return word.lower not in LINKS_BEFORE
    return word.lower in SAYING and not word.capital


def _stops_after(words: Sequence[Word], at: int, *, first: bool) -> bool:
    word = words[at]
    if word.kind is not Kind.WORD:
        return True
    if word.lower in SUBORDINATORS:
        return not _joins(words, at)
    if word.lower in PREPOSITIONS:
        return word.lower not in LINKS_AFTER
    if first or words[at - 1].lower in ARTICLES:
        return False
    number = not any(letter.isalpha() for letter in word.text)
    return number or word.lower in AUXILIARIES | ADVERBS | DAYS


def _joins(words: Sequence[Word], at: int) -> bool:
    """Tell whether "and" joins two names or two nouns, not two clauses."""
    if words[at].lower != "and" or not 0 < at < len(words) - 1:
        return False
    left, right = words[at - 1], words[at + 1]
    alike = left.kind is Kind.WORD and left.capital == right.capital
    return alike and left.lower not in NOT_NAMES and right.lower not in PRONOUNS


def _after_comma(words: Sequence[Word], at: int, limit: int) -> int:
    for place in range(at, limit):
        if words[place].text == ",":
            return place + 1
    return at + 1


def _described(words: Sequence[Word], at: int, limit: int) -> Phrase:
    stops = SUBORDINATORS | AUXILIARIES | PREPOSITIONS | PRONOUNS
    determined = words[at].lower in DETERMINERS
    end = at + 1
    while end < limit and words[end].kind is Kind.WORD:
        word = words[end]
        named = word.capital and not words[end - 1].possessive
        described = determined and end - at < DESCRIPTION and word.lower not in stops
        if not (named or described or word.lower == "of"):
            break
        end += 1
    return Phrase(at, end)
