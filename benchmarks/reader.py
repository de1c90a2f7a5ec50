"""The reader alone, on the paragraph that each question was written for.

    python -m benchmarks.reader FILE [--model FOLDER] [--questions N]

FILE holds paragraphs in the form of SQuAD, as JSON or as JSON lines, gzipped or not. Prints
exact match and F1 of its best span on the answerable questions, and F1 over all of them at the
margin over the null score that is best for it (declining is right where there is no answer).
"""

import argparse
import random
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qa.backends.transformers_reader import TransformersReader
from qa.evaluation import files, intervals
from qa.evaluation.gold import GoldQuestion
from qa.evaluation.measures import exact_match, f1
from qa.reading import margin, read
from qa.settings import ReaderSettings

SEED = 20261122


def cases(path: Path, count: int) -> list[GoldQuestion]:
    """`count` of the questions of a file that have a paragraph, drawn with a fixed seed."""
    every = [gold for gold in files.read([path]).questions if gold.paragraph]
    return random.Random(SEED).sample(every, min(count, len(every)))


def interval(values: NDArray[np.float64]) -> str:
    """The mean in per cent with its bootstrap 95 % interval."""
    found = intervals.mean(values)
    if found is None:
        return "none"
    return f"{100 * found.value:.1f} [{100 * found.low:.1f}, {100 * found.high:.1f}]"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--model", default="models/reader")
    parser.add_argument("--questions", type=int, default=1000)
    arguments = parser.parse_args()
    settings = ReaderSettings()
    reader = TransformersReader(arguments.model, settings)
    scores, margins, answerable, exact = [], [], [], []
    for gold in cases(arguments.file, arguments.questions):
        assert gold.paragraph
        best = read(gold.question, [gold.paragraph], reader, settings)[0]
        scores.append(f1(best.text, gold.answers))
        margins.append(margin(best))
        answerable.append(bool(gold.answers))
        exact.append(exact_match(best.text, gold.answers))
    f1s, known = np.array(scores), np.array(answerable)
    print(f"{arguments.model}, {len(f1s)} questions of {arguments.file.name}")  # noqa: T201
    print(f"answerable: EM {interval(np.array(exact, dtype=float)[known])}")  # noqa: T201
    print(f"answerable: F1 {interval(f1s[known])}")  # noqa: T201
    if not known.all():
        given = np.where(known, f1s, 0.0)
        declined = np.where(known, 0.0, 1.0)
        cuts = np.quantile(margins, np.linspace(0, 1, 101))
        best_cut = max(cuts, key=lambda cut: np.where(margins > cut, given, declined).mean())
        overall = np.where(margins > best_cut, given, declined)
        print(f"all, best threshold {best_cut:.1f}: F1 {interval(overall)}")  # noqa: T201


if __name__ == "__main__":
    main()
