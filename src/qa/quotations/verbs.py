"""Whether a word is a verb where it stands, and how it stands to its subject."""

from collections.abc import Sequence

from qa.quotations.lexicon import (
    ADVERBS,
    DETERMINERS,
    DOCUMENTS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SAYING,
)
from qa.quotations.words import Kind, Word

# Forms that are nouns as often as verbs: "the claims", "its posts".
AMBIGUOUS = frozenset(
    "attacks brands call calls challenges charges claims comments demands feels finds hints hits"
    " hopes issues labels lists mentions notes offers points posts praises puts questions quotes"
    " releases remarks reports show slams states talks terms thanks tweets uses views voices"
    " want".split()
)
SPEAKING = (DOCUMENTS | ROLES) - {"press"}  # nouns that such a verb follows: "the letter states"
COUNTED = frozenset(
    "all both many some others several few most one two three that this another each her".split()
)  # determiners that can be a subject by themselves: "many say", "this shows"
IRREGULAR = frozenset(
    "went put spoke cut shot fired hit broke sang read threw wept gave took began told thought"
    " felt".split()
)
NOT_VERBS = frozenset("is was has does this its as us his hers thus".split())
PASSIVE = frozenset("was were is are been be being".split())


def is_verb(word: Word) -> bool:
    if word.capital or word.kind is not Kind.WORD:
        return False
    formed = word.lower.endswith(("ed", "s")) and word.lower not in NOT_VERBS
    return formed or word.lower in SAYING | IRREGULAR


def is_noun(words: Sequence[Word], at: int) -> bool:
    """Tell whether the word before makes a noun of what could be a verb: "the reports"."""
    if at == 0:
        return False
    before = words[at - 1]
    if before.lower == "so" and words[at].lower == "called":
        return True
    if words[at].lower in AMBIGUOUS and not (
        before.capital
        or before.kind is not Kind.WORD
        or before.lower in PRONOUNS | ADVERBS | SPEAKING
    ):
        return True
    if before.possessive and before.lower not in {"he's", "she's", "it's", "who's"}:
        return True
    return before.lower in (DETERMINERS - COUNTED) | (PREPOSITIONS - {"since"})


def is_passive(words: Sequence[Word], at: int) -> bool:
    """Tell whether the verb is done to its subject: "was described as unsafe by Ed Reed"."""
    place = at - 1
    while place > 0 and (words[place].lower in ADVERBS or words[place].lower.endswith("ly")):
        place -= 1
    return place >= 0 and words[place].lower in PASSIVE and words[at].lower.endswith(("ed", "told"))


def is_second(words: Sequence[Word], at: int) -> bool:
    """Tell whether "and" joins the verb to one before it: "met Ed Reed and later said"."""
    place = at - 1
    while place > 0 and (words[place].lower in ADVERBS or words[place].lower.endswith("ly")):
        place -= 1
    return place > 0 and words[place].lower in {"and", "but", "then"}
