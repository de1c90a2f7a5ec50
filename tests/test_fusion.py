import pytest

from qa.fusion import fuse


def test_fused_score_is_the_sum_of_reciprocal_ranks() -> None:
    ids, scores = zip(*fuse([[7, 3], [3]], constant=60), strict=True)
    assert ids == (3, 7)
    assert scores == pytest.approx((1 / 62 + 1 / 61, 1 / 61))


def test_ties_go_to_the_smaller_id_whatever_the_order() -> None:
    assert [n for n, _ in fuse([[5, 2], [2, 5]], constant=60)] == [2, 5]
    assert [n for n, _ in fuse([[2, 5], [5, 2]], constant=60)] == [2, 5]


def test_weight_makes_one_ranking_count_more() -> None:
    assert [n for n, _ in fuse([[1], [2]], constant=60, weights=[1, 2])] == [2, 1]


def test_no_ranking_gives_nothing() -> None:
    assert fuse([], constant=60) == []
    assert fuse([[], []], constant=60) == []
