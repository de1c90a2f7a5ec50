import asyncio
import logging

import gradio as gr
import pytest

from qa.records import (
    Answer,
    Article,
    Evidence,
    Quotation,
    QuotationKind,
    Range,
    Reason,
    Resolution,
    Speaker,
)
from qa.ui import build, suggest
from qa.ui.conversation import (
    Scene,
    Turn,
    conversation_html,
    converse,
    examples_html,
    note_html,
    open_article,
)
from qa.ui.page import AT_ONCE
from tests.fakes import FakeSystem
from tests.markup import Markup

TEXT = "“We will not sell the park,” said Ann Lee.\n\n<b>Nobody</b> clapped."
PARK = Article("park.txt", TEXT, title="Park <i>stays</i>", published="2016-05-05", source="Echo")
WHO = "Who will not sell the park?"
FOUND = Answer(WHO, "Ann Lee", None, 0.9, (Evidence("park.txt", 1, 27, TEXT[1:27], "Ann Lee"),))
WRONG = Answer(WHO, "Ann Lee", None, 0.9, (Evidence("park.txt", 0, 3, "Bob", "Ann Lee"),))
HOSTILE = ["<img src=x onerror=alert(1)>", "**x** [a](javascript:alert(1))", "</h2>{{v}}${1+1}"]


def quotation(name: str | None, words: str, kind: QuotationKind) -> Quotation:
    ranges = (Range(0, len(words)),)
    speaker = name and Speaker(name, None, ranges[0], ranges[0], Resolution.NAMED)
    return Quotation("park.txt", ranges, (words,), kind, "said", speaker or None)


def scenes(question: str, *turns: Turn, **answers: Answer | Exception) -> list[Scene]:
    system = FakeSystem([PARK], answers={question.strip(): value for value in answers.values()})
    return list(converse(system, question, turns))


def built(*examples: str) -> gr.Blocks:
    """The page, built in an event loop: where there is none gradio opens one and leaves it so."""

    async def build_page() -> gr.Blocks:
        return build(FakeSystem([PARK]), examples=examples)

    return asyncio.run(build_page())


# A conversation


def test_question_is_shown_at_once_and_then_its_answer() -> None:
    pending, answered = scenes(WHO, answer=FOUND)
    assert [turn.question for turn in pending.turns] == [WHO]
    assert "Searching" in pending.turns[0].reply
    assert Markup(answered.turns[0].reply).classed("said")[0].text == "Ann Lee"
    assert (pending.draft, answered.draft) == ("", None)


def test_question_is_added_to_those_before_it() -> None:
    earlier = Turn("Before?", "<p>Yes</p>")
    answered = scenes(WHO, earlier, answer=FOUND)[-1]
    assert answered.turns[0] == earlier
    assert answered.turns[1].question == WHO


def test_question_without_an_answer_is_declined_in_words() -> None:
    reply = Markup(scenes("Who won?")[-1].turns[0].reply)
    assert reply.classed("said")[0].text == "I can't find this in the articles."


@pytest.mark.parametrize("blank", ["", "  \n\t"])
def test_blank_question_gets_a_message_and_no_turn(blank: str) -> None:
    earlier = Turn("Before?", "<p>Yes</p>")
    note = "There are no words in this question."
    assert scenes(blank, earlier)[-1] == Scene((earlier,), "", note)


def test_question_that_cannot_be_asked_stays_in_the_box() -> None:
    question = "x" * 9999
    last = scenes(question, answer=Answer(question, None, Reason.TOO_LONG, 0.0))[-1]
    assert last == Scene((), question, "This question is too long; ask it in fewer words.")


