"""The words of a sentence that report speech, and the phrase that says who speaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from qa.quotations import phrases
from qa.quotations.lexicon import (
    ADVERBS,
    DETERMINERS,
    FRAMING,
    PARTICIPLES,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
)
from qa.quotations.phrases import Phrase
from qa.quotations.words import DASHES, Kind, Sentence, Word

# Forms that are nouns as often as verbs: "the claims", "its posts".
AMBIGUOUS = frozenset(
    "reports claims comments remarks notes posts states hints charges demands call calls show"
    " offers finds puts uses feels hopes tweets".split()
)
PAUSES = frozenset(",?!…-—–")
IRREGULAR = frozenset(
    "went put spoke cut shot fired hit broke sang read threw wept gave took began told thought"
    " felt".split()
)
NOT_VERBS = frozenset("is was has does this its as us his hers thus".split())
INVERTED = frozenset("said says added wrote writes".split())
PASSIVE = frozenset("was were is are been be being".split())
BY_WITHIN = 14  # words after the verb
SIGNS = frozenset("sign signs banner banners headline headlines poster posters shirt".split())
BEING = frozenset("was were is are been be 're 's".split())
COUNTED = frozenset(
    "all both many some others several few most one two three that this another each her".split()
)  # determiners that can be a subject by themselves: "many say", "this shows"


class Strength(Enum):
    SAYING = "saying"  # said, according to
    PARTICIPLE = "participle"  # saying
    FRAMING = "framing"  # called, criticised


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb or "according to": places of words of the sentence, the last excluded.

    `subject` is None where the sentence does not tell who speaks.
    """

    first: int
    last: int
    strength: Strength
    subject: Phrase | None


def find(sentence: Sentence) -> list[Cue]:
    """Find the cues of a sentence, in order."""
    words = sentence.words
    found: list[Cue] = []
    for at, word in enumerate(words):
        if word.kind is not Kind.WORD:
            continue
        if word.lower == "according" and at + 1 < len(words) and words[at + 1].lower == "to":
            subject = phrases.beginning(words, at + 2)
            found.append(Cue(at, at + 2, Strength.SAYING, subject))
        elif word.capital and at and not word.text.isupper():
            continue  # "the United States"
        elif word.lower in PARTICIPLES:
            subject = _of_participle(words, at, found)
            found.append(Cue(at, at + 1, Strength.PARTICIPLE, subject))
        elif word.lower in SAYING | FRAMING and not _is_noun(words, at):
            strength = Strength.SAYING if word.lower in SAYING else Strength.FRAMING
            found.append(Cue(at, at + 1, strength, _of_verb(words, at)))
    return _with_tags(words, found)


def _with_tags(words: Sequence[Word], found: list[Cue]) -> list[Cue]:
    """Add the verbs that only their place after a quotation makes cues: "...,” Mr Reed fumed."."""
    tags = []
    for at, word in enumerate(words):
        alone = at == 0 or words[at - 1].kind is not Kind.WORD
        if word.kind is Kind.QUOTED and alone and word.text[-1:] in PAUSES:
            tag = _tag(words, at + 1)
            if tag and not any(
                at < cue.first <= tag.first and cue.strength is Strength.SAYING and cue.subject
                for cue in found
            ):
                tags.append(tag)
    firsts = {tag.first for tag in tags}
    return sorted(
        [*(cue for cue in found if cue.first not in firsts), *tags], key=lambda cue: cue.first
    )


def _says_between(cue: Cue, at: int, last: int) -> bool:
    told = cue.strength is Strength.SAYING and cue.subject is not None
    return told and at < cue.first <= last


def _tag(words: Sequence[Word], at: int) -> Cue | None:
    while at < len(words) and words[at].text in DASHES | {","}:
        at += 1
    if at + 1 >= len(words) or words[at].kind is not Kind.WORD:
        return None
    if _is_verb(words[at]):
        subject = phrases.beginning(words, at + 1)
        named = subject and (
            words[subject.first].capital or words[subject.first].lower in DETERMINERS
        )
        return Cue(at, at + 1, Strength.SAYING, subject) if named else None
    subject = phrases.subject_at(words, at)
    verb = phrases.past_adverbs(words, subject.last) if subject else len(words)
    if subject and verb < len(words) and _is_verb(words[verb]):
        return Cue(verb, verb + 1, Strength.SAYING, subject)
    return None


