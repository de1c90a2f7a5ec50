"""Features of a candidate answer to the probability that it is right."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


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
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


# All but REMARK were fitted by benchmarks/calibration.py; docs/decisions.md says on what, and why
# the weights of REMARK were chosen instead.
WEIGHTS = {
    Kind.QUOTED: Logistic(2.1, {}),
    Kind.REMARK: Logistic(-5.0, {"coverage": 7.0, "context": 2.0, "similarity": 2.0}),
    Kind.SPAN: Logistic(-2.1, {"margin": 0.43, "coverage": 2.1}),
    Kind.SPAN_OF_SPEECH: Logistic(-5.4, {"margin": 0.47, "coverage": 4.1}),
}
