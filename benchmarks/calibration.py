"""Fit the weights of `qa.calibration` on questions about a folder of articles.

    python -m benchmarks.calibration DIR=QUESTIONS [DIR=QUESTIONS ...] --index DIR

Every folder is asked every file's questions; those of another folder's file are unanswerable there.
Each question gives one case a kind: its surest candidate of that kind, right or wrong.
"""

import argparse
import random
from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks import questions
from qa import assemble, retrieval
from qa import questions as forms
from qa.calibration import WEIGHTS, Kind
from qa.candidates import Candidate
from qa.matching import contains
from qa.settings import Settings
from qa.text import words

SEED = 20261122


def is_right(text: str, answers: tuple[str, ...]) -> bool:
    """Token F1 of at least one half with an answer, or at most 12 words that contain one."""
    return any(
        _f1(words(text), words(answer)) >= 0.5
        or (len(words(text)) <= 12 and contains(text, answer))
        for answer in answers
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", nargs="+", metavar="DIR=QUESTIONS")
    parser.add_argument("--index", type=Path, required=True, help="where the indexes may lie")
    parser.add_argument("--questions", type=int, default=150, help="asked of each pair, at most")
    parser.add_argument("--strangers", type=int, default=30, help="asked of another folder's")
    arguments = parser.parse_args()
    pairs = [tuple(map(Path, pair.split("=", 1))) for pair in arguments.pairs]
    draw = random.Random(SEED)
    settings = Settings()
    cases: dict[Kind, list[tuple[list[float], bool]]] = defaultdict(list)
    for number, (corpus, own) in enumerate(pairs):
        system = assemble.load(arguments.index / str(number), corpus=corpus, settings=settings)
        for _, file in pairs:
            gold = questions.read(file)
            count = arguments.questions if file == own else arguments.strangers
            for question in draw.sample(gold, min(count, len(gold))):
                answers = question.answers if file == own else ()
                query = forms.understand(question.question)
                passages = retrieval.find_passages(
                    query, system.bundle, system.encoder, settings.retrieval
                )
                for candidate in _surest(system.candidates(query, passages)):
                    names = WEIGHTS[candidate.kind].weights
                    row = [candidate.features[name] for name in names]
                    cases[candidate.kind].append((row, is_right(candidate.text, answers)))
    for kind, rows in cases.items():
        _report(kind, rows)


def _surest(candidates: list[Candidate]) -> list[Candidate]:
    best: dict[Kind, Candidate] = {}
    for candidate in candidates:
        if candidate.kind not in best or candidate.confidence > best[candidate.kind].confidence:
            best[candidate.kind] = candidate
    return list(best.values())


def _report(kind: Kind, rows: list[tuple[list[float], bool]]) -> None:
    right = np.array([good for _, good in rows])
    line = f"{kind.value}: {len(rows)} cases, {right.mean():.2f} right"
    features = np.array([row for row, _ in rows])
    if features.size and 0 < right.sum() < len(right):
        fitted = LogisticRegression(C=10).fit(features, right)
        names = list(WEIGHTS[kind].weights)
        weights = dict(zip(names, fitted.coef_[0].round(2).tolist(), strict=True))
        agreement = (fitted.predict(features) == right).mean()
        line += f"; bias {fitted.intercept_[0]:.2f}, {weights}, {agreement:.2f} decided rightly"
    print(line)  # noqa: T201 (a report)


def _f1(a: list[str], b: list[str]) -> float:
    shared = sum(min(a.count(word), b.count(word)) for word in set(a))
    return 2 * shared / (len(a) + len(b)) if shared else 0.0


if __name__ == "__main__":
    main()
