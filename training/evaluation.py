"""How well a reader in training answers held-out questions; the best one of a run is kept."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from transformers import AutoTokenizer

from qa.backends.windows import Logits, Windows
from qa.decoding import best_spans
from qa.evaluation.measures import exact_match, f1
from qa.ports import Window
from qa.settings import ReaderSettings
from training import heldout, progress
from training.examples import Example
from training.trainer import Trainer

Metrics = dict[str, float]
CHOICE = "f1_all"  # what the best reader of a run is the best by


class Examiner:
    """Measures a run's reader by the held-out questions, and keeps the best."""

    def __init__(self, run: Path, trainer: Trainer) -> None:
        self._trainer, self._settings = trainer, ReaderSettings()
        self._folder = run / "best"
        self._examples = heldout.load(run / heldout.FILE)
        self._windows = Windows(AutoTokenizer.from_pretrained(trainer.encoder), self._settings)
        earlier = progress.rows(run).values() if self._folder.exists() else []
        self._best: float = max((row.get(CHOICE, -1.0) for row in earlier), default=-1.0)

    def examine(self) -> Metrics:
        metrics = evaluate(self._examples, self._windows, self._trainer.logits, self._settings)
        if metrics[CHOICE] > self._best:
            self._best = metrics[CHOICE]
            self._trainer.export(self._folder)
        return metrics


def evaluate(
    examples: list[Example], windows: Windows, logits: Logits, settings: ReaderSettings
) -> Metrics:
    """Exact match and F1 of the answerable questions, `f1_all` of all, in per cent.

    `f1_all` declines below the threshold that is best for it (declining is right where there is no
    answer); `f1_all/SOURCE` is its part of each source, at the same threshold.
    """
    read = windows.read([(e.question, e.context) for e in examples], logits)
    found = [_best(own, settings) for own in read]
    texts = [e.context[slice(*span)] for e, (span, _) in zip(examples, found, strict=True)]
    known = np.array([e.start < e.end for e in examples])
    right = np.array([f1(text, [e.answer]) for e, text in zip(examples, texts, strict=True)])
    exact = np.array(
        [exact_match(text, [e.answer]) for e, text in zip(examples, texts, strict=True)]
    )
    given, declined = np.where(known, right, 0.0), np.where(known, 0.0, 1.0)
    margins = np.array([margin for _, margin in found])
    scores = np.where(margins >= _threshold(margins, given, declined), given, declined)
    by_source: dict[str, list[float]] = defaultdict(list)
    for example, score in zip(examples, scores, strict=True):
        by_source[example.source].append(score)
    means = {
        "exact_match": exact[known].mean(),
        "f1": right[known].mean(),
        "f1_all": scores.mean(),
    } | {f"f1_all/{source}": np.mean(own) for source, own in by_source.items()}
    return {name: round(100 * float(mean), 2) for name, mean in means.items()}


def _best(windows: Sequence[Window], settings: ReaderSettings) -> tuple[tuple[int, int], float]:
    """The span with the best margin over the null score of its window, and that margin."""
    spans = [
        ((span.start, span.end), span.score - window.null)
        for window in windows
        for span in best_spans(window, answer_tokens=settings.answer_tokens, count=1)
    ]
    return max(spans, key=lambda row: row[1], default=((0, 0), -np.inf))


def _threshold(
    margins: NDArray[np.float64], given: NDArray[np.float64], declined: NDArray[np.float64]
) -> float:
    """The margin from which on to answer, for the best sum of `given` and `declined`."""
    order = np.argsort(-margins, kind="stable")
    gains = np.concatenate([[0.0], np.cumsum((given - declined)[order])])
    answered = int(gains.argmax())
    return float(margins[order[answered - 1]]) if answered else np.inf
