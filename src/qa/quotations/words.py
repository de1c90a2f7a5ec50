"""Paragraphs as sentences of words, in which every quoted stretch but a nickname is one word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from qa.quotations.lexicon import (
    ABBREVIATIONS,
    DAYS,
    DETERMINERS,
    GIVEN,
    NOT_NAMES,
    PRONOUNS,
    SAYING,
    TITLES,
)
from qa.quotations.marks import Quoted
from qa.records import Range

TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S.
    r"|[^\W\d_]\.(?=\s+[\"“'‘]?[A-Z])"  # an initial
    r"|\d[\d,.]*\d(?:-\w+)*"
    r"|\w+(?:[-'’‑&.@]\w+)*['’]?"
    r"|--+|\.\.\.+|[^\w\s]"
)
GIVEN_NAME = re.compile(r"\b([A-Z]\w*)\.? $")
NAME_LENGTH = 20
NICKNAME_MARKS = frozenset('"“”')  # no words of the narration, nor ends of its phrases
NICKNAME = re.compile(r"[\"“'‘](?:[A-Z]\w+ ?){1,2}[\"”'’] [A-Z]")  # Robert “Bobby” Scott
ALSO_NAMES = frozenset("may will april june august march jan".split())
STOPS = frozenset(".?!…")
ASIDES = frozenset(",()[]")
DASHES = frozenset({"—", "–", "―", "-", "--"})
LONGEST = 200  # words; a longer sentence is cut, so that looking around in one costs little
TAG_WORDS_ASIDE = 16  # with "Mary Hill, a nurse from Hull, asked"
TAG_WORDS = 7  # within which "said" follows a quotation that ends in a full stop of its own


class Kind(Enum):
    WORD = "word"
    PUNCTUATION = "punctuation"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the narration, a punctuation mark, or a quoted stretch with its marks.

    `lower` has straight apostrophes, and is empty for a quoted stretch. A verb or a month that is
    part of a name, "Theresa May", keeps its capital there, so that no list of words knows it.
    """

    text: str
    lower: str
    start: int
    end: int
    kind: Kind
    quoted: int = -1  # of a quoted stretch: its place among those of the article

    @property
    def capital(self) -> bool:
        return self.kind is Kind.WORD and self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        return self.lower.endswith(("'s", "s'"))


@dataclass(frozen=True, slots=True)
class Sentence:
    words: tuple[Word, ...]
    paragraph: int


def read(text: str, paragraphs: Sequence[Range], quoted: Sequence[Quoted]) -> list[Sentence]:
    """Split the paragraphs into sentences of at most `LONGEST` words, in order."""
    sentences: list[Sentence] = []
    place = 0
    for number, paragraph in enumerate(paragraphs):
        first = place
        while place < len(quoted) and quoted[place].paragraph == number:
            place += 1
        words = _with_names(list(_words(text, paragraph, quoted, range(first, place))))
        sentences += [Sentence(tuple(run), number) for run in _split(words)]
    return sentences


def _words(text: str, paragraph: Range, quoted: Sequence[Quoted], places: range) -> Iterator[Word]:
    at = paragraph.start
    for place in places:
        one = quoted[place]
        if _is_nickname(text, one, paragraph.start):
            continue
        yield from _narration(text, at, one.outer_start)
        inside = text[one.start : one.end]
        yield Word(inside, "", one.outer_start, one.outer_end, Kind.QUOTED, place)
        at = one.outer_end
    yield from _narration(text, at, paragraph.end)


def _is_nickname(text: str, one: Quoted, start: int) -> bool:
    """Tell “Bobby” in "Robert C. “Bobby” Scott" from a quotation."""
    before = GIVEN_NAME.search(text, max(start, one.outer_start - NAME_LENGTH), one.outer_start)
    named = before is not None and before[1].lower() not in NOT_NAMES | SAYING
    return named and NICKNAME.match(text, one.outer_start) is not None


def _with_names(words: list[Word]) -> list[Word]:
    return [
        replace(word, lower=word.text)
        if word.lower in ALSO_NAMES and word.capital and _is_name(words, place)
        else word
        for place, word in enumerate(words)
    ]


def _is_name(words: list[Word], place: int) -> bool:
    """Tell "Theresa May", "Mrs May" and "Will Smith" from "In May Mr Lee" and "May I"."""
    before = words[place - 1].lower if place else ""
    if before in TITLES | GIVEN:
        return True
    following = words[place + 1] if place + 1 < len(words) else None
    opens = place == 0 or words[place - 1].kind is not Kind.WORD or before in SAYING
    return bool(
        opens
        and following
        and following.capital
        and following.lower not in TITLES | PRONOUNS | DAYS | DETERMINERS
    )


def _narration(text: str, start: int, end: int) -> Iterator[Word]:
    while token := TOKEN.search(text, start, end):
        start = token.end()
        if token[0] in NICKNAME_MARKS:
            continue
        if _is_abbreviated(token[0]) and text[start : start + 1] == "." and start < end:
            start += 1
        found = text[token.start() : start]
        kind = Kind.WORD if found[0].isalnum() else Kind.PUNCTUATION
        yield Word(found, found.lower().replace("’", "'"), token.start(), start, kind)


def _is_abbreviated(word: str) -> bool:
    lower = word.lower()
    known = lower in ABBREVIATIONS - GIVEN or lower + "." in TITLES
    return known and word[0].isupper()


def _split(words: list[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for place, word in enumerate(words):
        run.append(word)
        if len(run) >= LONGEST or place + 1 == len(words) or _ends(words, place):
            yield run
            run = []


def _ends(words: list[Word], place: int) -> bool:
    """Tell whether a sentence ends with the word at `place`, which is not the last."""
    word, following = words[place], words[place + 1]
    if word.kind is Kind.QUOTED:
        return _ends_quoted(words, place)
    if word.kind is Kind.WORD or word.text[0] not in STOPS:
        return False
    return following.kind is Kind.QUOTED or _begins(following)


def _ends_quoted(words: list[Word], place: int) -> bool:
    following = words[place + 1]
    last = words[place].text.rstrip(")]")[-1:]
    if following.kind is Kind.QUOTED:
        return last != ","
    if last in STOPS:
        return _begins(following) and not _tags(words, place + 1, short=last == ".")
    return False


def _begins(word: Word) -> bool:
    return word.capital or word.text[0].isdigit() or word.text[0] in "([•*"


def _tags(words: list[Word], place: int, *, short: bool) -> bool:
    """Tell whether a reporting clause begins here: "Mr Smith asked.", "said Mr Smith".

    `short`: it must end with its verb; after a full stop "She said it leaked" is a new sentence.
    """
    told = aside = False
    for at, word in enumerate(words[place : place + TAG_WORDS_ASIDE], place):
        if word.kind is not Kind.WORD:
            if told or word.text not in ASIDES:
                return told and word.text in STOPS | {","}
            aside = True
        elif word.lower in SAYING and (not aside or words[at - 1].text in ASIDES):
            return _closes(words, at + 1, short=short) if at > place else word.lower == "said"
        elif at >= place + TAG_WORDS and not aside:
            return False
        told = told or (not aside and not word.capital and word.lower.endswith("ed"))
    return False


def _closes(words: list[Word], place: int, *, short: bool) -> bool:
    following = words[place] if place < len(words) else None
    if following is None or following.text in STOPS | {","}:
        return True
    return not short and following.text != ":"
