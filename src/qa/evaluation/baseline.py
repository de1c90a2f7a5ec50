"""The least that a system must beat: the sentence with the most rare words of the question."""

from collections.abc import Iterable
from dataclasses import dataclass

from qa.matching import rarity, stems
from qa.records import Alternative, Answer, Article, Evidence, Reason
from qa.text import content_words, sentences, words

HALF = 0.5  # share of the question, by rarity, that a sentence must have


@dataclass(frozen=True, slots=True)
class _Sentence:
    evidence: Evidence
    stems: frozenset[str]


class SentenceBaseline:
    """An `Answerer` without a model; its confidence is the share of the question's words, each by
    its rarity among the sentences, that stand in the sentence. Below a half it declines.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self._sentences = [
            _Sentence(
                Evidence(article.id, start, end, article.text[start:end], None),
                stems(words(article.text[start:end])),
            )
            for article in articles
            for start, end in sentences(article.text)
        ]
        self._rarity = rarity(each.evidence.text for each in self._sentences)

    def ask(self, question: str) -> Answer:
        wanted = stems(content_words(question))
        total = sum(self._rarity.weight(stem) for stem in wanted)
        if not wanted:
            return Answer(question, None, Reason.NO_WORDS, 0.0)
        if not self._sentences:
            return Answer(question, None, Reason.NOTHING_RELATED, 0.0)
        shares = [
            sum(self._rarity.weight(stem) for stem in wanted & each.stems) / total
            for each in self._sentences
        ]
        share, best = max(zip(shares, self._sentences, strict=True), key=_share)
        share, found = min(share, 1.0), best.evidence
        if share >= HALF:
            return Answer(question, found.text, None, share, evidence=(found,))
        near = Alternative(found.text, share, found.article_id, found.start, found.end)
        return Answer(question, None, Reason.NO_ANSWER, share, alternatives=(near,))


def _share(scored: tuple[float, _Sentence]) -> float:
    return scored[0]
