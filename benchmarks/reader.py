"""The reader alone, on the paragraph that each question was written for.

    python -m benchmarks.reader FILE... [--model FOLDER] [--precision P] [--questions N]

A FILE holds paragraphs in the form of SQuAD, as JSON or as JSON lines, gzipped or not. Prints a
Markdown table, per cent with bootstrap 95 % intervals: exact match and F1 of the best spans on the
answerable questions; and where others are among them, of all: F1 at the threshold of the margin
over the null score that is best for it (declining is right where there is no answer; chosen anew in
every draw), and the area under the risk-coverage curve of the margin (less is better; what is
offered for an unanswerable question is wrong).
"""

import argparse
import random
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from qa.backends.transformers_reader import TransformersReader
from qa.decoding import best_spans
from qa.evaluation import files, intervals
from qa.evaluation.gold import GoldQuestion
from qa.evaluation.intervals import Estimate, Values
from qa.evaluation.measures import exact_match, f1, is_right
from qa.evaluation.reliability import risk_coverage_area
from qa.settings import ReaderSettings

SEED = 20261122
TOGETHER = 512  # questions whose windows are sorted by length into batches
BATCH = 16
TITLES = ("exact match", "F1", "F1 at best threshold", "risk-coverage area")


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """What the reader did with each question, a row each: 0 to 1, and the margin in logits."""

    known: Values
    exact: Values
    f1: Values
    right: Values
    margin: Values


def cases(path: Path, count: int) -> list[GoldQuestion]:
    """`count` of the questions of a file that have a paragraph, drawn with a fixed seed; 0: all."""
    every = [gold for gold in files.read([path]).questions if gold.paragraph]
    return random.Random(SEED).sample(every, min(count or len(every), len(every)))


def read(
    questions: list[GoldQuestion],
    reader: TransformersReader,
    settings: ReaderSettings,
) -> Read:
    """The span with the best margin for each question, judged."""
    rows: list[tuple[float, ...]] = []
    for first in range(0, len(questions), TOGETHER):
        some = [(g, g.paragraph.text) for g in questions[first : first + TOGETHER] if g.paragraph]
        read = reader.read_pairs([(gold.question, text) for gold, text in some])
        for (gold, text), windows in zip(some, read, strict=True):
            margin, start, end = max(
                ((span.score - window.null, span.start, span.end)
                 for window in windows
                 for span in best_spans(window, answer_tokens=settings.answer_tokens, count=1)),
                key=lambda row: row[0],
                default=(-np.inf, 0, 0),
            )  # fmt: skip
            given, answers = text[start:end], gold.answers
            right = bool(answers) and is_right(given, answers)
            exact = bool(answers) and exact_match(given, answers)
            rows.append((bool(answers), exact, f1(given, answers), right, margin))
    return Read(*np.array(rows, dtype=np.float64).reshape(-1, 5).T)


def best_f1(known: Values, f1: Values, margin: Values) -> Values:
    """Mean F1 where the questions below the best of all thresholds are declined.

    Columns (draws, questions) to (draws,).
    """
    declined = 1.0 - known
    order = np.argsort(-margin, axis=1, kind="stable")
    gains = np.cumsum(np.take_along_axis(known * f1 - declined, order, axis=1), axis=1)
    best: Values = declined.mean(axis=1) + np.maximum(0.0, gains.max(axis=1)) / known.shape[1]
    return best


def row(name: str, found: Read) -> str:
    """A line of the table."""
    known = found.known > 0
    cells = [
        f"{name}, {len(known)}",
        _cell(intervals.mean(found.exact[known])),
        _cell(intervals.mean(found.f1[known])),
        "",
        "",
    ]
    if not known.all():
        cells[3] = _cell(intervals.statistic(best_f1, found.known, found.f1, found.margin))
        cells[4] = _cell(intervals.statistic(risk_coverage_area, found.margin, found.right))
    return f"| {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--model", default="models/reader")
    parser.add_argument("--precision", default="float32")
    parser.add_argument("--questions", type=int, default=0, help="of each file; 0: all")
    arguments = parser.parse_args()
    settings = replace(ReaderSettings(), batch=BATCH, precision=arguments.precision)
    reader = TransformersReader(arguments.model, settings)
    print(f"| {arguments.model}, {arguments.precision} | {' | '.join(TITLES)} |")  # noqa: T201
    print("|---" * (1 + len(TITLES)) + "|")  # noqa: T201
    for path in arguments.files:
        found = read(cases(path, arguments.questions), reader, settings)
        print(row(path.name, found), flush=True)  # noqa: T201


def _cell(estimate: Estimate | None) -> str:
    if estimate is None:
        return ""
    low, high = 100 * estimate.low, 100 * estimate.high
    return f"{100 * estimate.value:.1f} [{low:.1f}, {high:.1f}]"


if __name__ == "__main__":
    main()
