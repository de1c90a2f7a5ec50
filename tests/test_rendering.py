import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.records import Alternative, Answer, Article, Evidence, Range, Reason
from qa.rendering import (
    answer_html,
    article_html,
    cited,
    confidence_words,
    escape,
    from_json,
    to_json,
    to_text,
)
from tests.markup import Markup

TEXT = 'The mayor rose.\n\n"We will not sell the park," said Ann Lee. "Never."\n\nNobody clapped.'
PARK = Article("news/park.txt", TEXT, title="Park stays", published="2016-05-05")
QUOTE = Evidence("news/park.txt", 18, 43, "We will not sell the park", "Ann Lee")
FOUND = Answer(
    "Who said the park will not be sold?",
    "Ann Lee",
    None,
    0.83,
    (QUOTE,),
    alternatives=(Alternative("The mayor", 0.11, "news/park.txt", 0, 9),),
)
DECLINED = Answer("Who won?", None, Reason.NOTHING_RELATED, 0.02)
SILENT = Answer(
    "What did Anne Lee say of war, and who won?",
    None,
    Reason.OTHER_WORDS,
    0.1,
    nearest=(QUOTE,),
    read_as="What did Ann Lee say of war?",
    further=(DECLINED,),
)
DISPUTED = Answer(
    "How many clapped?",
    "Nobody",
    None,
    0.7,
    (Evidence("news/park.txt", 70, 85, "Nobody clapped.", None, "2016-05-05"),),
    conflicts=(Alternative("mayor", 0.4, "news/park.txt", 4, 9),),
)

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</blockquote></article><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "**bold** [a](javascript:alert(1)) `code` # title",
    "&lt;b&gt; &amp; &#60;b&#62;",
    "<!-- comment --> <![CDATA[x]]> <?php ?>",
    "{{value}} ${1 + 1} ${alert(1)}",
]
MARKUP_CHARACTERS = "<>&\"'`/\\=;#!-\r\n\t \u00a0\u2028\u202e\ufeff\x0c\x0b\x85{}$[]*_aé“”😀"
texts = st.text(st.one_of(st.sampled_from(MARKUP_CHARACTERS), st.characters(codec="utf-8")))


@st.composite
def articles_with_ranges(draw: st.DrawFn) -> tuple[Article, list[Range]]:
    text = draw(texts.filter(bool))
    position = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(position, position), max_size=4))
    return Article("a.txt", text), [Range(min(p), max(p)) for p in pairs if p[0] != p[1]]


def hostile_answer(words: str) -> tuple[Answer, dict[str, Article]]:
    article = Article(words, f"Before. {words} After.", words, words, words)
    evidence = Evidence(words, 8, 8 + len(words), words, words)
    other = Alternative(words, 0.1, words, 0, 7)
    refusal = Answer(words, None, Reason.NO_ANSWER, 0.1, nearest=(evidence,), read_as=words)
    answer = Answer(
        words, f"Answer: {words}", None, 0.9, (evidence, evidence), (other,), (other,),
        read_as=words, further=(refusal,),
    )  # fmt: skip
    return answer, {words: article}


# Plain text


def test_text_of_an_answer_has_the_quotation_its_speaker_and_its_place() -> None:
    assert to_text(FOUND) == (
        "Ann Lee\n"
        "\n"
        "    We will not sell the park\n"
        "    -- Ann Lee, news/park.txt, characters 18-43\n"
        "\n"
        "Confident, 83%.\n"
        "\n"
        "Also considered:\n"
        "  - The mayor (11%; news/park.txt, characters 0-9)"
    )


def test_text_of_a_refusal_says_why() -> None:
    assert to_text(DECLINED) == (
        "I can't find this in the articles. Nothing in the articles is about this."
    )


def test_text_of_a_refusal_gives_the_nearest_words_the_reading_and_the_other_answers() -> None:
    assert to_text(SILENT) == (
        "Read as: What did Ann Lee say of war?\n"
        "\n"
        "I can't find this in the articles. The articles quote this speaker, but not on this.\n"
        "\n"
        "What the articles do have:\n"
        "\n"
        "    We will not sell the park\n"
        "    -- Ann Lee, news/park.txt, characters 18-43\n"
        "\n"
        "Who won?\n"
        "\n"
        "I can't find this in the articles. Nothing in the articles is about this."
    )


def test_text_of_an_answer_gives_the_date_and_what_says_otherwise() -> None:
    assert to_text(DISPUTED) == (
        "Nobody\n"
        "\n"
        "    Nobody clapped.\n"
        "    -- 2016-05-05, news/park.txt, characters 70-85\n"
        "\n"
        "Confident, 70%.\n"
        "\n"
        "The articles say otherwise elsewhere:\n"
        "  - mayor (40%; news/park.txt, characters 4-9)"
    )


def test_text_of_a_question_without_words_does_not_blame_the_articles() -> None:
    answer = Answer("?!", None, Reason.NO_WORDS, 0.0)
    assert to_text(answer) == "There are no words in this question."


