"""The page in a browser, before the real program: real models, the two articles of the corpus."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.serving import CORPUS

pytestmark = pytest.mark.e2e

PHONE = {"width": 390, "height": 844}
UNPRECEDENTED = "who said the decision was virtually unprecedented?"
UNANSWERABLE = "Who won the 2018 World Cup?"
DECLINED = "I can't find this in the articles"
SLOW = 60_000  # milliseconds, for the first question of a cold program

CONTRAST = """element => {
  const channels = colour => colour.match(/[\\d.]+/g).map(Number);
  const luminance = colour => {
    const [r, g, b] = channels(colour).map(c => c / 255)
      .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let behind = element;
  const filled = e => { const c = channels(getComputedStyle(e).backgroundColor);
                        return c.length < 4 || c[3] > 0; };
  while (behind.parentElement && !filled(behind)) behind = behind.parentElement;
  const pair = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor]
    .map(luminance).sort((a, b) => b - a);
  return (pair[0] + 0.05) / (pair[1] + 0.05);
}"""


def ask(page: Page, question: str) -> Locator:
    """The turn of a question, once its reply is there."""
    before = page.locator(".turn").count()
    box = page.get_by_label("Your question")
    box.fill(question)
    box.press("Enter")
    turn = page.locator(".turn").nth(before)
    expect(turn.locator(".card")).to_be_visible(timeout=SLOW)
    return turn


def show_article(turn: Locator) -> Locator:
    turn.get_by_role("button", name="Show in article").first.click()
    sheet = turn.page.locator(".sheet")
    expect(sheet).to_be_visible()
    return sheet


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return width


def test_page_says_what_it_is(page: Page) -> None:
    expect(page).to_have_title("On Record")
    expect(page.get_by_role("heading", name="On Record")).to_be_visible()
    expect(page.get_by_label("Your question")).to_be_focused()


def test_question_gets_the_speaker_and_the_quotation(page: Page) -> None:
    turn = ask(page, UNPRECEDENTED)
    expect(turn.locator("h2")).to_have_text(UNPRECEDENTED)
    expect(turn.locator(".said")).to_contain_text("Peter Fortune")
    expect(turn.locator("blockquote").first).to_contain_text("virtually unprecedented")
    expect(turn.locator(".speaker").first).to_contain_text("Peter Fortune")


def test_article_opens_with_the_quotation_marked_in_sight(page: Page) -> None:
    turn = ask(page, UNPRECEDENTED)
    quotation = turn.locator("blockquote").first.text_content()
    sheet = show_article(turn)
    expect(sheet.locator("mark").first).to_be_in_viewport()
    marked = "".join(sheet.locator("mark").all_text_contents())
    assert "virtually unprecedented" in marked
    assert marked == quotation


def test_article_is_the_file_to_the_character(page: Page) -> None:
    turn = ask(page, UNPRECEDENTED)
    article_id = turn.locator(".show").first.get_attribute("data-article")
    shown = show_article(turn).locator("article").text_content()
    assert article_id is not None
    assert shown == (CORPUS / article_id).read_bytes().decode("utf-8")


def test_unanswerable_question_is_declined_with_a_reason(page: Page) -> None:
    turn = ask(page, UNANSWERABLE)
    expect(turn.locator(".said")).to_contain_text(DECLINED)
    expect(turn.locator(".reason")).not_to_be_empty()
    expect(turn.locator("blockquote")).to_have_count(0)


@pytest.mark.parametrize(
    "words",
    [
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script><svg onload=alert(1)>",
        "**bold** [a](javascript:alert(1)) {{value}} ${alert(1)} &lt;b&gt;",
        "من قال هذا؟ \u202eabc",
        "Qui a dit « jamais » ?",
    ],
    ids=["image", "script", "markdown", "right-to-left", "French"],
)
def test_question_is_shown_as_it_was_typed(page: Page, words: str) -> None:
    turn = ask(page, words)
    assert turn.locator("h2").text_content() == words
    assert page.locator(".turn :is(img, script, svg, a, b, strong, code)").count() == 0
    expect(page.locator(".failed")).to_have_count(0)


@pytest.mark.parametrize("marks", ["", "   ", "?!... ,;", "😀😀"])
def test_question_without_words_gets_a_polite_message(page: Page, marks: str) -> None:
    box = page.get_by_label("Your question")
    box.fill(marks)
    box.press("Enter")
    expect(page.locator("#note p")).to_contain_text("no words in this question", timeout=SLOW)
    expect(page.locator(".turn")).to_have_count(0)


def test_far_too_long_question_gets_a_message_and_stays_in_the_box(page: Page) -> None:
    box = page.get_by_label("Your question")
    box.fill("word " * 4000)
    box.press("Enter")
    expect(page.locator("#note p")).to_contain_text("too long", timeout=SLOW)
    expect(page.locator(".turn")).to_have_count(0)
    expect(box).to_have_value("word " * 4000)
    assert overflow(page) == 0


def test_first_article_still_opens_after_a_second_question(page: Page) -> None:
    first = ask(page, UNPRECEDENTED)
    ask(page, UNANSWERABLE)
    expect(page.locator(".turn")).to_have_count(2)
    marks = show_article(first).locator("mark")
    assert "virtually unprecedented" in "".join(marks.all_text_contents())


def test_article_opens_and_closes_with_the_keyboard(page: Page) -> None:
    turn = ask(page, UNPRECEDENTED)
    button = turn.get_by_role("button", name="Show in article").first
    button.focus()
    page.keyboard.press("Enter")
    sheet = page.locator(".sheet")
    expect(sheet).to_be_focused()
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(button).to_be_focused()
    button.click()
    sheet.get_by_role("button", name="Close").click()
    expect(sheet).to_have_count(0)


def test_new_conversation_begins_with_nothing(page: Page) -> None:
    show_article(ask(page, UNPRECEDENTED))
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator(".sheet")).to_have_count(0)
    ask(page, UNANSWERABLE)
    expect(page.locator(".turn")).to_have_count(1)


def test_example_question_is_asked_by_its_button(page: Page) -> None:
    example = page.locator("button.example").first
    words = example.text_content()
    assert words
    example.click()
    turn = page.locator(".turn")
    expect(turn.locator(".card")).to_be_visible(timeout=SLOW)
    expect(turn.locator("h2")).to_have_text(words)
    expect(page.locator("button.example")).to_have_count(0)


def test_conversation_is_seen_in_its_own_window_only(open_page: Callable[..., Page]) -> None:
    one, other = open_page(), open_page()
    ask(one, UNPRECEDENTED)
    ask(other, UNANSWERABLE)
    assert one.locator(".turn h2").all_text_contents() == [UNPRECEDENTED]
    assert other.locator(".turn h2").all_text_contents() == [UNANSWERABLE]


def test_phone_shows_all_without_scrolling_sideways(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport=PHONE)
    assert overflow(page) == 0
    ask(page, "a" * 300)
    turn = ask(page, UNPRECEDENTED)
    assert overflow(page) == 0
    sheet = show_article(turn)
    expect(sheet.locator("mark").first).to_be_in_viewport()
    assert overflow(page) == 0
    box = sheet.bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, PHONE["width"])
    sheet.get_by_role("button", name="Close").click()
    expect(page.get_by_label("Your question")).to_be_in_viewport()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(open_page: Callable[..., Page], dark: bool) -> None:
    page = open_page(dark=dark)
    turn = ask(page, UNPRECEDENTED)
    show_article(turn)
    for part in ("h2", ".said", "blockquote", "cite", ".confidence", ".show"):
        assert turn.locator(part).first.evaluate(CONTRAST) >= 4.5, part
    for part in (".sheet p >> nth=-1", ".sheet mark", ".close", "#send", "#title p"):
        assert page.locator(part).first.evaluate(CONTRAST) >= 4.5, part


def test_program_asks_no_other_machine(page: Page, outside: tuple[str, list[bytes]]) -> None:
    show_article(ask(page, UNPRECEDENTED))
    assert outside[1] == []
