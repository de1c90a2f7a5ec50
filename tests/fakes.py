"""Stand-ins that behave, instead of mocks that are told to: no weights, no network."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from qa.matching import stems
from qa.ports import Vectors, Window
from qa.records import Answer, Article, Quotation, Reason
from qa.text import WORD, content_words, words

DIMENSION = 4096


class FakeSystem:
    """Answers from a table; declines what is not in it, and a blank question.

    An exception in the table is raised.
    """

    def __init__(
        self,
        articles: Iterable[Article] = (),
        *,
        answers: Mapping[str, Answer | Exception] | None = None,
        quotations: Iterable[Quotation] = (),
    ) -> None:
        self._articles = {article.id: article for article in articles}
        self._answers = dict(answers or {})
        self._quotations = list(quotations)

    def ask(self, question: str) -> Answer:
        reason = Reason.NOTHING_RELATED if question.strip() else Reason.NO_WORDS
        answer = self._answers.get(question, Answer(question, None, reason, 0.0))
        if isinstance(answer, Exception):
            raise answer
        return answer

    def article(self, article_id: str) -> Article:
        return self._articles[article_id]

    def articles(self) -> Iterable[Article]:
        return self._articles.values()

    def quotations(self) -> Iterable[Quotation]:
        return self._quotations


class HashedWords:
    """An `Encoder`: a text is the sum of its words' directions, so shared words are similarity."""

    name = "hashed-words"
    digest = "1"
    dimension = DIMENSION

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.array([self._row(text) for text in texts], dtype=np.float32)
        return rows.reshape(-1, DIMENSION)

    def _row(self, text: str) -> list[float]:
        row = np.full(DIMENSION, 1e-6)
        for stem in sorted(stems(content_words(text))):
            row[int(hashlib.sha256(stem.encode()).hexdigest(), 16) % DIMENSION] += 1
        return list(row / np.linalg.norm(row))


class WordAfter:
    """A `Reader`: it offers the word that follows the most words of the question.

    Its null score is 3, so it answers only beside two words of the question or more.
    """

    name = "word-after"
    digest = "1"

    def read(self, question: str, passages: Sequence[str]) -> list[list[Window]]:
        wanted = stems(content_words(question))
        return [[self._window(wanted, passage)] for passage in passages]

    def _window(self, wanted: frozenset[str], passage: str) -> Window:
        tokens = list(WORD.finditer(passage))
        known = [bool(stems(words(token[0])) & wanted) for token in tokens]
        scores = [
            0.0 if known[i] else float(sum(known[max(0, i - 4) : i])) for i in range(len(tokens))
        ]
        logits = np.array(scores, dtype=np.float32)
        offsets = np.array([token.span() for token in tokens], dtype=np.int64).reshape(-1, 2)
        return Window(logits, logits, offsets, null=3.0)
