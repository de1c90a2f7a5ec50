"""Every question asked and judged, each row written as soon as it is known."""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Protocol, TextIO, runtime_checkable

from qa.evaluation.answerers import Give
from qa.evaluation.gold import GoldQuestion
from qa.evaluation.judging import Judgement, judge
from qa.evaluation.measures import exact_match, f1
from qa.evaluation.ranking import DEPTH, Searcher, rank_of
from qa.records import Article, Passage

log = logging.getLogger(__name__)
LINES = 10  # of the log, on the way


@runtime_checkable
class ParagraphReader(Protocol):
    """A system whose reader can be asked about one paragraph, without any retrieval."""

    def read_paragraph(self, question: str, paragraph: Passage) -> str | None:
        """Its answer from this paragraph alone; None where it declines."""
        ...


@dataclass(frozen=True, slots=True)
class Extras:
    """What more can be measured; None where the system does not offer it."""

    articles: Mapping[str, Article] | None = None
    searcher: Searcher | None = None
    reader: ParagraphReader | None = None


def run(
    questions: Sequence[GoldQuestion],
    give: Give,
    *,
    extras: Extras | None = None,
    out: TextIO | None = None,
) -> list[Judgement]:
    """The judgement of every question, in order; each is a JSON line in `out` at once."""
    extras = extras or Extras()
    judged = []
    for number, question in enumerate(questions, start=1):
        judgement = _more(judge(question, give(question), extras.articles), question, extras)
        judged.append(judgement)
        if out:
            out.write(to_line(judgement) + "\n")
            out.flush()
        if number * LINES // len(questions) > (number - 1) * LINES // len(questions):
            right = sum(each.right for each in judged)
            log.info("%d of %d questions, %d right", number, len(questions), right)
    return judged


def to_line(judgement: Judgement) -> str:
    """The row as a JSON object in one line."""
    return json.dumps(asdict(judgement), ensure_ascii=False)


def _more(judgement: Judgement, question: GoldQuestion, extras: Extras) -> Judgement:
    """With what retrieval and the reader alone do, where they can be asked."""
    if extras.searcher and question.answers and question.evidence:
        hits = extras.searcher.search(question.question, DEPTH)
        judgement = replace(judgement, rank=rank_of(question, [hit.found for hit in hits]))
    if extras.reader and question.paragraph:
        text = extras.reader.read_paragraph(question.question, question.paragraph)
        right = text is None and not question.answers  # declined, and rightly
        judgement = replace(
            judgement,
            paragraph_f1=float(right) if text is None else f1(text, question.answers),
            paragraph_exact_match=right if text is None else exact_match(text, question.answers),
        )
    return judgement
