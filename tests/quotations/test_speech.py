import pytest

from qa.quotations import cues, marks, speakers, speech, words
from qa.quotations.speakers import Reading
from qa.text import paragraphs as lines_of
from tests.attributing import attributed


def probability(text: str) -> float:
    """How surely the one quoted stretch of a text is spoken."""
    paragraphs = lines_of(text)
    quoted = marks.scan(text, paragraphs)
    sentences = words.read(text, paragraphs, quoted)
    reading = Reading(sentences, [cues.find(sentence) for sentence in sentences], quoted)
    (link,) = speakers.link(reading)
    return speech.probability(speech.features(text, reading, link))


def test_a_sentence_is_more_surely_spoken_than_a_word() -> None:
    sentence = probability("Hull.\n\nMary Hill said: “The roof was mended in the spring.”")
    word = probability("Hull.\n\nMary Hill used “roof” for what was mended in the spring.")
    assert sentence > 0.95
    assert word < 0.9 * sentence


def test_a_title_is_less_surely_spoken_than_plain_words() -> None:
    title = probability("Mary Hill told us the novel “The Long Way Home” was hers.")
    plain = probability("Mary Hill told us the novel “was a long way home” to her.")
    assert title < plain


def test_probability_of_nothing_known_is_a_half() -> None:
    assert speech.probability({}) == 0.5


@pytest.mark.parametrize("joint", ["and", "or", ","])
def test_fragments_that_one_word_joins_are_one_range(joint: str) -> None:
    text = f"Mary Hill called the old roof “unsafe for children” {joint} “a danger to us all”."
    (one,) = attributed(text)
    assert one.pieces == (f"unsafe for children” {joint} “a danger to us all",)
