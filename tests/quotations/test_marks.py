import pytest

from qa.quotations import marks
from qa.text import paragraphs


def quoted(text: str) -> list[str]:
    return [text[one.start : one.end] for one in marks.scan(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"We won," he said.', ["We won,"], id="straight"),
        pytest.param("“We won,” he said.", ["We won,"], id="curly"),
        pytest.param("''We won,'' he said.", ["We won,"], id="two apostrophes"),
        pytest.param("‘We won,’ he said.", ["We won,"], id="single curly"),
        pytest.param("'We won,' he said.", ["We won,"], id="single straight"),
        pytest.param("“We won,\" he said.", ["We won,"], id="mixed"),
        pytest.param("«We won,» he said.", ["We won,"], id="guillemets"),
        pytest.param("”We won,” he said.", ["We won,"], id="curled the wrong way"),
        pytest.param('"A," he said. "B."', ["A,", "B."], id="split"),
        pytest.param("“He said ‘no’ to us,” she said.", ["He said ‘no’ to us,"], id="nested"),
        pytest.param("“He said “no” to us,” she said.", ["He said “no” to us,"], id="nested alike"),
        pytest.param("The Smiths’ dog isn’t theirs.", [], id="apostrophes"),
        pytest.param("'The workers' rights matter,' he said.", ["The workers' rights matter,"],
                     id="apostrophe of a plural within single marks"),
        pytest.param("It was rock 'n' roll in the '60s, 'cause we could.", [], id="elisions"),
        pytest.param('He is 6\' 2" tall.', [], id="inches"),
        pytest.param('“We won.\n\n“We won again.”', ["We won.", "We won again."],
                     id="continuation"),
        pytest.param("‘We won.\n\n‘We won again.’", ["We won.", "We won again."],
                     id="continuation with single marks"),
        pytest.param('He said: "We won.\n\nNobody came.', ["We won."], id="never closed"),
        pytest.param('He said: “ We won. ”', ["We won."], id="spaces within the marks"),
        pytest.param("No marks at all.", [], id="none"),
        pytest.param("", [], id="empty"),
    ],
)  # fmt: skip
def test_scan_finds_the_words_between_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_scan_tells_which_stretches_are_not_closed() -> None:
    text = "“One.\n\n“Two.”"
    found = marks.scan(text, paragraphs(text))
    assert [one.closed for one in found] == [False, True]


def test_a_bad_mark_costs_only_its_paragraph() -> None:
    text = 'The "house stood.\n\n"We won," he said.\n\n"You lost," she said.'
    assert quoted(text)[1:] == ["We won,", "You lost,"]
