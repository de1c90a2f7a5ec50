import pytest

from qa.expectation import echo, misfit


@pytest.mark.parametrize(
    ("question", "fitting", "other"),
    [
        ("How many people came?", "about 71, 500", "on the pier"),
        ("how much did it cost", "three million pounds", "the council"),
        ("What percentage live there?", "15.5 per cent", "in poverty"),
        ("When did it open?", "April", "the harbour"),
        ("Since when is it shut?", "2012", "the harbour"),
        ("In what year was it built?", "1905", "by masons"),
        ("Who opened it?", "Ann Lee", "on monday"),
        ("Where is it?", "Bromley", "old"),
    ],
)
def test_misfit_is_an_answer_without_what_was_asked_for(
    question: str, fitting: str, other: str
) -> None:
    assert (misfit(question, fitting), misfit(question, other)) == (0.0, 1.0)


@pytest.mark.parametrize("question", ["Why did it close?", "What score did it get?", "", "why"])
def test_nothing_is_a_misfit_where_no_form_is_asked_for(question: str) -> None:
    assert misfit(question, "inadequate") == 0.0


def test_echo_is_the_share_of_the_answer_that_the_question_has() -> None:
    assert echo("Who closed the bridge?", "the bridge") == 1.0
    assert echo("Who closed the bridge?", "bridge engineers") == 0.5
    assert echo("Who closed the bridge?", "Ann Lee") == 0.0
    assert echo("Who?", "") == 0.0
