import pytest

from qa.matching import contains, coverage, stems


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
    assert coverage(asked, said) == pytest.approx(share)


def test_fragment_is_contained_whatever_its_marks_and_case() -> None:
    assert contains("It’s “very positive” news", "it's very positive")
    assert not contains("very good and positive", "very positive")
    assert not contains("anything", "")


def test_possessives_have_the_stem_of_their_noun() -> None:
    assert stems(["council's"]) == stems(["councils"]) == stems(["council"])
