"""The words of a sentence that report speech, and the phrase that says who speaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from qa.quotations import phrases
from qa.quotations.lexicon import DETERMINERS, FRAMING, PARTICIPLES, PREPOSITIONS, SAYING
from qa.quotations.phrases import Phrase
from qa.quotations.words import DASHES, Kind, Sentence, Word

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
        elif word.capital and at:
            continue  # "the United States"
        elif word.lower in PARTICIPLES:
            subject = _of_participle(words, at, found)
            found.append(Cue(at, at + 1, Strength.PARTICIPLE, subject))
        elif word.lower in SAYING | FRAMING and not _is_noun(words, at):
            strength = Strength.SAYING if word.lower in SAYING else Strength.FRAMING
            found.append(Cue(at, at + 1, strength, _of_verb(words, at, found)))
    return found


def _is_noun(words: Sequence[Word], at: int) -> bool:
    """Tell whether the word before makes a noun of what could be a verb: "the reports"."""
    if at == 0:
        return False
    before = words[at - 1].lower
    return before in (DETERMINERS - COUNTED) | (PREPOSITIONS - {"since"})


def _of_verb(words: Sequence[Word], at: int, earlier: Sequence[Cue]) -> Phrase | None:
    before = phrases.before(words, at)
    quoted_before = any(word.kind is Kind.QUOTED for word in words[:at])
    if _follows_quoted(words, at) or (before is None and quoted_before):
        after = phrases.beginning(words, phrases.past_adverbs(words, at + 1))
        if after:
            return after
    if before is None and earlier:
        before = earlier[-1].subject
    return before or phrases.opening(words, at)


def _follows_quoted(words: Sequence[Word], at: int) -> bool:
    place = at - 1
    while place >= 0 and words[place].text in DASHES | {","}:
        place -= 1
    return place >= 0 and words[place].kind is Kind.QUOTED


def _of_participle(words: Sequence[Word], at: int, earlier: Sequence[Cue]) -> Phrase | None:
    """Take the subject of the sentence: "She welcomed it, saying ..."."""
    for cue in reversed(earlier):
        if cue.subject and cue.strength is not Strength.PARTICIPLE:
            return cue.subject
    if at > 0 and words[at - 1].lower in {"was", "were", "is", "are", "been", "be"}:
        before = phrases.before(words, at)
        if before:
            return before
    return phrases.opening(words, at)
