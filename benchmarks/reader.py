"""The reader alone, on the paragraph that each question was written for.

    python -m benchmarks.reader FILE [--model FOLDER] [--questions N]

FILE holds SQuAD-shaped paragraphs as (gzipped) JSON lines. Prints exact match and F1 (the
official normalisation) of its best span on the answerable questions, and F1 over all of them at
the margin over the null score that is best for it (declining is right where there is no answer).
"""

import argparse
import collections
import gzip
import json
import random
import re
import string
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qa.backends.transformers_reader import TransformersReader
from qa.reading import margin, read
from qa.records import Passage
from qa.settings import ReaderSettings

SEED = 20261122
Case = tuple[str, str, list[str]]  # question, paragraph, accepted answers


def cases(path: Path, count: int) -> list[Case]:
    """`count` of the questions of a file, drawn with a fixed seed."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        paragraphs = [json.loads(line) for line in lines]
    every = [
        (row["question"], paragraph["context"], row["answers"]["text"])
        for paragraph in paragraphs
        for row in paragraph["qas"]
    ]
    return random.Random(SEED).sample(every, min(count, len(every)))


def normalised(text: str) -> list[str]:
    """Lower case, without punctuation and articles (Rajpurkar et al., EMNLP 2016)."""
    plain = "".join(c for c in text.lower() if c not in string.punctuation)
    return re.sub(r"\b(a|an|the)\b", " ", plain).split()


def f1(found: str, answers: list[str]) -> float:
    return max((_f1(normalised(found), normalised(answer)) for answer in answers), default=0.0)


def interval(values: NDArray[np.float64]) -> str:
    """The mean in per cent with its bootstrap 95 % interval."""
    draw = np.random.default_rng(SEED)
    means = draw.choice(values, (2000, len(values))).mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return f"{100 * values.mean():.1f} [{100 * low:.1f}, {100 * high:.1f}]"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--model", default="models/reader")
    parser.add_argument("--questions", type=int, default=1000)
    arguments = parser.parse_args()
    settings = ReaderSettings()
    reader = TransformersReader(arguments.model, settings)
    scores, margins, answerable, exact = [], [], [], []
    for question, paragraph, answers in cases(arguments.file, arguments.questions):
        best = read(question, [Passage("", 0, len(paragraph), paragraph)], reader, settings)[0]
        scores.append(f1(best.text, answers))
        margins.append(margin(best))
        answerable.append(bool(answers))
        exact.append(any(normalised(best.text) == normalised(answer) for answer in answers))
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


def _f1(found: list[str], answer: list[str]) -> float:
    if not found or not answer:
        return float(found == answer)
    shared = sum((collections.Counter(found) & collections.Counter(answer)).values())
    return 2 * shared / (len(found) + len(answer))


if __name__ == "__main__":
    main()
