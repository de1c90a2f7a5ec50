"""The values that travel through the system, each one built from the one before it.

Every range is half-open, in characters of the text of its article. Text is cut from ranges; a
range is never found again by searching for text.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Range(NamedTuple):
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, decoded once and never normalised afterwards."""

    id: str  # its path relative to the corpus folder, with forward slashes
    text: str
    title: str | None = None
    published: str | None = None  # as given, ISO 8601 where it was
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article: what retrieval finds and the reader reads."""

    article_id: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if len(self.text) != self.end - self.start:
            raise ValueError(f"{self.article_id}:{self.start}-{self.end} is not its text's length")


class QuotationKind(Enum):
    DIRECT = "direct"  # all of it stands between quotation marks
    MIXED = "mixed"  # reported speech with some quoted words
    INDIRECT = "indirect"  # reported speech without quotation marks


class Resolution(Enum):
    """How a quotation's speaker was found."""

    NAMED = "named"  # beside the quotation, by name, role or description
    SHORT_NAME = "short name"  # beside it by a shorter name than the article gives elsewhere
    PRONOUN = "pronoun"  # a pronoun beside it, resolved to a name
    CONTINUED = "continued"  # the quotation goes on from a paragraph that names the speaker
    ROLE = "role"  # a role or description beside it, resolved to a name


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said a quotation, as the article gives it."""

    name: str  # to show: the fullest name that the article gives, verbatim
    role: str | None  # "Executive Member for Education", verbatim; None: not stated
    mention: Range  # the words beside the quotation that stand for the speaker: "he", "Cllr Carr"
    named: Range  # where the name stands
    resolved: Resolution


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that an article attributes to somebody.

    Ranges lie in order and do not cross, one for each paragraph or piece ('"A," he said. "B."'),
    outer quotation marks left out.
    """

    article_id: str
    ranges: tuple[Range, ...]
    pieces: tuple[str, ...]  # the verbatim text of each range
    kind: QuotationKind
    cue: str | None  # "said", "according to"; None: no words introduce it
    speaker: Speaker | None  # None: the article does not say who spoke

    @property
    def text(self) -> str:
        """The pieces, joined by blank lines as paragraphs are."""
        return "\n\n".join(self.pieces)

    @property
    def start(self) -> int:
        return self.ranges[0].start

    @property
    def end(self) -> int:
        return self.ranges[-1].end


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of a quotation, or around one: what a question about words is matched with."""

    quotation: Quotation
    start: int
    end: int
    text: str


class Wanted(Enum):
    """What a question asks for."""

    SPEAKER = "speaker"  # who said X?
    DOER = "doer"  # who was pleased that X? who thanked X?
    WORDS = "words"  # what did Y say about X?
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Query:
    """A question, understood."""

    question: str
    wanted: Wanted
    content: str  # the question without its frame: what was said, or what it was said about
    speaker: str | None = None  # whose words are wanted
    quoted: tuple[str, ...] = ()  # what stands between quotation marks in the question


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A passage or a remark that retrieval found."""

    found: T
    score: float  # fused, higher is better; comparable within one question only
    similarity: float  # cosine of its vector and the question's
    rank: int  # from 1


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article that the reader offers as an answer."""

    article_id: str
    start: int
    end: int
    text: str
    score: float  # start logit + end logit
    null: float  # the same for "no answer", in the window where the span was found


@dataclass(frozen=True, slots=True)
class Evidence:
    """Verbatim words of an article: what proves an answer, or the nearest to a question without."""

    article_id: str
    start: int
    end: int
    text: str
    speaker: str | None
    published: str | None = None  # the article's date, as given


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another answer: one that was considered, or one that other words of the articles prove."""

    text: str
    confidence: float
    article_id: str
    start: int
    end: int


class Reason(Enum):
    """Why a question was declined."""

    NO_WORDS = "there are no words in this question"
    TOO_LONG = "this question is too long; ask it in fewer words"
    NOTHING_RELATED = "nothing in the articles is about this"
    NO_ANSWER = "the articles come near this, but do not answer it"
    OTHER_WORDS = "the articles quote this speaker, but not on this"
    OTHER_SPEAKER = "the articles quote somebody else on this, but not this speaker"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gets: a text that its evidence proves, or the reason why there is none."""

    question: str
    text: str | None
    reason: Reason | None
    confidence: float  # 0 to 1: the probability that the text, or else the best candidate, is right
    evidence: tuple[Evidence, ...] = ()  # earliest first, as far as dates are known
    conflicts: tuple[Alternative, ...] = ()  # what other places of the articles give instead
    alternatives: tuple[Alternative, ...] = ()  # considered, less likely
    nearest: tuple[Evidence, ...] = ()  # of a declined question: what the articles do have
    read_as: str | None = None  # the question with its misspelt words mended
    further: tuple["Answer", ...] = ()  # to the other questions that were asked at once

    def __post_init__(self) -> None:
        if (self.text is None) == (self.reason is None):
            raise ValueError("an answer has a text or a reason, never both or neither")
        if self.text is not None and not self.evidence:
            raise ValueError("an answer without evidence")
