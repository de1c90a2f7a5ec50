import pytest

from qa.records import Quotation, QuotationKind
from tests.attributing import attributed


def indirect(text: str) -> list[Quotation]:
    found = attributed(text)
    return [one for one in found if one.kind is QuotationKind.INDIRECT]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        pytest.param("Mary Hill said that the roof was unsafe.", "the roof was unsafe",
                     "Mary Hill", id="that"),
        pytest.param("A spokesman for Hull Council said it has acted swiftly to mend the roof. ",
                     "it has acted swiftly to mend the roof", "A spokesman for Hull Council",
                     id="no that"),
        pytest.param("According to Mary Hill, the roof was unsafe.", "the roof was unsafe",
                     "Mary Hill", id="according to, first"),
        pytest.param("The roof was unsafe, according to Mary Hill.", "The roof was unsafe",
                     "Mary Hill", id="according to, last"),
        pytest.param("The roof was unsafe, Mary Hill said.", "The roof was unsafe", "Mary Hill",
                     id="after"),
        pytest.param("The roof was unsafe, said Mary Hill, who lives there.", "The roof was unsafe",
                     "Mary Hill", id="after, inverted"),
        pytest.param("Cllr Hill also welcomed the choice of a new roof.",
                     "the choice of a new roof", "Cllr Hill", id="a verb with an object"),
        pytest.param("Mary Hill told the council on Monday that the roof was unsafe.",
                     "the roof was unsafe", "Mary Hill", id="told"),
        pytest.param("Mary Hill told reporters it was unsafe for children.",
                     "it was unsafe for children", "Mary Hill", id="told, no that"),
        pytest.param("Inspectors found that the roof was unsafe.", "the roof was unsafe",
                     "Inspectors", id="found that"),
        pytest.param("Mary Hill left at ten, saying the roof was unsafe.", "the roof was unsafe",
                     "Mary Hill", id="participle"),
        pytest.param("The roof was unsafe, Mary Hill said, and nobody had looked at it for years.",
                     "nobody had looked at it for years", "Mary Hill", id="in the middle"),
    ],
)  # fmt: skip
def test_reported_speech_has_its_words_and_its_speaker(text: str, words: str, name: str) -> None:
    (one,) = indirect(text)
    assert one.text == words
    assert one.speaker is not None
    assert one.speaker.name == name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mary Hill did not say that the roof was unsafe.", id="denied"),
        pytest.param("Mary Hill would say that the roof was unsafe.", id="not said yet"),
        pytest.param("Who said that the roof was unsafe?", id="question"),
        pytest.param("People who say that the roof is unsafe live there.", id="defines"),
        pytest.param("She said that the roof was unsafe.", id="nobody named"),
        pytest.param("The roof was mended in the spring.", id="narration"),
        pytest.param("Mary Hill found the roof in the river.", id="found, no clause"),
    ],
)
def test_what_nobody_plainly_says_is_not_reported(text: str) -> None:
    assert indirect(text) == []


def test_a_sentence_with_marks_is_not_reported_twice() -> None:
    text = "Mary Hill said the roof was “unsafe and rotten”."
    assert [one.kind for one in attributed(text)] == [QuotationKind.MIXED]
