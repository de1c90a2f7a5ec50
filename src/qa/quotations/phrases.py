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
    ROLES,
    SAYING,
    SUBORDINATORS,
    TITLES,
)
from qa.quotations.words import Kind, Word

LINKS_BEFORE = frozenset("of for from at to in with on".split())
LINKS_AFTER = frozenset("of for from at with".split())
CONJUNCTIONS = frozenset("and but or yet so nor".split())
ARTICLES = frozenset({"a", "an", "the"})
RELATIVES = frozenset({"who", "which", "that"})
NO_NOUNS = PREPOSITIONS | SUBORDINATORS | PRONOUNS | AUXILIARIES | ADVERBS | DETERMINERS
DESCRIPTION = 4  # words of "the" and what follows it, where no name tells where it ends


class Phrase(NamedTuple):
    """Places of words of one sentence, the last excluded."""

    first: int
    last: int


def ending(words: Sequence[Word], end: int) -> Phrase | None:
    """Find the phrase that ends before place `end`; a bracket at its end is left out."""
    if end > 1 and words[end - 1].text in ")]":
        return ending(words, opening_bracket(words, end - 1))
    start = end
    while start > 0 and not _stops_before(words, start - 1):
        start -= 1
        if _begins_phrase(words, start):
            break
    if 1 < start < end and words[start - 1].text in "([":
        return ending(words, start - 1)  # "Jack Reed (D-R.I.)"
    if end - start > 2 and words[end - 1].lower in GROUPS and words[end - 2].lower in DOCUMENTS:
        return Phrase(end - 1, end)  # "in the report inspectors say"
    if start > 1 and words[start - 1].lower == "who" and words[start - 2].kind is Kind.WORD:
        return ending(words, start - 1)  # "a clerk who asked for no name"
    if start > 2 and words[start - 1].lower in PREPOSITIONS and _is_participle(words, start - 2):
        return ending(words, start - 2)  # "protesters marching through the streets"
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
        if word.lower in PREPOSITIONS | SUBORDINATORS - CONJUNCTIONS or _is_gerund(words, at):
            at = _after_comma(words, at, limit)
        elif (word.capital and _may_name(word)) or word.lower in DETERMINERS:
            return _described(words, at, limit)
        else:
            at += 1
    return None


def _may_name(word: Word) -> bool:
    """Tell "Mary" from "The", and from "Here's"."""
    return word.lower.removesuffix("'s") not in NOT_NAMES


def _is_gerund(words: Sequence[Word], at: int) -> bool:
    """Tell whether "Asked about it" or "Speaking after the vote" begins here."""
    following = words[at + 1].lower if at + 1 < len(words) else ""
    formed = words[at].lower.endswith("ing") or words[at].lower == "asked"
    return formed and following in PREPOSITIONS | DETERMINERS | {"that", "whether", "if"}


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
        bracket = start > 0 and words[start - 1].text in "(["
        first = words[min(past_adverbs(words, start), end - 1)] if start < end else None
        if phrase and first and not bracket and not _is_aside(first):
            placed = (
                phrase.first == start > 0 and phrase.last == end and not _is_person(words, phrase)
            )
            if words[phrase.first].lower not in DETERMINERS and not placed:
                return phrase
            described = described or phrase
        end = start - 1
    return described or opening(words, at)


def _is_aside(first: Word) -> bool:
    """Tell by its first word that a stretch between commas does not hold the subject."""
    formed = not first.capital and first.lower.endswith(("ing", "ed"))
    return formed or first.lower in PREPOSITIONS | RELATIVES


def _is_person(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell "a supporter, Mary Hill, said" from "in Burlington, Iowa, she said"."""
    return any(word.lower in TITLES | GIVEN for word in words[slice(*phrase)])


def past_adverbs(words: Sequence[Word], at: int) -> int:
    while at < len(words) and (words[at].lower in ADVERBS or words[at].lower.endswith("ly")):
        at += 1
    return at


def opening_bracket(words: Sequence[Word], at: int) -> int:
    while at > 0 and words[at].text not in "([":
        at -= 1
    return at


def _is_participle(words: Sequence[Word], at: int) -> bool:
    """Tell "protesters marching" from "a meeting" and from "marching"."""
    noun = words[at - 1]
    formed = words[at].lower.endswith("ing") and not words[at].capital
    return formed and noun.kind is Kind.WORD and noun.lower not in NO_NOUNS


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
            name = _past_role(words, end, limit)
            if not name:
                break
            end = name
        end += 1
    return Phrase(at, end)


def _past_role(words: Sequence[Word], at: int, limit: int) -> int:
    """Find the name after a role: in "Ukip leader Mary Hill" from "leader"; 0 where none is."""
    end = at
    while end < limit and end - at < DESCRIPTION and _is_plain(words[end]):
        end += 1
    role = any(word.lower in ROLES for word in words[at:end])
    return end if role and end < limit and words[end].capital else 0


def _is_plain(word: Word) -> bool:
    return word.kind is Kind.WORD and not word.capital and word.lower not in SAYING | AUXILIARIES
