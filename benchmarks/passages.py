"""The reader alone, over all passages of the article that each question is about.

    python -m benchmarks.passages DIR=GOLD [--model FOLDER] [--precision P] [--questions N]

DIR holds the articles, GOLD the questions, each with its `article`; others are left out. No
retrieval and no quotations: the best span of all passages is the answer, never a refusal. Prints
the share that is right, per cent with its bootstrap 95 % interval.
"""

import argparse
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from qa import corpus, reading
from qa.backends.transformers_reader import TransformersReader
from qa.evaluation import files, intervals
from qa.evaluation.gold import GoldQuestion
from qa.evaluation.measures import is_right
from qa.passages import split
from qa.records import Passage
from qa.settings import CorpusSettings, PassageSettings, ReaderSettings

SEED = 20261122
BATCH = 16


def right(
    questions: Iterable[GoldQuestion],
    passages: Mapping[str, list[Passage]],
    reader: TransformersReader,
    settings: ReaderSettings,
) -> Iterator[bool]:
    """Whether the best span of the article's passages is right, for each question."""
    for gold in questions:
        spans = reading.read(gold.question, passages[gold.articles[0]], reader, settings)
        yield bool(spans) and is_right(spans[0].text, gold.answers)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pair", metavar="DIR=GOLD")
    parser.add_argument("--model", default="models/reader")
    parser.add_argument("--precision", default="float32")
    parser.add_argument("--questions", type=int, default=0, help="drawn with a fixed seed; 0: all")
    arguments = parser.parse_args()
    folder, _, file = arguments.pair.partition("=")
    articles = corpus.read(Path(folder), max_megabytes=CorpusSettings().max_megabytes).articles
    passages = {article.id: split(article, PassageSettings()) for article in articles}
    asked = [
        gold
        for gold in files.read([Path(file)]).questions
        if gold.answers and gold.articles and gold.articles[0] in passages
    ]
    count = min(arguments.questions or len(asked), len(asked))
    drawn = random.Random(SEED).sample(asked, count)
    settings = replace(ReaderSettings(), batch=BATCH, precision=arguments.precision)
    reader = TransformersReader(arguments.model, settings)
    found = intervals.mean([float(good) for good in right(drawn, passages, reader, settings)])
    if found:
        low, high = 100 * found.low, 100 * found.high
        print(f"{100 * found.value:.1f} [{low:.1f}, {high:.1f}] of {found.count}")  # noqa: T201


if __name__ == "__main__":
    main()
