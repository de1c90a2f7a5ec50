from dataclasses import replace

import pytest

from qa.calibrating import FEWEST, calibrate, cases
from qa.calibration import Calibrator, Kind, Logistic
from qa.candidates import Candidate
from qa.evaluation.gold import GoldQuestion
from qa.pipeline import Pipeline
from qa.records import Evidence

BEFORE = Calibrator("old", {kind: Logistic(0.0, {"margin": 1.0}) for kind in Kind})


def candidate(margin: float, kind: Kind = Kind.SPAN) -> Candidate:
    evidence = Evidence("a.txt", 0, 1, "x", None)
    return Candidate(kind, {"margin": margin}, 0.5, "x", "a.txt", 0, 1, evidence)


def test_candidates_are_judged_by_the_accepted_answers(system: Pipeline) -> None:
    asked = GoldQuestion("1", "-", "Who said drivers should use the tunnel?", ("Mary Okafor",))
    foreign = replace(asked, id="2", answers=())
    first, second = cases(system, [asked, foreign])
    assert {right for one, right in first if one.text == "Councillor Mary Okafor"} == {True}
    assert second
    assert not any(right for _, right in second)


def test_weights_make_the_surest_candidate_as_sure_as_it_is_right() -> None:
    """A margin of 2 is right three times in four, one of 0 once in four; the other one is junk."""
    judged = [
        [(candidate(margin), number % 4 < good), (candidate(-9.0), False)]
        for number in range(400)
        for margin, good in ((2.0, 3), (0.0, 1))
    ]
    fitted = calibrate(judged, BEFORE, reader="new")
    assert fitted.reader == "new"
    own = fitted.logistics[Kind.SPAN]
    assert own.probability({"margin": 2.0}) == pytest.approx(0.75, abs=0.01)
    assert own.probability({"margin": 0.0}) == pytest.approx(0.25, abs=0.01)


def test_kind_with_too_few_cases_of_either_outcome_keeps_its_weights() -> None:
    judged = [[(candidate(1.0, Kind.QUOTED), number >= FEWEST - 1)] for number in range(500)]
    fitted = calibrate(judged, BEFORE, reader="new")
    assert fitted.logistics == BEFORE.logistics


def test_kinds_that_are_not_asked_for_keep_their_weights() -> None:
    judged = [[(candidate(1.0), number % 2 == 0)] for number in range(4 * FEWEST)]
    fitted = calibrate(judged, BEFORE, reader="new", kinds=[Kind.REMARK])
    assert fitted.logistics == BEFORE.logistics
    assert calibrate(judged, BEFORE, reader="new").logistics != BEFORE.logistics
