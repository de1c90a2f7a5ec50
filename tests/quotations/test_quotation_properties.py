import itertools

from hypothesis import example, given, settings
from hypothesis import strategies as st

from qa.quotations import attribute
from qa.records import Article
from tests.attributing import attributed

PIECES = st.sampled_from([
    '"', "“", "”", "'", "‘", "’", "''", "\n", "\n\n", " ", ". ", ", ", ": ", "said ", "he ", "who ",
    "they ", "Mary Hill ", "Cllr Hill ", "according to ", "the report ", "added", "that ", "We won",
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)


@given(TEXTS)
@example(", , added")
@settings(max_examples=400, deadline=None)
def test_ranges_lie_in_the_text_in_order_and_do_not_cross(text: str) -> None:
    quotations = attributed(text)
    assert [one.start for one in quotations] == sorted(one.start for one in quotations)
    ranges = sorted(place for one in quotations for place in one.ranges)
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(left.end <= right.start for left, right in itertools.pairwise(ranges))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_pieces_and_names_equal_their_slices(text: str) -> None:
    for one in attributed(text):
        assert one.pieces == tuple(text[start:end] for start, end in one.ranges)
        assert all("\n" not in piece for piece in one.pieces)
        if one.speaker:
            assert one.speaker.name == text[slice(*one.speaker.named)]
            assert 0 <= one.speaker.mention.start < one.speaker.mention.end <= len(text)


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_quotations(text: str) -> None:
    article = Article("a.txt", text)
    assert attribute(article) == attribute(article)
