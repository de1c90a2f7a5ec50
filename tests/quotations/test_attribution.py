import pytest

from qa.records import QuotationKind, Resolution
from tests.attributing import attributed, names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("“We won the vote,” said Mary Hill.", "Mary Hill", id="after, inverted"),
        pytest.param("“We won the vote,” Mary Hill said.", "Mary Hill", id="after"),
        pytest.param("Mary Hill said: “We won the vote.”", "Mary Hill", id="before, colon"),
        pytest.param("Mary Hill said, “We won the vote.”", "Mary Hill", id="before, comma"),
        pytest.param("“We won the vote,” according to Mary Hill.", "Mary Hill", id="according to"),
        pytest.param("According to Mary Hill, “we won the vote”.", "Mary Hill", id="first"),
        pytest.param("Mary Hill added:\n\n“We won the vote.”", "Mary Hill", id="paragraph before"),
        pytest.param("Mary Hill, a doctor, said: “We won.”", "Mary Hill", id="apposition"),
        pytest.param("Mary Hill (R-Ohio), a doctor, said: “We won.”", "Mary Hill", id="bracket"),
        pytest.param("The leader of Hull Council, Mary Hill, said: “We won.”", "Mary Hill",
                     id="role before"),
        pytest.param("Speaking to the Post, Mary Hill, 43, said: “We won.”", "Mary Hill",
                     id="speaking to"),
        pytest.param("Theresa May said: “We won.”", "Theresa May", id="May"),
        pytest.param("“We won,” Mrs May told MPs.", "Mrs May", id="Mrs May"),
        pytest.param("Will Smith said: “We won the vote.”", "Will Smith", id="Will"),
        pytest.param("In May Mr Smith said: “We won.”", "Mr Smith", id="the month"),
        pytest.param("“Did we win?” Mary Hill asked.", "Mary Hill", id="question"),
        pytest.param("Inspectors wrote: “The roof is unsafe.”", "Inspectors", id="group"),
        pytest.param("The report said: “The roof is unsafe.”", "The report", id="document"),
        pytest.param("A spokeswoman for Hull Council said: “We are sorry.”",
                     "A spokeswoman for Hull Council", id="spokeswoman"),
        pytest.param("Mary Hill welcomed it, saying: “We won.”", "Mary Hill", id="participle"),
        pytest.param("“We won the vote,” Mary Hill fumed.", "Mary Hill", id="a verb of no list"),
        pytest.param("“We won the vote.” — Mary Hill", "Mary Hill", id="signature"),
        pytest.param("“We won the vote.”\n— Mary Hill, Hull", "Mary Hill", id="signature below"),
        pytest.param("Mary Hill: “We won the vote.”", "Mary Hill", id="label"),
        pytest.param("“MARY HILL: We won the vote.”", "MARY HILL", id="label of a transcript"),
        pytest.param("Inspectors, who called the roof “unsafe and rotten”, left.", "Inspectors",
                     id="relative"),
    ],
)  # fmt: skip
def test_speaker_is_named_beside_the_quotation(text: str, name: str) -> None:
    assert names(text) == [name]


def test_continuation_paragraphs_are_ranges_of_one_quotation() -> None:
    text = (
        "Mary Hill said: “We won.\n\n“It was close.\n\n“Thank you all.”\n\nThe count ended at ten."
    )
    (one,) = attributed(text)
    assert one.pieces == ("We won.", "It was close.", "Thank you all.")
    assert one.kind is QuotationKind.DIRECT
    assert one.cue == "said"


def test_pieces_around_a_cue_are_ranges_of_one_quotation() -> None:
    (one,) = attributed("“We won,” Mary Hill said. “It was close.”")
    assert one.pieces == ("We won,", "It was close.")
    assert one.speaker is not None
    assert one.speaker.name == "Mary Hill"


def test_each_speaker_of_a_paragraph_keeps_the_own_words() -> None:
    text = "“We won the vote,” said Mary Hill. “You lost the vote,” said Tom Reed."
    assert names(text) == ["Mary Hill", "Tom Reed"]


def test_a_new_speaker_ends_a_quotation_that_was_not_closed() -> None:
    text = "Mary Hill said: “We won the vote.\n\nTom Reed added: “You lost the vote.”"
    assert names(text) == ["Mary Hill", "Tom Reed"]


def test_short_names_get_the_full_name_with_its_title() -> None:
    text = (
        "Council leader, Councillor Mary Hill, said: “We won the vote.”\n\nTen.\n\n"
        "Cllr Hill added: “It was close.”\n\nNobody slept.\n\n“I am glad,” Hill said."
    )
    found = attributed(text)
    speakers = [one.speaker for one in found if one.speaker]
    assert [speaker.name for speaker in speakers] == ["Councillor Mary Hill"] * 3
    assert [speaker.role for speaker in speakers] == ["Council leader"] * 3
    assert [speaker.resolved for speaker in speakers] == [
        Resolution.NAMED,
        Resolution.SHORT_NAME,
        Resolution.SHORT_NAME,
    ]
    assert [text[slice(*speaker.mention)] for speaker in speakers[1:]] == ["Cllr Hill", "Hill"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Mary Hill met Tom Reed. “We won the vote,” she said.", "Mary Hill", id="she"),
        pytest.param("Mary Hill met Tom Reed. “We won the vote,” he said.", "Tom Reed", id="he"),
        pytest.param("Inspectors came.\n\nInspectors said it was bad.\n\nThey added: “It leaks.”",
                     "Inspectors", id="they"),
        pytest.param("The report said it was bad.\n\nYet it added: “The roof holds.”", "The report",
                     id="it"),
    ],
)  # fmt: skip
def test_pronouns_are_resolved_to_a_name(text: str, name: str) -> None:
    speaker = attributed(text)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.resolved) == (name, Resolution.PRONOUN)


def test_a_role_is_resolved_to_the_name_of_its_bearer() -> None:
    text = "Council leader Mary Hill spoke first.\n\nThe council leader said: “We won the vote.”"
    (one,) = attributed(text)
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.role) == ("Mary Hill", "Council leader")
    assert one.speaker.resolved is Resolution.ROLE


def test_a_pronoun_without_a_name_has_no_speaker() -> None:
    assert names("“We won the vote,” she said.") == [None]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The so-called “bedroom tax” hit the town.", id="scare quotes"),
        pytest.param("The band will play ‘Yellow Roses’ at the hall.", id="title"),
        pytest.param("He drove a “car”.", id="one word"),
    ],
)
def test_words_nobody_spoke_are_no_quotations(text: str) -> None:
    assert attributed(text) == ()


def test_a_few_quoted_words_in_reported_speech_are_mixed() -> None:
    (one,) = attributed("Mary Hill said the vote was “a good day for the town”.")
    assert one.kind is QuotationKind.MIXED
    assert one.text == "a good day for the town"
