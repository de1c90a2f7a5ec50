"""The phrase before a verb that is its subject."""

from collections.abc import Sequence

from qa.quotations.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    GIVEN,
    NOT_NAMES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TITLES,
)
from qa.quotations.phrases import RELATIVES, Phrase, ending, opening_bracket
from qa.quotations.words import DASHES, Kind, Word

APPOSITIONS = DASHES | {",", ")", "]"}


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
        return _before_bracket(words, end - 1) or _before_apposition(words, end - 1)
    if last.lower in DAYS:
        return before(words, end - 1 - (end > 1 and words[end - 2].lower == "on"))
    if last.kind is not Kind.WORD or last.lower in SUBORDINATORS | PREPOSITIONS:
        return None
    return _modified(words, ending(words, end))


def _antecedent(words: Sequence[Word], end: int) -> Phrase | None:
    """Take "inspectors, who" for "inspectors, who said"."""
    comma = end > 1 and words[end - 2].text == ","
    phrase = ending(words, end - 2 if comma else end - 1)
    return Phrase(phrase.first if phrase else end - 1, end)


def _modified(words: Sequence[Word], phrase: Phrase | None) -> Phrase | None:
    """Take "the letter" for the end of "the letter obtained by the Post"."""
    if phrase is None or phrase.first < 2 or words[phrase.first - 1].lower != "by":
        return phrase
    done = words[phrase.first - 2]
    return (done.lower.endswith(("ed", "en")) and ending(words, phrase.first - 2)) or phrase


def _before_adverbs(words: Sequence[Word], at: int) -> int:
    while at > 0 and words[at - 1].kind is Kind.WORD:
        word = words[at - 1]
        adverb = word.lower.endswith("ly") and not word.capital
        if not adverb and word.lower not in ADVERBS | AUXILIARIES:
            break
        at -= 1
    return at


def _before_bracket(words: Sequence[Word], closing: int) -> Phrase | None:
    """Take "Jack Reed" for "Jack Reed (D-R.I.), said"."""
    if closing == 0 or words[closing - 1].text not in ")]":
        return None
    phrase = ending(words, closing)
    if phrase is None or words[phrase.first].lower in DETERMINERS:
        return None
    return phrase if _has_name(words, phrase) else None


def _before_apposition(words: Sequence[Word], closing: int) -> Phrase | None:
    """Take "Hugh Hill" for "Hugh Hill, a doctor, said" and for "a doctor, Hugh Hill, said"."""
    if words[closing].text in ")]":
        return ending(words, opening_bracket(words, closing))
    if words[closing].text in DASHES and (opening := _opening_dash(words, closing)):
        return _before_aside(words, opening)
    return _before_separator(words, closing)


def _before_aside(words: Sequence[Word], opening: int) -> Phrase | None:
    """Take "Hugh Hill" for "Hugh Hill -- a doctor, as he says -- said"."""
    phrase = ending(words, opening)
    if phrase and _has_name(words, phrase) and not _describes(words, phrase):
        return phrase
    return _before_separator(words, opening)


def _before_separator(words: Sequence[Word], closing: int) -> Phrase | None:
    """Of the phrases that end at commas, or at marks like the closing one, the one with a name."""
    best: Phrase | None = None
    for place in range(closing - 1, -1, -1):
        if _ends_clause(words, place):
            break
        if words[place].text not in {words[closing].text, ","}:
            continue
        phrase = ending(words, place)
        if phrase and phrase.first and words[phrase.first - 1].lower in PREPOSITIONS - {"as"}:
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


def _opening_dash(words: Sequence[Word], closing: int) -> int:
    """Find the dash that an aside between dashes opens with; 0 where there is none."""
    for place in range(closing - 1, 0, -1):
        if words[place].text == words[closing].text:
            return place
        if words[place].text in {";", ":"} or words[place].kind is Kind.QUOTED:
            break
    return 0


def _ends_clause(words: Sequence[Word], at: int) -> bool:
    """Tell whether a clause ends here; a stretch within one, a “Hull” badge, does not end it."""
    within = at > 0 and words[at - 1].kind is Kind.WORD
    return words[at].text in {";", ":"} or (words[at].kind is Kind.QUOTED and not within)


def _may_name(words: Sequence[Word], inner: Phrase) -> bool:
    """Tell whether an apposition is itself a name: "Ms Lee", "Colin Smith"."""
    own = words[slice(*inner)]
    if not own:
        return False
    known = own[0].capital and own[0].lower in TITLES | GIVEN
    return known or (len(own) in {2, 3} and all(_in_name(word) for word in own))


def _describes(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell "the leader of Kent Council" and "Speaking to the Post" from a name."""
    first = words[phrase.first].lower
    determined = first in DETERMINERS or first.endswith("ing")
    return determined or not words[phrase.last - 1].capital


def _in_name(word: Word) -> bool:
    return word.kind is Kind.WORD and word.capital and word.lower not in NOT_NAMES


def _determined(words: Sequence[Word], closing: int) -> Phrase | None:
    """Take "the doctor" for "the doctor, who had waited, said"."""
    for place in range(closing - 1, -1, -1):
        if _ends_clause(words, place):
            break
        phrase = ending(words, place) if words[place].text in {words[closing].text, ","} else None
        if phrase and words[phrase.first].lower in DETERMINERS:
            return phrase
    return None


def _has_name(words: Sequence[Word], phrase: Phrase) -> bool:
    return any(word.capital and word.lower not in NOT_NAMES for word in words[slice(*phrase)])