def test_text_of_a_quotation_without_a_speaker_names_only_its_place() -> None:
    nameless = Evidence("news/park.txt", 0, 15, "The mayor rose.", None)
    answer = Answer("What did the mayor do?", "rose", None, 0.4, (nameless,))
    assert "    -- news/park.txt, characters 0-15\n" in to_text(answer)


def test_text_shows_control_codes_instead_of_sending_them_to_the_terminal() -> None:
    evidence = Evidence("a.txt", 0, 12, "\x1b[31mred\x07\r\x9bx\ud800", "Ann\x00")
    answer = Answer("?", "a\x1b]0;title\x07b", None, 0.9, (evidence,))
    shown = to_text(answer)
    assert "    ␛[31mred␇\n" in shown
    assert not {c for c in shown if not c.isprintable()} - {"\n"}
    assert shown.encode("utf-8")


# JSON


def test_json_of_an_answer_is_the_documented_object() -> None:
    assert to_json(FOUND, ms=12.5, id="q7") == {
        "id": "q7",
        "question": "Who said the park will not be sold?",
        "read_as": None,
        "answer": "Ann Lee",
        "reason": None,
        "confidence": 0.83,
        "evidence": [
            {
                "article": "news/park.txt",
                "start": 18,
                "end": 43,
                "text": "We will not sell the park",
                "speaker": "Ann Lee",
                "published": None,
            }
        ],
        "conflicts": [],
        "alternatives": [
            {
                "answer": "The mayor",
                "confidence": 0.11,
                "article": "news/park.txt",
                "start": 0,
                "end": 9,
            }
        ],
        "nearest": [],
        "further": [],
        "ms": 12.5,
    }


def test_json_of_another_system_needs_less_and_may_refuse_for_reasons_of_its_own() -> None:
    theirs = {
        "question": "Who?",
        "answer": " ",
        "confidence": 0,
        "evidence": [],
        "alternatives": [],
    }
    assert from_json(theirs | {"reason": "je ne sais pas"}).reason is Reason.NO_ANSWER


def test_json_of_a_refusal_has_a_reason_and_no_id_of_its_own() -> None:
    assert to_json(DECLINED, ms=3.0) == {
        "question": "Who won?",
        "read_as": None,
        "answer": None,
        "reason": "nothing in the articles is about this",
        "confidence": 0.02,
        "evidence": [],
        "conflicts": [],
        "alternatives": [],
        "nearest": [],
        "further": [],
        "ms": 3.0,
    }


@pytest.mark.parametrize("answer", [FOUND, DECLINED, SILENT, DISPUTED])
def test_json_written_and_read_is_the_same_answer(answer: Answer) -> None:
    row = to_json(answer, ms=1.0, id=3)
    assert json.loads(json.dumps(row)) == row
    assert from_json(row) == answer


# The card of an answer


def test_card_shows_answer_quotation_speaker_title_date_and_confidence() -> None:
    card = Markup(answer_html(FOUND, {PARK.id: PARK}))
    assert [e.text for e in card.classed("said")] == ["Ann Lee"]
    assert [e.text for e in card.all("blockquote")] == ["We will not sell the park"]
    assert [e.text for e in card.classed("speaker")] == ["Ann Lee"]
    assert card.all("cite")[0].text == "Park stays"
    assert card.classed("date")[0].text == "2016-05-05"
    assert [e.text for e in card.classed("confidence")] == ["Confident, 83%"]
    assert [e.text for e in card.classed("other")] == ["The mayor"]


def test_card_has_a_button_for_each_place() -> None:
    buttons = Markup(answer_html(FOUND, {PARK.id: PARK})).classed("show")
    assert [
        (b.attributes["data-article"], b.attributes["data-start"], b.attributes["data-end"])
        for b in buttons
    ] == [("news/park.txt", "18", "43"), ("news/park.txt", "0", "9")]


def test_card_calls_an_untitled_article_by_its_id() -> None:
    untitled = Article(PARK.id, PARK.text)
    card = Markup(answer_html(FOUND, {PARK.id: untitled}))
    assert card.all("cite")[0].text == "news/park.txt"
    assert not card.classed("date")


@pytest.mark.parametrize("marks", ["“%s”", "%s.", "%s"])
def test_card_does_not_say_a_quotation_twice_when_it_is_the_answer(marks: str) -> None:
    answer = Answer("What did she say?", marks % QUOTE.text, None, 0.9, (QUOTE,))
    card = Markup(answer_html(answer, {PARK.id: PARK}))
    assert card.text.count("We will not sell the park") == 1
    assert card.all("blockquote")[0].text == "We will not sell the park"


def test_card_of_a_refusal_gives_the_reason_and_nothing_to_open() -> None:
    card = Markup(answer_html(DECLINED, {}))
    assert card.classed("said")[0].text == "I can't find this in the articles."
    assert card.classed("reason")[0].text == "Nothing in the articles is about this."
    assert not card.all("button")
    assert not card.all("details")


