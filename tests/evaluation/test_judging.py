from dataclasses import replace

import pytest

from qa.evaluation.gold import GoldQuestion, Place
from qa.evaluation.judging import Given, judge
from qa.records import Alternative, Answer, Article, Evidence, Reason

TEXT = "“The bridge carries 9,000 lorries every day,” said Mary Okafor."
ARTICLES = {"harbour.txt": Article("harbour.txt", TEXT)}
EVIDENCE = Evidence("harbour.txt", 1, 43, TEXT[1:43], "Councillor Mary Okafor")
GOLD = GoldQuestion(
    id="q1",
    category="who",
    question="Who?",
    answers=("Mary Okafor",),
    articles=("harbour.txt",),
    evidence="carries 9,000 lorries",
    speakers=("Mary Okafor",),
)
UNANSWERABLE = replace(GOLD, answers=(), evidence=(), articles=(), speakers=())
RIGHT = Answer("Who?", "Mary Okafor", None, 0.9, evidence=(EVIDENCE,))
NEAR = Alternative("Mary Okafor", 0.4, "harbour.txt", 51, 62)
DECLINED = Answer("Who?", None, Reason.NO_ANSWER, 0.4, alternatives=(NEAR,))


def test_right_answer_has_every_hit() -> None:
    row = judge(GOLD, Given(RIGHT, ms=12.0), ARTICLES)
    assert (row.right, row.exact_match, row.f1) == (True, True, 1.0)
    assert (row.article_hit, row.evidence_hit, row.speaker_right) == (True, True, True)
    assert (row.verbatim, row.abstained, row.ms) == (True, False, 12.0)
    assert (row.confidence, row.candidate_right) == (0.9, True)


def test_refusal_of_an_answerable_question_misses_all() -> None:
    row = judge(GOLD, Given(DECLINED), ARTICLES)
    assert row.abstained
    assert (row.right, row.exact_match, row.f1) == (False, False, 0.0)
    assert (row.article_hit, row.evidence_hit, row.speaker_right) == (False, False, False)
    assert row.verbatim is None
    assert (row.confidence, row.candidate_right) == (0.4, True), "it would have been right"


def test_refusal_of_an_unanswerable_question_is_right() -> None:
    row = judge(UNANSWERABLE, Given(DECLINED), ARTICLES)
    assert (row.right, row.exact_match, row.f1, row.abstained) == (True, True, 1.0, True)
    assert (row.article_hit, row.evidence_hit, row.speaker_right) == (None, None, None)
    assert row.candidate_right is False


def test_answer_to_an_unanswerable_question_is_wrong() -> None:
    row = judge(UNANSWERABLE, Given(RIGHT), ARTICLES)
    assert (row.right, row.exact_match, row.f1, row.abstained) == (False, False, 0.0, False)
    assert row.candidate_right is False


@pytest.mark.parametrize("gold", [GOLD, UNANSWERABLE], ids=["answerable", "unanswerable"])
def test_error_is_wrong_and_no_refusal(gold: GoldQuestion) -> None:
    row = judge(gold, Given(None, "it broke"), ARTICLES)
    assert (row.right, row.exact_match, row.f1, row.abstained) == (False, False, 0.0, False)
    assert (row.error, row.given) == ("it broke", None)
    assert (row.article_hit, row.confidence, row.candidate_right) == (None, None, None)


def test_blank_answer_is_a_refusal() -> None:
    assert judge(GOLD, Given(replace(RIGHT, text=" \n"))).abstained


def test_verbatim_is_every_character_of_every_evidence() -> None:
    altered = replace(EVIDENCE, text=EVIDENCE.text.replace("9,000", "9.000"))
    foreign = replace(EVIDENCE, article_id="elsewhere.txt")
    for evidence in (altered, foreign):
        row = judge(GOLD, Given(replace(RIGHT, evidence=(EVIDENCE, evidence))), ARTICLES)
        assert row.verbatim is False
    assert judge(GOLD, Given(RIGHT)).verbatim is None, "no articles to compare with"


@pytest.mark.parametrize(
    ("place", "hit"),
    [
        (Place("harbour.txt", 42, 50), True),
        (Place("harbour.txt", 43, 50), False),
        (Place("elsewhere.txt", 1, 43), False),
    ],
)
def test_evidence_by_ranges_must_touch(place: Place, hit: bool) -> None:
    gold = replace(GOLD, evidence=(Place("harbour.txt", 50, 60), place))
    assert judge(gold, Given(RIGHT)).evidence_hit is hit


def test_speaker_is_of_the_first_evidence() -> None:
    other = replace(EVIDENCE, speaker="Tom Reyes")
    unnamed = replace(EVIDENCE, speaker=None)
    assert judge(GOLD, Given(replace(RIGHT, evidence=(other, EVIDENCE)))).speaker_right is False
    assert judge(GOLD, Given(replace(RIGHT, evidence=(unnamed,)))).speaker_right is False


def test_nothing_is_said_of_what_the_gold_does_not_have() -> None:
    row = judge(replace(GOLD, articles=(), evidence=(), speakers=()), Given(DECLINED))
    assert (row.article_hit, row.evidence_hit, row.speaker_right) == (None, None, None)


def test_given_is_an_answer_or_an_error() -> None:
    with pytest.raises(ValueError, match="never both"):
        Given(RIGHT, "and an error")
    with pytest.raises(ValueError, match="never both"):
        Given(None)
