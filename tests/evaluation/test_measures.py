"""Hand-worked cases of the published rules: lower case, no punctuation, no articles, white space.

`published_f1` is the rule as SQuAD states it, for ASCII and in the plainest words; the measures
must agree with it wherever a text is ASCII.
"""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluation.measures import contains, exact_match, f1, holds, is_right, normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Cat's hat", "cats hat"),
        ("  a  an the  ", ""),
        ("theatre, an anthem and Theo", "theatre anthem and theo"),
        ("U.S.A.", "usa"),
        ("well-known", "wellknown"),
        ("“Cllr\u00a0Fortune’s” —\u2009plan…", "cllr fortunes plan"),
        ("¿Qué? «Oui»", "qué oui"),
        ("$1,200 ~ 15.5%", "1200 155"),
        ("£10", "£10"),
        ("", ""),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("given_", "answers", "exact", "score"),
    [
        pytest.param("Peter Fortune", ["peter fortune."], True, 1.0, id="marks and case"),
        pytest.param("Cllr Peter Fortune", ["Peter Fortune"], False, 0.8, id="2/3 and 2/2"),
        pytest.param("the council", ["The Bromley council"], False, 2 / 3, id="1/1 and 1/2"),
        pytest.param("ten of ten", ["ten"], False, 0.5, id="a word counts once: 1/3 and 1/1"),
        pytest.param("ten of ten", ["ten ten"], False, 0.8, id="twice where both have it twice"),
        pytest.param("no", ["yes", "maybe", "no"], True, 1.0, id="best of the accepted"),
        pytest.param("no", ["yes"], False, 0.0, id="nothing shared"),
        pytest.param("the", ["an"], True, 1.0, id="both empty without articles"),
        pytest.param("the", ["cat"], False, 0.0, id="one empty"),
        pytest.param("", ["cat"], False, 0.0, id="blank answer"),
        pytest.param("cat", [], False, 0.0, id="nothing accepted"),
    ],
)
def test_exact_match_and_f1(given_: str, answers: list[str], exact: bool, score: float) -> None:
    assert exact_match(given_, answers) is exact
    assert f1(given_, answers) == pytest.approx(score)


def published_f1(one: str, other: str) -> float:
    def reduced(text: str) -> list[str]:
        plain = "".join(c for c in text.lower() if c not in string.punctuation)
        return [word for word in plain.split() if word not in ("a", "an", "the")]

    left, right = reduced(one), reduced(other)
    if not left or not right:
        return float(left == right)
    unmatched, same = list(right), 0
    for word in left:
        if word in unmatched:
            unmatched.remove(word)
            same += 1
    if not same:
        return 0.0
    precision, recall = same / len(left), same / len(right)
    return 2 * precision * recall / (precision + recall)


words = st.text(alphabet="aAthe nb.,'-$ \t", max_size=30)


@given(words, words)
def test_f1_is_the_published_one(one: str, other: str) -> None:
    assert f1(one, [other]) == pytest.approx(published_f1(one, other))


FORTUNE = "Peter Fortune"


@pytest.mark.parametrize(
    ("given_", "right"),
    [
        pytest.param("Cllr Fortune", True, id="half the words"),
        pytest.param("Mr Fortune of Bromley", False, id="a third of the words"),
        pytest.param(
            "one two three four five six seven eight nine ten Peter Fortune",
            True,
            id="twelve words that contain it",
        ),
        pytest.param(
            "one two three four five six seven eight nine ten eleven Peter Fortune",
            False,
            id="thirteen words that contain it",
        ),
        pytest.param("one two three Fortune four Peter five six", False, id="not together"),
    ],
)
def test_is_right(given_: str, right: bool) -> None:
    assert is_right(given_, [FORTUNE]) is right


def test_contains_whole_words_and_holds_parts_of_them() -> None:
    assert contains("127 days, as told", "127 days")
    assert not contains("1127 days", "127 days")
    assert not contains("anything", "the")
    assert holds("“virtually\u00a0unprecedented”, he", 'virtually "unprecedented')
    assert holds("unprecedented", "precedent")
