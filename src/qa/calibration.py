"""Features of a candidate answer to the probability that it is right."""

import math
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression: probability = 1 / (1 + exp(-(bias + weights . features)))."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Between 0 and 1; `KeyError` for a feature that is not there."""
        x = self.bias + sum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


# Fitted by benchmarks/calibration.py; docs/decisions.md says on what.
REMARK = Logistic(-5.0, {"coverage": 7.0, "similarity": 2.0})
SPAN = Logistic(-4.5, {"margin": 0.6, "coverage": 6.0})
"""A reader's span that answers who said something is seldom right: quotations answer better."""
SPAN_OF_SPEECH = Logistic(-7.0, {"margin": 0.24, "coverage": 5.0})
