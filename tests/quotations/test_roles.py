import pytest

from tests.attributing import attributed


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        pytest.param("Council leader Mary Hill said: “We won the vote.”", "Mary Hill",
                     "Council leader", id="before"),
        pytest.param("Mary Hill, a doctor from Hull, said: “We won.”", "Mary Hill",
                     "a doctor from Hull", id="apposition"),
        pytest.param("“We won,” said Mary Hill, head of the school.", "Mary Hill",
                     "head of the school", id="apposition, after"),
        pytest.param("Executive Member for Roads, Cllr Mary Hill said: “We won.”", "Cllr Mary Hill",
                     "Executive Member for Roads", id="heading"),
        pytest.param("Council Leader Cllr Mary Hill said: “We won.”", "Cllr Mary Hill",
                     "Council Leader", id="capitals"),
        pytest.param("Mary Hill said: “We won.”", "Mary Hill", None, id="none"),
        pytest.param("The town welcomed its new leader, Mary Hill. “We won,” she said.",
                     "Mary Hill", None, id="a sentence is no role"),
    ],
)  # fmt: skip
def test_a_name_keeps_its_role(text: str, name: str, role: str | None) -> None:
    speaker = attributed(text)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == (name, role)


def test_names_of_two_bearers_are_kept_apart() -> None:
    text = (
        "Mary Hill met Tom Reed.\n\n“We won,” said Mr Reed.\n\n“You lost,” said Ms Hill.\n\n"
        "“Nobody won,” Hill said."
    )
    found = attributed(text)
    assert [one.speaker and one.speaker.name for one in found] == [
        "Tom Reed",
        "Mary Hill",
        "Mary Hill",
    ]
