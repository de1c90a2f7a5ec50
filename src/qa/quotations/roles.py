"""What an article says beside a name that its bearer is: "council leader", "a doctor from Hull"."""

from collections.abc import Sequence

from qa.quotations.lexicon import (
    AUXILIARIES,
    FRAMING,
    NOT_NAMES,
    POSSESSIVES,
    PRONOUNS,
    ROLES,
    SAYING,
    SUBORDINATORS,
)
from qa.quotations.words import Kind, Word
from qa.records import Range

APPOSITION = 16  # words; what is longer is no role
PREFIX = 4
NO_ROLE = SAYING | FRAMING | AUXILIARIES | PRONOUNS | SUBORDINATORS - {"and"}
ARTICLES = frozenset({"a", "an", "the"})


def beside(words: Sequence[Word], run: int, first: int, last: int) -> Range | None:
    """Find the role of a name: characters of the text, or None.

    `run`: where the capitalised words begin, `first`: where the name in them does, `last`: its end.
    """
    if first > run:
        return Range(words[run].start, words[first - 1].end)
    return _prefix(words, run) or _apposition(words, last) or _heading(words, run)


def _prefix(words: Sequence[Word], run: int) -> Range | None:
    """Read "Council leader Stephen Carr"."""
    at = run
    while at > 0 and run - at < PREFIX and _is_plain(words[at - 1]):
        if at == run and words[at - 1].lower not in ROLES:
            break
        at -= 1
    if at == 1 and at < run and words[0].capital:  # it opens the sentence
        at = 0
    while at < run and words[at].lower in ARTICLES | POSSESSIVES:
        at += 1
    return Range(words[at].start, words[run - 1].end) if at < run else None


def _is_plain(word: Word) -> bool:
    return word.kind is Kind.WORD and not word.capital and word.lower not in NOT_NAMES


def _apposition(words: Sequence[Word], last: int) -> Range | None:
    """Read "Hugh Hill, a doctor from Hull, said"."""
    if last >= len(words) or words[last].text != ",":
        return None
    close = last + 1
    while close < len(words) and words[close].kind is Kind.WORD:
        close += 1
    phrase = words[last + 1 : close]
    if close == len(words) or words[close].text not in ",." or not 0 < len(phrase) <= APPOSITION:
        return None
    determined = phrase[0].lower in ARTICLES | POSSESSIVES or phrase[0].possessive
    heads = phrase[:8] if determined or phrase[0].capital else phrase[:2]
    if not any(word.lower in ROLES for word in heads):
        return None
    return Range(phrase[0].start, phrase[-1].end)


def _heading(words: Sequence[Word], run: int) -> Range | None:
    """Read "Executive Member for Education, Cllr Peter Fortune said"."""
    if run < 2 or words[run - 1].text != ",":
        return None
    phrase = words[: run - 1]
    plain = all(word.kind is Kind.WORD for word in phrase)
    if not plain or len(phrase) > APPOSITION:
        return None
    told = any(word.lower in ROLES for word in phrase)
    if not told or any(word.lower in NO_ROLE for word in phrase):
        return None
    return Range(phrase[0].start, phrase[-1].end)
