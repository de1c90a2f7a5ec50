import pytest

from qa.matching import Rarity, contains, coverage, rarity, stems

EVEN = Rarity(1, {})


@pytest.mark.parametrize(
    ("asked", "said", "share"),
    [
        ("the decision was virtually unprecedented", "being virtually unprecedented", 2 / 3),
        ("thanked officers", "I offer my thanks to every officer", 1.0),
        ("taxes", "schools", 0.0),
        ("", "schools", 0.0),
    ],
)
def test_coverage_is_the_share_of_stems(asked: str, said: str, share: float) -> None:
    assert coverage(asked, said, EVEN) == pytest.approx(share)


def test_fragment_is_contained_whatever_its_marks_and_case() -> None:
    assert contains("It’s “very positive” news", "it's very positive")
    assert not contains("very good and positive", "very positive")
    assert not contains("anything", "")


def test_possessives_have_the_stem_of_their_noun() -> None:
    assert stems(["council's"]) == stems(["councils"]) == stems(["council"])


def test_rare_words_count_for_more_than_common_ones() -> None:
    rare = rarity(["council bridge", "council school", "council park"])
    assert coverage("the council bridge", "the bridge", rare) > 0.5
    assert coverage("the council bridge", "the council", rare) < 0.5
    assert coverage("the council zebra", "the council", rare) < 0.3