@pytest.mark.parametrize("failure", [RuntimeError("secret detail"), MemoryError(), KeyError("x")])
def test_crash_is_logged_and_told_without_its_details(
    failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    last = scenes(WHO, error=failure)[-1]
    assert Markup(last.turns[0].reply).classed("said")[0].text == "Something went wrong."
    assert "secret" not in last.turns[0].reply
    assert [(r.levelno, r.exc_info and r.exc_info[1]) for r in caplog.records] == [
        (logging.ERROR, failure)
    ]


def test_evidence_that_is_not_in_its_article_is_never_shown() -> None:
    last = scenes(WHO, answer=WRONG)[-1]
    assert "Bob" not in last.turns[0].reply
    assert "Something went wrong" in last.turns[0].reply


@pytest.mark.parametrize("words", HOSTILE)
def test_conversation_shows_hostile_questions_as_words(words: str) -> None:
    log = Markup(conversation_html([Turn(words, "")]))
    assert [e.tag for e in log.elements] == ["div", "section", "h2", "div"]
    assert log.all("h2")[0].text == words


@pytest.mark.parametrize("words", HOSTILE)
def test_note_and_examples_show_hostile_words_as_words(words: str) -> None:
    assert Markup(note_html(words)).all("p")[0].text == words
    assert Markup(examples_html([words], ())).all("button")[0].text == words


def test_examples_leave_once_a_conversation_has_begun() -> None:
    assert examples_html(["Who?"], [Turn("a", "b")]) == ""
    assert examples_html([], ()) == ""


# The article


def test_opened_article_shows_its_text_with_the_quotation_marked() -> None:
    sheet = Markup(open_article(FakeSystem([PARK]), "park.txt", Range(1, 27)))
    assert sheet.all("article")[0].text == TEXT
    assert [mark.text for mark in sheet.all("mark")] == [TEXT[1:27]]
    assert sheet.all("h2")[0].text == "Park <i>stays</i>"
    assert sheet.classed("facts")[0].text == "2016-05-05 · Echo · park.txt"
    assert not sheet.all("b")
    assert not sheet.all("i")


@pytest.mark.parametrize(
    ("article_id", "marked"),
    [
        ("gone.txt", Range(0, 3)),
        ("../../etc/passwd", Range(0, 3)),
        ("park.txt", Range(-2, 3)),
        ("park.txt", Range(0, 10_000)),
    ],
    ids=["gone", "outside", "before", "after"],
)
def test_place_that_does_not_exist_gets_a_notice(article_id: str, marked: Range) -> None:
    sheet = Markup(open_article(FakeSystem([PARK]), article_id, marked))
    assert sheet.all("h2")[0].text == "This article is not here any more"
    assert not sheet.all("article")


# Examples


def test_examples_ask_for_speakers_and_for_words_in_turn() -> None:
    direct = QuotationKind.DIRECT
    system = FakeSystem(
        quotations=[
            quotation(None, "nobody is known to have said this", direct),
            quotation("inspectors", "this is not good enough for us", direct),
            quotation("The Report", "this is not good enough for us", direct),
            quotation("Ann Lee", "no sale", direct),
            quotation("Ann Lee", "we will not sell the park.", direct),
            quotation("Ann Lee", "we will not sell the pond either", direct),
            quotation("Bo Ek", "that the pond is too small now", QuotationKind.INDIRECT),
            quotation("Cy Fox", "a b c d e f g h i, j k l", direct),
            quotation("Di Gee", "one two three four five six seven eight nine ten, more", direct),
        ]
    )
    assert suggest(system, count=9) == [
        "Who said “we will not sell the park”?",
        "What did Cy Fox say?",
        "Who said “one two three four five six seven eight nine ten…”?",
    ]
    assert len(suggest(system, count=2)) == 2


def test_examples_are_none_where_nobody_is_quoted() -> None:
    assert suggest(FakeSystem([PARK])) == []


# The page


def test_page_names_itself_and_reports_to_nobody() -> None:
    page = built("Who <b>spoke</b>?")
    assert page.title == "On Record"
    assert page.analytics_enabled is False
    values = [block.value for block in page.blocks.values() if hasattr(block, "value")]
    shown = [Markup(value) for value in values if isinstance(value, str) and "example" in value]
    assert [markup.all("button")[0].text for markup in shown] == ["Who <b>spoke</b>?"]


def test_page_answers_several_questions_at_once() -> None:
    page = built()
    asking = [fn for fn in page.fns.values() if fn.concurrency_id == "ask"]
    assert [fn.concurrency_limit for fn in asking] == [AT_ONCE, AT_ONCE]
    assert AT_ONCE > 1
