"""Fit the weights of `qa.quotations.speech` on annotated news articles (PolNeAR).

    python -m training.speech train.jsonl.gz

prints the table `WEIGHTS`. A stretch that matches a mostly quoted attribution counts as spoken, one
that matches none does not; quoted words inside a paraphrase count as spoken, with less weight.
"""

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.quotations import cues, marks, speakers, speech, words
from qa.quotations.speakers import Reading
from qa.text import paragraphs as lines_of

PARAPHRASE = 0.3  # the weight of quoted words inside a paraphrase
PENALTY = 0.3  # of squared weights, in examples
STEPS = 60
MATCH = 0.5  # intersection over union

Example = tuple[dict[str, float], bool, float]  # features, spoken, weight


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    with gzip.open(parser.parse_args().articles, "rt", encoding="utf-8") as lines:
        examples = [example for line in lines for example in _examples(json.loads(line))]
    for name, weight in sorted(fit(examples).items()):
        print(f'    "{name}": {weight:.2f},')  # noqa: T201 (the table is the output)


def fit(examples: list[Example]) -> dict[str, float]:
    """Fit a logistic regression by Newton's method (iteratively reweighted least squares)."""
    names = sorted({name for values, _, _ in examples for name in values})
    place = {name: column for column, name in enumerate(names)}
    inputs = np.zeros((len(examples), len(names)))
    for row, (values, _, _) in enumerate(examples):
        for name, value in values.items():
            inputs[row, place[name]] = value
    spoken = np.array([float(answer) for _, answer, _ in examples])
    counted = np.array([weight for _, _, weight in examples])
    weights = _solve(inputs, spoken, counted)
    return dict(zip(names, weights.tolist(), strict=True))


def _solve(
    inputs: NDArray[np.float64], spoken: NDArray[np.float64], counted: NDArray[np.float64]
) -> NDArray[np.float64]:
    weights = np.zeros(inputs.shape[1])
    penalty = np.eye(inputs.shape[1]) / PENALTY
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (counted * (spoken - chance)) - penalty @ weights
        curve = (inputs.T * (counted * chance * (1 - chance))) @ inputs + penalty
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def _examples(row: dict[str, Any]) -> list[Example]:
    text = row["text"]
    paragraphs = lines_of(text)
    quoted = marks.scan(text, paragraphs)
    sentences = words.read(text, paragraphs, quoted)
    reading = Reading(sentences, [cues.find(one) for one in sentences], quoted)
    found: list[Example] = []
    for link in speakers.link(reading):
        span = quoted[link.first].start, quoted[link.last].end
        weight = _weight(row["quotations"], span)
        found.append((speech.features(text, reading, link), weight > 0, weight or 1.0))
    return found


def _weight(attributions: list[dict[str, Any]], span: tuple[int, int]) -> float:
    """1: mostly quoted speech; `PARAPHRASE`: quoted words in a paraphrase; 0: nobody speaks it."""
    best = 0.0
    for attribution in attributions:
        pieces = attribution["content"] if attribution["direct"] else []
        if any(_alike(tuple(piece), span) >= MATCH for piece in pieces):
            return 1.0
        if any(_inside(piece, span) for piece in attribution["quoted"]):
            best = 1.0 if attribution["direct"] else PARAPHRASE
    return best


def _alike(left: tuple[int, ...], right: tuple[int, int]) -> float:
    shared = max(0, min(left[1], right[1]) - max(left[0], right[0]))
    return shared / (left[1] - left[0] + right[1] - right[0] - shared) if shared else 0.0


def _inside(piece: list[int], span: tuple[int, int]) -> bool:
    return min(piece[1], span[1]) - max(piece[0], span[0]) >= (span[1] - span[0]) / 2


if __name__ == "__main__":
    main()
