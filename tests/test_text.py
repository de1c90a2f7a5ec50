import pytest
from hypothesis import given

from qa.records import Range
from qa.text import content_words, fold, paragraphs, sentence_around, sentences, words
from tests.strategies import any_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It stopped.", ["It rained.", "It stopped."]),
        ("Mr. Smith left. Cllr. Lee stayed.", ["Mr. Smith left.", "Cllr. Lee stayed."]),
        ("J. K. Rowling wrote it.", ["J. K. Rowling wrote it."]),
        ("He left at 5 p.m. on Monday.", ["He left at 5 p.m. on Monday."]),
        ("“It ends.” She left.", ["“It ends.”", "She left."]),
        ("“It ends.” she said.", ["“It ends.” she said."]),
        ("“Why?” He left… “No!” (Yes.)", ["“Why?”", "He left…", "“No!”", "(Yes.)"]),
        ("About 15.5 per cent. Or less", ["About 15.5 per cent.", "Or less"]),
        ("One line\nanother", ["One line", "another"]),
        ("So did I. He left.", ["So did I.", "He left."]),
        ("\n \r\n\u00a0", []),
    ],
)
def test_sentences_end_at_stops_that_end_them(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in sentences(text)] == expected


@given(any_text)
def test_sentences_cover_every_character_in_order(text: str) -> None:
    covered = set[int]()
    end = 0
    for sentence in sentences(text):
        assert end <= sentence.start < sentence.end <= len(text)
        covered |= set(range(*sentence))
        end = sentence.end
    assert all(character.isspace() for i, character in enumerate(text) if i not in covered)


@given(any_text)
def test_folding_moves_no_character(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_words_are_folded_and_lower_case() -> None:
    assert words("The council’s 71, 500 “Children”—15.5%") == [
        "the", "council's", "71500", "children", "15.5",
    ]  # fmt: skip


def test_number_is_one_word_however_it_is_written() -> None:
    assert words("1,234,567; 1, 234, 567; on the 21ST, 1st") == [
        "1234567", "1234567", "on", "the", "21", "1",
    ]  # fmt: skip


def test_content_words_are_all_words_where_none_has_meaning() -> None:
    assert content_words("Who is the leader") == ["leader"]
    assert content_words("who is it") == ["who", "is", "it"]


def test_paragraphs_are_the_lines_that_are_not_blank() -> None:
    assert paragraphs(" one \r\n\r\n \u00a0\n\ttwo\n") == [Range(1, 4), Range(13, 16)]


def test_sentence_around_a_span_over_two_sentences_is_both() -> None:
    text = "Before.\nIt rained. It stopped. It froze."
    start = text.index("rained")
    assert sentence_around(text, Range(start, text.index("stopped") + 2)) == Range(8, 30)
