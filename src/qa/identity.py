"""Whether words stand for a speaker: a name, a role, "he", "I" within what was said."""

from collections.abc import Iterable

from qa.matching import stems
from qa.records import Quotation, Range, Speaker
from qa.text import overlaps, words

FIRST_PERSON = frozenset("i me we us my our mine ours myself ourselves i'm we're i've".split())
PRONOUNS = FIRST_PERSON | frozenset("he she they him her them his their hers theirs it".split())
TITLES = frozenset(
    "the a an mr mrs ms mx dr prof professor sir dame lord lady rev reverend cllr councillor mp"
    " sen senator rep representative gov governor coun det ch insp sgt pc rt hon".split()
)  # one article's "Councillor" is another's "Cllr", so none of them tells people apart
DOCUMENTS = frozenset("article articles document report letter review statement story".split())


def means(asked: str, speaker: Speaker) -> bool:
    """Whether a question's words for a speaker are this speaker's: all stand in name and role."""
    wanted = without_titles(asked)
    if wanted and wanted[-1] in DOCUMENTS:  # what a report says, its authors are quoted for
        return True
    return bool(wanted) and stems(wanted) <= stems(words(f"{speaker.name} {speaker.role or ''}"))


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may be one person's: one is the other shortened, titles aside."""
    a, b = set(without_titles(one)), set(without_titles(other))
    return bool(a and b) and (a <= b or b <= a)


def is_named(speaker: Speaker, question: str) -> bool:
    """Whether a question has the whole name of a speaker, titles aside."""
    name = without_titles(speaker.name)
    return bool(name) and stems(name) <= stems(words(question))


def without_titles(name: str) -> list[str]:
    """The words of a name, folded: "Cllr Ann Lee" -> ["ann", "lee"]."""
    return [word for word in words(name) if word not in TITLES]


def stands_for(text: str, place: Range, quotations: Iterable[Quotation]) -> Speaker | None:
    """The speaker whom these words mean: "I" within a quotation, "he" or a short name beside it."""
    for quotation in quotations:
        speaker = quotation.speaker
        if speaker is None:
            continue
        if overlaps(place, speaker.mention) or overlaps(place, speaker.named):
            if is_pronoun(text) or stems(words(text)) <= stems(words(speaker.name)):
                return speaker
        elif is_pronoun(text) and in_first_person(text):
            if any(overlaps(place, spoken) for spoken in quotation.ranges):
                return speaker
    return None


def in_first_person(text: str) -> bool:
    return not FIRST_PERSON.isdisjoint(words(text))


def is_pronoun(text: str) -> bool:
    """Not "US" or "IT", which are names."""
    return text == "I" or (text.lower() in PRONOUNS and not text.isupper())
