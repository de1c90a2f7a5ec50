"""Features of a candidate answer to the probability that it is right: fit, keep, apply.

One logistic regression for each kind of candidate (Platt 1999, "Probabilistic outputs for support
vector machines", with more than one score).
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qa.errors import StoreError

RIDGE = 3.0  # times the squared weights, of features scaled to unit deviation: cases may be few
LARGEST = 30.0  # of the exponent: nearer to 0 or 1 no probability goes
NEWTON_STEPS = 50


class Kind(Enum):
    """Where a candidate comes from; each kind has its own features and weights."""

    QUOTED = "quoted"  # a quotation that holds the very words in the question's quotation marks
    REMARK = "remark"  # a sentence of a quotation that is like what the question says was said
    SPAN = "span"  # the reader's, for a fact
    SPAN_OF_SPEECH = "span of speech"  # the reader's, for a question that quotations answer better


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression: probability = 1 / (1 + exp(-(bias + weights . features)))."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Between 0 and 1; `KeyError` for a feature that is not there."""
        x = self.bias + sum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-LARGEST, min(LARGEST, x))))


@dataclass(frozen=True, slots=True)
class Calibrator:
    """A regression for each kind, and the reader whose scores they describe."""

    reader: str  # its digest
    logistics: Mapping[Kind, Logistic]

    def probability(self, kind: Kind, features: Mapping[str, float]) -> float:
        return self.logistics[kind].probability(features)


def fit(names: list[str], features: NDArray[np.float64], right: NDArray[np.bool_]) -> Logistic:
    """The regression that makes these outcomes likeliest, by Newton's method with a small ridge.

    `features`: (cases, names); `right`: (cases,). The ridge is small, so that a feature which
    separates all cases gets a large weight and not an infinite one.
    """
    centre, scale = features.mean(axis=0), features.std(axis=0)
    scale[scale == 0] = 1.0
    table = np.column_stack([np.ones(len(features)), (features - centre) / scale])
    ridge = np.diag([1e-6, *[RIDGE] * len(names)])
    weights = np.zeros(table.shape[1])
    for _ in range(NEWTON_STEPS):
        chances = 1 / (1 + np.exp(-np.clip(table @ weights, -LARGEST, LARGEST)))
        slope = table.T @ (chances - right) + ridge @ weights
        curve = (table * (chances * (1 - chances))[:, None]).T @ table + ridge
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    each = weights[1:] / scale
    bias = float(weights[0] - each @ centre)
    return Logistic(bias, dict(zip(names, each.tolist(), strict=True)))


def write(calibrator: Calibrator, path: Path) -> None:
    path.write_text(to_json(calibrator) + "\n", encoding="utf-8")


def to_json(calibrator: Calibrator) -> str:
    """The text of its file: the same for the same numbers, to four places."""
    table = {
        "reader": calibrator.reader,
        "kinds": {
            kind.value: {"bias": round(own.bias, 4)}
            | {"weights": {name: round(weight, 4) for name, weight in own.weights.items()}}
            for kind, own in calibrator.logistics.items()
        },
    }
    return json.dumps(table, indent=1)


def read(path: Path) -> Calibrator:
    """Raises `StoreError` for a file that is missing or is no calibrator."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        logistics = {
            Kind(name): Logistic(
                float(own["bias"]), {k: float(w) for k, w in own["weights"].items()}
            )
            for name, own in table["kinds"].items()
        }
        if missing := set(Kind) - logistics.keys():
            raise ValueError(f"nothing for {', '.join(sorted(kind.value for kind in missing))}")
        return Calibrator(str(table["reader"]), logistics)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            f"{path} is no calibrator ({error}); make one with: qa calibrate"
        ) from error