def _is_verb(word: Word) -> bool:
    if word.capital or word.kind is not Kind.WORD:
        return False
    formed = word.lower.endswith(("ed", "s")) and word.lower not in NOT_VERBS
    return formed or word.lower in SAYING | IRREGULAR


def _is_noun(words: Sequence[Word], at: int) -> bool:
    """Tell whether the word before makes a noun of what could be a verb: "the reports"."""
    if at == 0:
        return False
    before = words[at - 1]
    if words[at].lower in AMBIGUOUS and not (
        before.capital or before.kind is not Kind.WORD or before.lower in PRONOUNS | ADVERBS
    ):
        return True
    if before.possessive and before.lower not in {"he's", "she's", "it's", "who's"}:
        return True
    return before.lower in (DETERMINERS - COUNTED) | (PREPOSITIONS - {"since"})


def _of_verb(words: Sequence[Word], at: int) -> Phrase | None:
    inverted = _after_comma(words, at)
    if inverted:
        return inverted
    if _is_passive(words, at):
        return _by(words, at)
    before = phrases.before(words, at)
    quoted_before = any(word.kind is Kind.QUOTED for word in words[:at])
    if _follows_quoted(words, at) or (before is None and quoted_before):
        after = phrases.beginning(words, phrases.past_adverbs(words, at + 1))
        if after:
            return after
    return before or phrases.clause(words, at)


def _is_passive(words: Sequence[Word], at: int) -> bool:
    """Tell whether the verb is done to its subject: "was described as unsafe by Ed Reed"."""
    place = at - 1
    while place > 0 and (words[place].lower in ADVERBS or words[place].lower.endswith("ly")):
        place -= 1
    return place >= 0 and words[place].lower in PASSIVE and words[at].lower.endswith(("ed", "told"))


def _by(words: Sequence[Word], at: int) -> Phrase | None:
    for place in range(at + 1, min(at + BY_WITHIN, len(words))):
        if words[place].lower == "by":
            return phrases.beginning(words, place + 1)
    return None


def _after_comma(words: Sequence[Word], at: int) -> Phrase | None:
    """Take "Ed Reed" for "The roof was unsafe, said Ed Reed, who lives there"."""
    if at < 2 or words[at - 1].text != "," or words[at].lower not in INVERTED:
        return None
    phrase = phrases.beginning(words, at + 1)
    if phrase is None or not any(word.capital for word in words[slice(*phrase)]):
        return None
    closes = phrase.last == len(words) or words[phrase.last].text in {",", "."}
    return phrase if closes else None


def _follows_quoted(words: Sequence[Word], at: int) -> bool:
    place = at - 1
    while place >= 0 and words[place].text in DASHES | {","}:
        place -= 1
    return place >= 0 and words[place].kind is Kind.QUOTED


def _of_participle(words: Sequence[Word], at: int, earlier: Sequence[Cue]) -> Phrase | None:
    """Take the subject of the sentence, "She welcomed it, saying", or "a sign saying"."""
    own = phrases.before(words, at) if _has_own_subject(words, at) else None
    if own:
        return own
    told = [cue for cue in earlier if cue.subject]
    finite = [cue for cue in told if cue.strength is not Strength.PARTICIPLE]
    if finite or told:
        return (finite or told)[-1].subject
    return phrases.clause(words, at)


def _has_own_subject(words: Sequence[Word], at: int) -> bool:
    place = at - 1
    while place > 0 and (words[place].lower in ADVERBS or words[place].lower.endswith("ly")):
        place -= 1
    if place < 0:
        return False
    word = words[place]
    return word.capital or word.lower in BEING | PRONOUNS | SIGNS
