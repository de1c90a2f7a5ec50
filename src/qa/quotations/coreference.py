"""From the words that stand for a speaker to the name that the article gives."""

from collections.abc import Sequence

from qa.quotations.lexicon import DOCUMENTS, GROUPS, PERSONAL, PRONOUNS, ROLES
from qa.quotations.names import SUFFIXES, Bearer, Named, Register
from qa.quotations.phrases import RELATIVES, Phrase
from qa.quotations.words import Kind, Sentence, Word
from qa.records import Range, Resolution, Speaker

NEAR = 14  # sentences before a pronoun in which its name is looked for
JUST = 1  # sentences
LED, PERSON, SPOKE, SPOKE_JUST = 2.0, 2.0, 1.0, 2.0  # sentences' worth of nearness
UNSURE = 3.0  # a name that is not known to be a person's
HEAD_ENDS = frozenset("of for from at in with who that which on to".split())
POINTING = frozenset({"the", "this", "that"})


class Resolver:
    """Resolves the mentions of one article, which must come in the order of the text."""

    def __init__(self, text: str, sentences: Sequence[Sentence], register: Register) -> None:
        self._text = text
        self._sentences = sentences
        self._register = register
        self._next_name = 0  # of the register: the first not before the mention
        self._turn = -1, 0  # where the name of the person stands who spoke last; the sentence
        self._latest: dict[str, Speaker] = {}  # "they", "it": whom they would stand for
        self._described: dict[str, Speaker] = {}  # by head word, "spokeswoman"
        self._roles = _by_role(text, register)

    def resolve(self, number: int, phrase: Phrase) -> Speaker | None:
        """Find who is meant by a phrase of sentence `number`; None: a pronoun for nobody named."""
        words: Sequence[Word] = self._sentences[number].words[slice(*phrase)]
        mention = Range(words[0].start, words[-1].end)
        if len(words) > 1 and words[-1].lower in RELATIVES:
            words = _without_who(words)
        if not words:
            return None
        pronoun = words[0].lower.partition("'")[0]  # of "he's"
        if len(words) == 1 and pronoun in PRONOUNS:
            return self._pronoun(pronoun, number, mention)
        named = self._head_name(words)
        if named is None or self._joint(words):
            return self._description(words, mention)
        bearer = self._register.whole(named)
        speaker = self._bearer(bearer, mention, _how(named, bearer), named.role)
        if bearer.person or (len(bearer.best.personal) > 1 and not bearer.best.body):
            bearer.person = True  # who speaks by a name of several words is somebody
            self._turn = bearer.best.start, number
        else:
            self._latest["it"] = self._latest["they"] = speaker
        return speaker

    def _bearer(
        self, bearer: Bearer, mention: Range, how: Resolution, role: Range | None = None
    ) -> Speaker:
        named = Range(bearer.best.start, bearer.best.end)
        place = role or bearer.role
        title = self._text[slice(*place)] if place else None
        return Speaker(self._text[slice(*named)], title, mention, named, how)

    def _head_name(self, words: Sequence[Word]) -> Named | None:
        """Find the name at the head: "Robby Mook" in "Clinton aide Robby Mook of New York"."""
        whole = self._register.ends.get(words[-1].end)
        if whole and whole.person and not _is_linked(words, whole):
            return whole
        place = _head_end(words) - 1
        while place > 0 and words[place].lower in SUFFIXES:
            place -= 1
        last = words[place]
        end = last.end - (2 if last.possessive and last.lower.endswith("'s") else 0)
        return self._register.ends.get(end) or self._register.ends.get(last.end)

    def _joint(self, words: Sequence[Word]) -> bool:
        """Tell whether two persons speak: "Mary Hill and Tom Reed"."""
        joints = [place for place, word in enumerate(words) if word.lower == "and" and place]
        if len(joints) != 1 or any(word.lower in HEAD_ENDS for word in words):
            return False
        both = self._register.ends.get(words[joints[0] - 1].end), self._head_name(words)
        return all(one is not None and self._register.whole(one).person for one in both)

    def _description(self, words: Sequence[Word], mention: Range) -> Speaker:
        head = words[_head_end(words) - 1].lower
        known: Speaker | None = None
        if words[0].lower in POINTING:
            known = self._by_role(words[1:], mention) or self._earlier(head, len(words), mention)
        if known:
            return known
        if len(words) > 2 and words[-1].lower.endswith("ed") and not words[-1].capital:
            words = words[:-1]  # "a report published"
        named = Range(words[0].start, words[-1].end)
        speaker = Speaker(self._text[slice(*named)], None, mention, named, Resolution.NAMED)
        self._described.setdefault(head, speaker)
        if self._joint(words) or head in GROUPS or (head.endswith("s") and head not in DOCUMENTS):
            self._latest["they"] = speaker
        elif head in DOCUMENTS or head not in ROLES:
            self._latest["it"] = speaker
        return speaker

    def _by_role(self, words: Sequence[Word], mention: Range) -> Speaker | None:
        bearer = self._roles.get(" ".join(word.lower for word in words))
        if bearer is None or bearer.best.start > mention.start:
            return None
        return self._bearer(bearer, mention, Resolution.ROLE)

    def _earlier(self, head: str, length: int, mention: Range) -> Speaker | None:
        earlier = self._described.get(head)
        if earlier is None or len(earlier.name.split()) <= length:
            return None
        return Speaker(earlier.name, earlier.role, mention, earlier.named, Resolution.ROLE)

    def _pronoun(self, word: str, number: int, mention: Range) -> Speaker | None:
        if word in PERSONAL:
            return self._he_or_she(PERSONAL[word], number, mention)
        meant = self._latest.get(word)
        if meant is None:
            return None
        return Speaker(meant.name, meant.role, mention, meant.named, Resolution.PRONOUN)

    def _he_or_she(self, gender: str, number: int, mention: Range) -> Speaker | None:
        names = self._register.names
        while self._next_name < len(names) and names[self._next_name].start < mention.start:
            self._next_name += 1
        best: tuple[float, Bearer] | None = None
        for place in range(self._next_name - 1, -1, -1):
            if number - names[place].sentence > NEAR:
                break
            bearer = self._register.whole(names[place])
            if bearer.gender in {gender, None} and not names[place].modifies:
                score = self._score(names[place], bearer, number)
                if best is None or score > best[0]:
                    best = score, bearer
        if best is None:
            return None
        self._turn = best[1].best.start, number
        return self._bearer(best[1], mention, Resolution.PRONOUN)

    def _score(self, named: Named, bearer: Bearer, number: int) -> float:
        score = float(named.sentence - number) + LED * named.leads
        score += PERSON if bearer.person else 0.0
        score -= 0.0 if bearer.person or bearer.gender else UNSURE
        start, turn = self._turn
        spoke = SPOKE if number - turn > JUST else SPOKE_JUST
        return score + (spoke if bearer.best.start == start else 0.0)


