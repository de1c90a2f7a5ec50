import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.passages import split
from qa.records import Article, Range
from qa.settings import PassageSettings
from tests.strategies import any_text

SMALL = PassageSettings(words=8, overlap=3)


def article(text: str) -> Article:
    return Article("a.txt", text)


@given(any_text, st.integers(1, 30), st.integers(0, 40))
def test_passages_are_slices_that_cover_the_article(text: str, words: int, overlap: int) -> None:
    covered = set[int]()
    starts = []
    for passage in split(article(text), PassageSettings(words=words, overlap=overlap)):
        assert passage.text == text[passage.start : passage.end]
        assert 0 < len(passage.text.split()) <= words
        covered |= set(range(passage.start, passage.end))
        starts.append(passage.start)
    assert all(character.isspace() for i, character in enumerate(text) if i not in covered)
    assert starts == sorted(set(starts))


def test_passages_hold_whole_sentences_and_overlap_by_whole_sentences() -> None:
    text = "One two three. Four five six. Seven eight. Nine ten eleven twelve."
    found = [passage.text for passage in split(article(text), SMALL)]
    assert found == [
        "One two three. Four five six. Seven eight.",
        "Seven eight. Nine ten eleven twelve.",
    ]


def test_quotation_that_fits_stays_whole() -> None:
    text = "One two three four five. “Six seven. Eight nine ten.”"
    keep = [Range(26, len(text) - 1)]
    settings = PassageSettings(words=8, overlap=0)
    assert next(iter(split(article(text), settings))).text.endswith("seven.")
    assert [p.text for p in split(article(text), settings, keep=keep)] == [
        "One two three four five.",
        "“Six seven. Eight nine ten.”",
    ]


def test_sentence_that_is_too_long_is_cut_between_words() -> None:
    text = " ".join(f"w{i}" for i in range(20))
    found = split(article(text), PassageSettings(words=8, overlap=0))
    assert [len(p.text.split()) for p in found] == [8, 8, 4]


@pytest.mark.parametrize("text", ["", " \n\u00a0\r\n"])
def test_blank_article_has_no_passage(text: str) -> None:
    assert split(article(text), SMALL) == []
