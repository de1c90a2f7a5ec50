"""The words of a sentence that report speech, and the phrase that says who speaks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from qa.quotations import phrases, subjects, verbs
from qa.quotations.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    DOCUMENTS,
    FRAMING,
    PARTICIPLES,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    SUBORDINATORS,
)
from qa.quotations.phrases import ARTICLES, RELATIVES, Phrase
from qa.quotations.words import DASHES, Kind, Sentence, Word

PAUSES = frozenset(",?!…-—–")
BACK = frozenset("shot shoots fired fires hit hits struck strikes punched".split())
INVERTED = frozenset("said says added wrote writes".split())
BY_WITHIN = 14  # words after the verb
VIEWS = frozenset("account opinion telling view words".split())
VIEW_WITHIN = 6  # words after "in"
HEARER = 6  # words after "told" within which those who were told are named
ISSUING = frozenset(
    "issued issues made posted posts published put out released releases retweeted sent shared"
    " signed tweeted wrote".split()
)
SIGNS = frozenset("sign signs banner banners headline headlines poster posters shirt".split())
INTRODUCING = frozenset("after before besides by in on when while without".split())
BEING = frozenset("was were is are been be 're 's".split())


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
    for at in range(len(words)):
        cue = _cue(words, at, found)
        if cue:
            found.append(replace(cue, subject=_same(words, cue, found)))
    return _with_tags(words, found)


def _cue(words: Sequence[Word], at: int, earlier: Sequence[Cue]) -> Cue | None:
    word = words[at]
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if word.kind is not Kind.WORD:
        return None
    if (word.lower, following) == ("according", "to"):
        return Cue(at, at + 2, Strength.SAYING, phrases.beginning(words, at + 2))
    if word.lower == "per" and at and words[at - 1].kind is not Kind.WORD:
        return Cue(at, at + 1, Strength.SAYING, _source(words, at + 1))
    if word.lower == "in" and (view := _view(words, at)):
        return view
    if at == 1 and word.lower in PARTICIPLES and words[0].lower in INTRODUCING:
        return Cue(at, at + 1, Strength.PARTICIPLE, _of_main_clause(words, at))
    if (word.capital and at and not word.text.isupper()) or verbs.is_noun(words, at):
        return None  # "the United States", "the claims"
    if word.lower in PARTICIPLES:
        return Cue(at, at + 1, Strength.PARTICIPLE, _of_participle(words, at, earlier))
    if word.lower in BACK and following == "back":
        return Cue(at, at + 2, Strength.SAYING, _of_verb(words, at, earlier))
    if word.lower in SAYING | FRAMING:
        strength = Strength.SAYING if word.lower in SAYING else Strength.FRAMING
        return Cue(at, at + 1, strength, _of_verb(words, at, earlier))
    return None


def _source(words: Sequence[Word], at: int) -> Phrase | None:
    """Take "the bylaws" for "..., per the bylaws", and nothing for "..., per head"."""
    phrase = phrases.beginning(words, at)
    named = phrase and (words[at].capital or words[at].lower in ARTICLES)
    return phrase if named else None


def _view(words: Sequence[Word], at: int) -> Cue | None:
    """Read "in Ed Reed's words"."""
    for place in range(at + 1, min(at + VIEW_WITHIN, len(words) - 1)):
        if words[place].kind is not Kind.WORD:
            return None
        if words[place].possessive and words[place + 1].lower in VIEWS:
            return Cue(at, place + 2, Strength.SAYING, Phrase(at + 1, place + 1))
    return None


def _same(words: Sequence[Word], cue: Cue, earlier: Sequence[Cue]) -> Phrase | None:
    """Take "Ed Reed" for "he" in "Ed Reed said he wants" and "Ed Reed told us that he wants"."""
    outer = earlier[-1] if earlier else None
    if outer is None or outer.subject is None or outer.strength is Strength.FRAMING:
        return cue.subject
    if cue.subject is None or words[cue.subject.first].lower not in PERSONAL:
        return cue.subject
    first = cue.subject.first - (words[cue.subject.first - 1].lower == "that")
    between = words[outer.last : first]
    near = outer.last <= first and len(between) <= HEARER
    plain = not any(word.lower in SUBORDINATORS or word.kind is Kind.QUOTED for word in between)
    return outer.subject if near and plain else cue.subject


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


def _tag(words: Sequence[Word], at: int) -> Cue | None:
    while at < len(words) and words[at].text in DASHES | {","}:
        at += 1
    if at + 1 >= len(words) or words[at].kind is not Kind.WORD:
        return None
    if verbs.is_verb(words[at]):
        subject = phrases.beginning(words, at + 1)
        named = subject and (
            words[subject.first].capital or words[subject.first].lower in DETERMINERS
        )
        return Cue(at, at + 1, Strength.SAYING, subject) if named else None
    subject = phrases.subject_at(words, at)
    verb = phrases.past_adverbs(words, subject.last) if subject else len(words)
    if subject and verb < len(words) and verbs.is_verb(words[verb]):
        return Cue(verb, verb + 1, Strength.SAYING, subject)
    return None


def _of_verb(words: Sequence[Word], at: int, earlier: Sequence[Cue]) -> Phrase | None:
    inverted = _after_comma(words, at)
    if inverted:
        return inverted
    if verbs.is_passive(words, at):
        return _by(words, at)
    if verbs.is_second(words, at):
        return _shared(words, at, earlier)
    before = subjects.before(words, at)
    quoted_before = any(word.kind is Kind.QUOTED for word in words[:at])
    inverts = _follows_quoted(words, at) or (before is None and quoted_before)
    if inverts and words[at].lower in SAYING:
        after = phrases.beginning(words, phrases.past_adverbs(words, at + 1))
        if after and not _goes_on(words, after.last):
            return after
    if before and words[before.last - 1].lower in RELATIVES:
        return _issuer(words, before, earlier) or before
    return before or phrases.clause(words, at)


def _issuer(words: Sequence[Word], phrase: Phrase, earlier: Sequence[Cue]) -> Phrase | None:
    """Take "Ed Reed" for what says in "Ed Reed released a statement that said"."""
    inside = words[slice(*phrase)]
    head = next((word for word in inside if word.lower in DOCUMENTS), None)
    if head is None or phrase.first == 0 or words[phrase.first - 1].lower not in ISSUING | {"in"}:
        return None
    return _shared(words, phrase.first - 1, earlier)


def _shared(words: Sequence[Word], at: int, earlier: Sequence[Cue]) -> Phrase | None:
    """Take the subject of the verb before, or of a clause that begins after it."""
    finite = [
        cue
        for cue in earlier
        if cue.subject
        and cue.strength is not Strength.PARTICIPLE
        and words[cue.subject.last - 1].lower not in RELATIVES
    ]
    for place in range(at - 1, finite[-1].last if finite else 0, -1):
        subject = phrases.subject_at(words, place) if words[place - 1].text == "," else None
        if subject and subject.last <= at and words[place].lower not in DETERMINERS:
            following = words[subject.last]
            if following.kind is Kind.WORD and following.lower not in {"and", "or"} | PREPOSITIONS:
                return subject
    return finite[-1].subject if finite else phrases.clause(words, at)


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Tell whether a verb follows, so that what stands before it did not speak."""
    return at < len(words) and words[at].lower in AUXILIARIES


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
    own = subjects.before(words, at) if _has_own_subject(words, at) else None
    if own and not _is_aside(words, own, at):
        return _issuer(words, own, earlier) or own
    told = [
        cue for cue in earlier if cue.subject and words[cue.subject.last - 1].lower not in RELATIVES
    ]
    finite = [cue for cue in told if cue.strength is not Strength.PARTICIPLE]
    if finite or told:
        return (finite or told)[-1].subject
    return phrases.clause(words, at)


def _is_aside(words: Sequence[Word], phrase: Phrase, at: int) -> bool:
    """Tell "to Ed's question on Facebook saying" from "Ed Reed saying" and "with a sign saying"."""
    after = phrase.first > 0 and words[phrase.first - 1].lower in PREPOSITIONS
    return after and words[at - 1].capital and words[phrase.first].possessive


def _of_main_clause(words: Sequence[Word], at: int) -> Phrase | None:
    """Take "she" for "After saying her foot was “swollen”, she left"."""
    for place in range(at + 1, len(words)):
        before = words[place - 1]
        if before.text == "," or (before.kind is Kind.QUOTED and before.text.endswith(",")):
            return phrases.subject_at(words, place)
    return None


def _has_own_subject(words: Sequence[Word], at: int) -> bool:
    place = at - 1
    while place > 0 and (words[place].lower in ADVERBS or words[place].lower.endswith("ly")):
        place -= 1
    if place < 0:
        return False
    word = words[place]
    return word.capital or word.lower in BEING | PRONOUNS | SIGNS
