import pytest

from qa.matching import rarity
from qa.spelling import mend, names

TEXTS = [
    "Neither came. Frankie Sulke met Councillor Okafor in Bromley. "
    "The Tunnel stays; the tunnel is old.",
    "Ade Adetosoye praised Okafer and the NHS. Fortunately, Fortune’s team agreed: fortunately.",
]
NAMES = names(TEXTS)
RARE = rarity(TEXTS)


def test_names_are_written_with_a_capital_and_never_without() -> None:
    assert NAMES == [
        "Adetosoye", "Bromley", "Councillor", "Fortune", "Frankie", "Okafer", "Okafor", "Sulke",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("What did Sulkie say?", "What did Sulke say?"),
        ("what did frankie sluke say", "what did frankie Sulke say"),
        ("Who runs Brommley?", "Who runs Bromley?"),
        ("Is “Adetosye” right?", "Is “Adetosoye” right?"),
        ("What is Adettosoy’s job?", "What is Adetosoye’s job?"),
    ],
    ids=["added", "exchanged", "doubled", "left out", "two slips in a long name"],
)
def test_unknown_word_near_one_name_is_read_as_it(asked: str, read: str) -> None:
    assert mend(asked, NAMES, RARE) == read


@pytest.mark.parametrize(
    "asked",
    [
        "What did Sulke say about the tunnel?",
        "Who is the mayor of London?",
        "What did Okafur say?",
        "Did Sulk say so?",
        "What did Zulke say?",
        "",
    ],
    ids=[
        "known",
        "far from every name",
        "as near to two",
        "a known stem",
        "other initial",
        "blank",
    ],
)
def test_other_words_are_left_as_they_are(asked: str) -> None:
    assert mend(asked, NAMES, RARE) is None
