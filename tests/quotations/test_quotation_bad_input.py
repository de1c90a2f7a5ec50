import time
from collections.abc import Callable

import pytest

from qa.quotations import attribute
from qa.records import Article
from tests.attributing import attributed

WORDS = 6_000


def seconds(text: str) -> float:
    """CPU seconds to read this article: the least of three times, as other work only adds."""
    return min(_seconds(Article("a.txt", text)) for _ in range(3))


def _seconds(article: Article) -> float:
    started = time.process_time()
    attribute(article)
    return time.process_time() - started


def one_paragraph(size: int) -> str:
    return "The council met and said nothing much about it. " * (size // 9)


def one_sentence(size: int) -> str:
    return "the council said that it would meet and " * (size // 8)


def quoted_sentences(size: int) -> str:
    return '"We won," said Mary Hill. He said it was "good". ' * (size // 9)


def only_opening_marks(size: int) -> str:
    return "“ " * size


def only_straight_marks(size: int) -> str:
    return '" ' * size


def only_single_marks(size: int) -> str:
    return "'a s' " * (size // 2)


def all_capitals(size: int) -> str:
    return "MARY HILL SAID THE COUNCIL WAS WRONG " * (size // 7)


def many_names(size: int) -> str:
    return "".join(f"Ann B{number} Hill said. " for number in range(size // 4))


def many_pronouns(size: int) -> str:
    return '"Yes," he said. ' * (size // 3)


def empty_paragraphs(size: int) -> str:
    return "\n \n" * size


def one_word(size: int) -> str:
    return "a" * size


SHAPES = [
    one_paragraph, one_sentence, quoted_sentences, only_opening_marks, only_straight_marks,
    only_single_marks, all_capitals, many_names, many_pronouns, empty_paragraphs, one_word,
]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_time_is_linear_in_the_length(shape: Callable[[int], str]) -> None:
    small = seconds(shape(WORDS // 8))
    large = seconds(shape(WORDS))
    assert large < 16 * small + 0.2  # a quadratic step would make it 64 times


def test_a_hundred_thousand_words_in_one_paragraph_are_read() -> None:
    text = "“We won,” said Mary Hill. " + one_paragraph(100_000)
    assert [one.text for one in attributed(text)] == ["We won,"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", '"', "“”", "''", "’", "said", ":\n\n“"])
def test_an_article_without_words_in_marks_has_no_quotations(text: str) -> None:
    assert attributed(text) == ()


def test_an_article_that_is_one_quotation_has_no_speaker() -> None:
    text = "“We have waited for this for years. It is a good day for the town.”"
    (one,) = attributed(text)
    assert one.text == text[1:-1]
    assert one.speaker is None


def test_an_article_without_a_closing_mark_keeps_its_speakers() -> None:
    text = (
        "Mary Hill said: “We have waited for years.\n\n“It is a good day.\n\n"
        "Tom Reed said: “I do not agree with any of it."
    )
    assert [(one.text, one.speaker and one.speaker.name) for one in attributed(text)] == [
        ("We have waited for years.\n\nIt is a good day.", "Mary Hill"),
        ("I do not agree with any of it.", "Tom Reed"),
    ]


def test_capitals_throughout_still_give_the_words() -> None:
    text = 'THE MAYOR SPOKE TODAY.\n\n"WE HAVE WAITED FOR THIS FOR YEARS," SHE SAID.'
    assert [one.text for one in attributed(text)] == ["WE HAVE WAITED FOR THIS FOR YEARS,"]
