"""The names that an article gives, and which of them are one and the same bearer's."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qa.quotations import roles
from qa.quotations.lexicon import (
    GIVEN,
    GIVEN_FEMALE,
    GIVEN_MALE,
    NOT_NAMES,
    ORGANISATIONS,
    ROLES,
    ROLES_FEMALE,
    ROLES_MALE,
    TITLES,
    TITLES_FEMALE,
    TITLES_MALE,
)
from qa.quotations.words import Sentence, Word
from qa.records import Range

PARTICLES = frozenset("de del della der den di da du van von la le bin ibn al el ten ter".split())
SUFFIXES = frozenset("jr jr. sr sr. ii iii iv obe mbe cbe mp msp ms am kc qc".split())
HEADLINE = 6  # words longer than SHORT, from which on a sentence can be told to be a headline
SHORT = 3
ALIKE = 40  # names with one word in common, beyond which no more are looked at


@dataclass(frozen=True, slots=True)
class Named:
    """One place where a name stands: `start` with its title, `end` without a possessive s."""

    start: int
    end: int
    personal: tuple[str, ...]  # lower case, without titles
    title: str | None
    person: bool
    body: bool  # an organisation, a place, a paper
    gender: str | None  # "m", "f", None: not told
    role: Range | None
    sentence: int
    leads: bool  # the first name of its sentence
    modifies: bool  # what follows it names somebody else: "Hull" in "Hull spokesman Ed Reed"


@dataclass(slots=True)
class Bearer:
    """One name, with all the places where it stands in just these words."""

    best: Named
    role: Range | None = None
    gender: str | None = None
    person: bool = False
    places: list[Named] = field(default_factory=list)

    def add(self, named: Named) -> None:
        self.places.append(named)
        self.role = self.role or named.role
        self.gender = self.gender or named.gender
        self.person = self.person or named.person
        if named.title and not self.best.title:
            self.best = named


class Register:
    """The bearers of the names of one article, found by any part of their names."""

    def __init__(self, names: Sequence[Named]) -> None:
        self.names = names
        self.ends = {named.end: named for named in names}
        self._bearers: dict[tuple[str, ...], Bearer] = {}
        for named in names:
            self._bearers.setdefault(named.personal, Bearer(named)).add(named)
        self._by_word: dict[str, list[Bearer]] = defaultdict(list)
        for personal, bearer in self._bearers.items():
            for word in {personal[0], personal[-1]}:
                if len(self._by_word[word]) < ALIKE:
                    self._by_word[word].append(bearer)
        self._whole: dict[tuple[tuple[str, ...], str | None], Bearer] = {}

    def whole(self, named: Named) -> Bearer:
        """Find whose name this is: the fullest name that this one may shorten."""
        key = named.personal, named.gender
        if key not in self._whole:
            self._whole[key] = self._fullest(named)
        return self._whole[key]

    def _fullest(self, named: Named) -> Bearer:
        own = self._bearers[named.personal]
        same = self._by_word[named.personal[-1]]
        if named.personal[0] != named.personal[-1]:
            same = same + self._by_word[named.personal[0]]
        elif len(named.personal) == 1 and named.personal[0] in GIVEN:
            same = self._by_word[named.personal[0]]
        fuller = [bearer for bearer in same if _shortens(named, own, bearer)]
        if not fuller:
            return own
        return max(fuller, key=lambda bearer: (bearer.person, len(bearer.places)))


def _shortens(named: Named, own: Bearer, bearer: Bearer) -> bool:
    short, full = named.personal, bearer.best.personal
    if len(full) <= len(short) or (own.person and not bearer.person):
        return False
    if named.gender and bearer.gender and named.gender != bearer.gender:
        return False
    if len(short) == 1:
        return short[0] == full[-1] or (short[0] == full[0] and short[0] in GIVEN)
    return short[0] == full[0] and short[-1] == full[-1]


def collect(sentences: Sequence[Sentence]) -> list[Named]:
    """Find every name in the narration, in order."""
    found: list[Named] = []
    for number, sentence in enumerate(sentences):
        if _is_headline(sentence):
            continue
        leads = True
        for run, end in _runs(sentence.words):
            named = _named(sentence.words, run, end, number, leads)
            found.append(named)
            leads = leads and named.modifies
    return found


def _is_headline(sentence: Sentence) -> bool:
    """Tell whether nearly all words have capitals, so that capitals show no names."""
    letters = [word for word in sentence.words if len(word.text) > SHORT and word.text.isalpha()]
    capitals = sum(word.capital for word in letters)
    return len(letters) >= HEADLINE and capitals > 0.9 * len(letters)


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and _goes_on(words, at, end):
            end += 1
            if words[end - 1].possessive:
                break
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _goes_on(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether the word at `end` belongs to the name that begins at `at`."""
    word = words[end]
    if word.capital:
        return word.lower not in NOT_NAMES
    following = words[end + 1] if end + 1 < len(words) else None
    return word.lower in PARTICLES and end > at and following is not None and following.capital


def _named(words: Sequence[Word], run: int, end: int, number: int, leads: bool) -> Named:
    while end > run + 1 and words[end - 1].lower in SUFFIXES:
        end -= 1
    first, personal = _parts(words, run, end)
    title = words[first].lower if personal > first else None
    name = tuple(_bare(word.lower) for word in words[personal:end])
    last = words[end - 1]
    body, role = _is_body(name, last.text), roles.beside(words, run, first, end)
    known = len(name) > 1 and not body and (role is not None or _has_age(words, end))
    following = words[end].lower if end < len(words) else ""
    return Named(
        start=words[first].start,
        end=last.end - len(last.lower) + len(_bare(last.lower)),
        personal=name,
        title=title,
        person=_is_person(name, title, last.text) or known,
        body=body,
        gender=_gender(words[run - 1].lower if run else "", name, title),
        role=role,
        sentence=number,
        leads=leads,
        modifies=following in ROLES,
    )


def _parts(words: Sequence[Word], run: int, end: int) -> tuple[int, int]:
    """Tell where the title begins and where the name after it does."""
    titles = [place for place in range(run, end - 1) if words[place].lower in TITLES]
    if titles:
        first = titles[-1]
        while first > run and words[first - 1].lower in TITLES:
            first -= 1
        return first, titles[-1] + 1
    for place in range(run, end - 1):
        if words[place].lower in GIVEN:
            return place, place
    return run, run


def _bare(word: str) -> str:
    return word.removesuffix("'s").rstrip("'")


def _is_person(name: tuple[str, ...], title: str | None, last: str) -> bool:
    if _is_body(name, last):
        return False
    return title is not None or (len(name) > 1 and name[0] in GIVEN)


def _is_body(name: tuple[str, ...], last: str) -> bool:
    acronym = len(name) == 1 and len(last) > 1 and last.isupper()
    return acronym or name[-1] in ORGANISATIONS or name[0] == "university"


def _has_age(words: Sequence[Word], end: int) -> bool:
    """Tell whether an age follows: "Angel Mendoza, 33, of Hull"."""
    if end + 2 >= len(words) or words[end].text != "," or words[end + 2].text not in ",.":
        return False
    return words[end + 1].text.isdigit() and len(words[end + 1].text) <= 2


def _gender(before: str, name: tuple[str, ...], title: str | None) -> str | None:
    if title in TITLES_MALE or before in ROLES_MALE:
        return "m"
    if title in TITLES_FEMALE or before in ROLES_FEMALE:
        return "f"
    male, female = name[0] in GIVEN_MALE, name[0] in GIVEN_FEMALE
    if len(name) > 1 and male != female:
        return "m" if male else "f"
    return None