def test_card_of_a_refusal_shows_what_came_nearest_as_that() -> None:
    answer = Answer("Who won?", None, Reason.NO_ANSWER, 0.1, nearest=(QUOTE,))
    card = Markup(answer_html(answer, {PARK.id: PARK}))
    assert card.all("summary")[0].text == "Nearest in the articles"
    assert card.all("blockquote")[0].text == QUOTE.text
    assert "open" in card.all("details")[0].attributes


def test_card_of_several_questions_has_each_answer_under_its_question() -> None:
    card = Markup(answer_html(SILENT, {PARK.id: PARK}))
    assert cited(SILENT) == {PARK.id}
    assert card.classed("read-as")[0].text == "Read as: What did Ann Lee say of war?"
    assert card.all("summary")[0].text == "What the articles do have"
    assert [own.text for own in card.classed("question")] == ["Who won?"]
    assert len(card.classed("declined")) == 2


def test_card_shows_what_says_otherwise() -> None:
    card = Markup(answer_html(DISPUTED, {PARK.id: PARK}))
    assert card.all("summary")[0].text == "The articles say otherwise elsewhere"
    assert card.classed("other")[0].text == "mayor"


def test_card_refuses_evidence_that_its_article_does_not_have() -> None:
    changed = Article(PARK.id, PARK.text.replace("not sell", "soon sell"))
    with pytest.raises(ValueError, match=r"news/park\.txt:18-43 does not read 'We will not"):
        answer_html(FOUND, {PARK.id: changed})


@pytest.mark.parametrize("words", HOSTILE)
def test_card_shows_hostile_words_as_words(words: str) -> None:
    answer, articles = hostile_answer(words)
    safe = Markup(answer_html(*hostile_answer("words")))
    card = Markup(answer_html(answer, articles))
    assert [e.tag for e in card.elements] == [e.tag for e in safe.elements]
    assert [set(e.attributes) for e in card.elements] == [set(e.attributes) for e in safe.elements]
    assert card.classed("said")[0].text == f"Answer: {words}"
    assert card.all("blockquote")[0].text == words
    assert card.classed("speaker")[0].text == words
    assert card.classed("show")[0].attributes["data-article"] == words


# The article


@given(articles_with_ranges())
def test_article_shows_its_text_to_the_character(drawn: tuple[Article, list[Range]]) -> None:
    article, ranges = drawn
    shown = Markup(article_html(article, ranges)).elements[0]
    assert shown.tag == "article"
    assert shown.text == article.text.replace("\0", "\ufffd")


@given(articles_with_ranges())
def test_article_marks_the_characters_of_its_ranges(drawn: tuple[Article, list[Range]]) -> None:
    article, ranges = drawn
    inside = sorted({at for start, end in ranges for at in range(start, end)})
    marked = "".join(mark.text for mark in Markup(article_html(article, ranges)).all("mark"))
    assert marked == "".join(article.text[at] for at in inside).replace("\0", "\ufffd")


@given(articles_with_ranges())
def test_article_has_no_elements_but_its_own(drawn: tuple[Article, list[Range]]) -> None:
    tags = {element.tag for element in Markup(article_html(*drawn)).elements}
    assert tags <= {"article", "p", "span", "mark"}


@pytest.mark.parametrize("blank", ["\n\n", "\r\n\r\n", "\n \t\n", "\n\n\n", "\r\r"])
def test_article_begins_a_paragraph_after_a_blank_line(blank: str) -> None:
    paragraphs = Markup(article_html(Article("a", f"One.{blank}Two."), [])).all("p")
    assert [paragraph.text for paragraph in paragraphs] == ["One.", "Two."]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_article_keeps_a_single_line_break_inside_its_paragraph(line_break: str) -> None:
    paragraphs = Markup(article_html(Article("a", f"One.{line_break}Two."), [])).all("p")
    assert [paragraph.text for paragraph in paragraphs] == [f"One.{line_break}Two."]


def test_article_marks_a_range_that_crosses_paragraphs_in_each() -> None:
    start, end = TEXT.index("We"), TEXT.index("clapped")
    marks = Markup(article_html(PARK, [Range(start, end)])).all("mark")
    assert [mark.text for mark in marks] == [
        'We will not sell the park," said Ann Lee. "Never."',
        "\n\n",
        "Nobody ",
    ]


@pytest.mark.parametrize("wrong", [(-1, 3), (3, 3), (5, 2), (0, len(TEXT) + 1)])
def test_article_refuses_a_range_that_it_does_not_have(wrong: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is no range of"):
        article_html(PARK, [Range(*wrong)])


def test_escape_replaces_what_no_page_can_hold_one_for_one() -> None:
    assert escape("a\0b\ud800c") == "a\ufffdb\ufffdc"


# Confidence


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, "Very confident, 99%"),
        (0.9, "Very confident, 90%"),
        (0.7, "Confident, 70%"),
        (0.5, "Fairly confident, 50%"),
        (0.49, "Not sure, 49%"),
        (0.0, "Not sure, 0%"),
    ],
)
def test_confidence_is_given_in_words_and_as_a_number(confidence: float, words: str) -> None:
    assert confidence_words(confidence) == words