def _how(named: Named, bearer: Bearer) -> Resolution:
    same = bearer.best.personal == named.personal
    return Resolution.NAMED if same else Resolution.SHORT_NAME


def _without_who(words: Sequence[Word]) -> Sequence[Word]:
    end = len(words) - 1
    while end > 0 and words[end - 1].kind is not Kind.WORD:
        end -= 1
    return words[:end]


def _is_linked(words: Sequence[Word], named: Named) -> bool:
    """Tell whether the name at the end depends on what is before it: "an aide to Mary Hill"."""
    plain = len(words) - 1
    while plain > 0 and words[plain].capital:
        plain -= 1
    if (
        words[0].capital
        and words[plain].lower in {"of", "for"}
        and words[plain + 1].start < named.start
    ):
        return False  # "Secretary of State Mary Hill"
    return not words[plain].capital and words[plain].lower in HEAD_ENDS


def _head_end(words: Sequence[Word]) -> int:
    """Tell where the head of a phrase ends: "a spokeswoman" in "a spokeswoman for the council"."""
    for place, word in enumerate(words):
        if place and (word.lower in HEAD_ENDS or word.kind is not Kind.WORD):
            return place
    return len(words)


def _by_role(text: str, register: Register) -> dict[str, Bearer]:
    """Index the persons by their roles, and by what is left of those without first words."""
    index: dict[str, Bearer] = {}
    for named in register.names:
        bearer = register.whole(named)
        if named.role and bearer.person:
            role = text[slice(*named.role)].lower().split()
            for first in range(len(role)):
                index.setdefault(" ".join(role[first:]), bearer)
    return index
