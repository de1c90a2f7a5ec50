from collections.abc import Mapping
from dataclasses import replace

import pytest

from qa.answering import choose, decline, merge
from qa.calibration import Kind
from qa.candidates import Candidate
from qa.records import Evidence, Reason
from qa.settings import AnswerSettings

SETTINGS = AnswerSettings(threshold=0.5, evidence=3, alternatives=2, nearest=1)
SPAN = {"coverage": 0.8, "margin": 2.0}


def found(
    text: str,
    confidence: float,
    *,
    at: int = 0,
    article: str = "a.txt",
    kind: Kind = Kind.SPAN,
    speaker: str | None = None,
    published: str | None = None,
    features: Mapping[str, float] = SPAN,
) -> Candidate:
    evidence = Evidence(article, at, at + 90, f"{at} {text}", speaker, published)
    return Candidate(kind, features, confidence, text, article, at, at + len(text), evidence)


def said(name: str, confidence: float, *, at: int = 0, article: str = "a.txt") -> Candidate:
    return found(name, confidence, at=at, article=article, kind=Kind.QUOTED, speaker=name)


def test_nothing_sure_enough_is_no_answer() -> None:
    assert choose("?", [], SETTINGS) is None
    assert choose("?", [found("Tuesday", 0.49)], SETTINGS) is None


def test_same_words_elsewhere_are_one_answer_with_two_proofs() -> None:
    answer = choose("?", [found("the pier", 0.6), found("Pier", 0.9, at=200)], SETTINGS)
    assert answer is not None
    assert (answer.text, answer.confidence) == ("Pier", 0.9)
    assert [own.start for own in answer.evidence] == [200, 0]
    assert answer.alternatives == ()


def test_place_that_is_not_sure_enough_proves_nothing() -> None:
    answer = choose("?", [found("pier", 0.9), found("pier", 0.2, at=200)], SETTINGS)
    assert answer is not None
    assert [own.start for own in answer.evidence] == [0]


def test_evidence_is_given_earliest_first_and_the_undated_last() -> None:
    answer = choose(
        "?",
        [
            found("pier", 0.9, article="undated.txt"),
            found("pier", 0.8, article="late.txt", published="2017-02-01"),
            found("pier", 0.7, article="early.txt", published="2016-12-31"),
        ],
        SETTINGS,
    )
    assert answer is not None
    assert [own.article_id for own in answer.evidence] == ["early.txt", "late.txt", "undated.txt"]


def test_full_name_is_preferred_to_the_short_one() -> None:
    answer = choose("?", [said("Cllr Lee", 0.9), said("Ann Lee", 0.8, article="b.txt")], SETTINGS)
    assert answer is not None
    assert (answer.text, answer.confidence) == ("Ann Lee", 0.9)
    assert {own.article_id for own in answer.evidence} == {"a.txt", "b.txt"}


def test_same_words_by_two_people_are_a_conflict() -> None:
    answer = choose("?", [said("Ann Lee", 0.9), said("Tom Reyes", 0.8, at=500)], SETTINGS)
    assert answer is not None
    assert [other.text for other in answer.conflicts] == ["Tom Reyes"]
    assert answer.alternatives == ()


NUMBER = found("9,000 lorries", 0.9)


@pytest.mark.parametrize(
    ("other", "conflicts"),
    [
        (found("8,500", 0.3, at=200), ["8,500"]),
        (found("9,000", 0.3, at=200), []),
        (found("many", 0.3, at=200), []),
        (found("8,500", 0.3, at=200, features=SPAN | {"margin": -1.0}), []),
        (found("8,500", 0.3, at=200, features=SPAN | {"coverage": 0.5}), []),
        (replace(found("8,500", 0.3, at=20), evidence=NUMBER.evidence), []),
    ],
    ids=["other number", "same number", "no number", "reader declines", "of something else",
         "same sentence"],
)  # fmt: skip
def test_another_number_for_the_same_thing_is_a_conflict(
    other: Candidate, conflicts: list[str]
) -> None:
    answer = choose("?", [NUMBER, other], SETTINGS)
    assert answer is not None
    assert [own.text for own in answer.conflicts] == conflicts


def test_refusal_gives_the_nearest_words_once_and_what_was_considered() -> None:
    near = [found("x", 0.1).evidence, found("x", 0.1).evidence, found("y", 0.1, at=300).evidence]
    refusal = decline(
        "?", Reason.NO_ANSWER, candidates=[found("x", 0.3)], nearest=near, settings=SETTINGS
    )
    assert (refusal.text, refusal.confidence) == (None, 0.3)
    assert refusal.nearest == (near[0],)
    assert [other.text for other in refusal.alternatives] == ["x"]


def test_groups_are_ordered_by_their_surest() -> None:
    groups = merge([found("a b", 0.2), found("c", 0.6, at=100), found("b", 0.7, at=2)])
    assert [[own.text for own in group] for group in groups] == [["b", "a b"], ["c"]]
