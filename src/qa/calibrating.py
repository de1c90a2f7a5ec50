"""Gold questions about folders of articles to the weights of a calibrator: `qa calibrate`."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from qa.calibration import Calibrator, Kind, Logistic, fit
from qa.candidates import Candidate
from qa.evaluation.gold import GoldQuestion
from qa.evaluation.measures import is_right
from qa.pipeline import Pipeline

ROUNDS = 3
FEWEST = 20  # cases of either outcome that a kind's regression can be fitted on

Case = tuple[Candidate, bool]  # right or wrong


def cases(system: Pipeline, questions: Iterable[GoldQuestion]) -> list[list[Case]]:
    """All candidates of each question, judged by the question's accepted answers."""
    judged = []
    for gold in questions:
        query = system.understand(gold.question)
        found = system.candidates(query, system.passages(query))
        judged.append([(one, is_right(one.text, gold.answers)) for one in found])
    return judged


def calibrate(
    judged: Sequence[Sequence[Case]],
    before: Calibrator,
    *,
    reader: str,
    kinds: Collection[Kind] = tuple(Kind),
) -> Calibrator:
    """Weights under which the surest candidate of each kind is right as often as it says.

    Which one is the surest depends on the weights, so they are fitted some times over. Kinds that
    are not asked for, and one with fewer than `FEWEST` right or wrong cases, keep their weights.
    """
    calibrator = Calibrator(reader, before.logistics)
    for _ in range(ROUNDS):
        chosen: dict[Kind, list[Case]] = {kind: [] for kind in Kind}
        for own in judged:
            for kind, case in _surest(own, calibrator).items():
                chosen[kind].append(case)
        fitted = {kind: _fit(kind, chosen[kind], calibrator) for kind in kinds}
        calibrator = Calibrator(reader, {**before.logistics, **fitted})
    return calibrator


def _surest(judged: Sequence[Case], calibrator: Calibrator) -> Mapping[Kind, Case]:
    best: dict[Kind, tuple[float, Case]] = {}
    for case in judged:
        kind, features = case[0].kind, case[0].features
        chance = calibrator.probability(kind, features)
        if kind not in best or chance > best[kind][0]:
            best[kind] = (chance, case)
    return {kind: case for kind, (_, case) in best.items()}


def _fit(kind: Kind, judged: Sequence[Case], calibrator: Calibrator) -> Logistic:
    right = np.array([good for _, good in judged], dtype=bool)
    if min(right.sum(), (~right).sum()) < FEWEST:
        return calibrator.logistics[kind]
    names = sorted(judged[0][0].features)
    rows = [[one.features[name] for name in names] for one, _ in judged]
    return fit(names, np.array(rows, dtype=np.float64).reshape(len(judged), len(names)), right)
