"""What of the reader's spans can be an answer."""

from pathlib import Path

from qa.calibration import Kind
from qa.candidates import from_spans
from qa.pipeline import Pipeline
from qa.records import Span
from tests.conftest import built


def answers(system: Pipeline, question: str, text: str) -> list[str]:
    """The candidates that a reader's span of the harbour article makes."""
    query = system.understand(question)
    hits = system.passages(query)
    article = next(one for one in system.articles() if text in one.text)
    start = article.text.index(text)
    span = Span(article.id, start, start + len(text), text, 5.0, 0.0)
    return [one.text for one in from_spans(query, [span], hits, system.bundle)]


def test_words_of_the_question_are_no_answer_to_it(system: Pipeline) -> None:
    assert answers(system, "Who is Mary Okafor?", "Councillor Mary Okafor") == []
    asked = "Is it Mary Okafor or Tom Reed who leads the council?"
    assert answers(system, asked, "Councillor Mary Okafor") == ["Councillor Mary Okafor"]


def test_a_pronoun_becomes_the_name_it_stands_for_or_is_no_answer(system: Pipeline) -> None:
    assert answers(system, "Who wants drivers to use the tunnel?", "She") == [
        "Councillor Mary Okafor"
    ]


def test_who_spoke_is_not_told_by_the_words_that_were_spoken(system: Pipeline) -> None:
    assert answers(system, "Who said drivers should use the tunnel?", "the tunnel") == []
    assert answers(system, "What should drivers use?", "the tunnel") == ["the tunnel"]


def test_what_somebody_said_stands_in_their_own_quotations(system: Pipeline) -> None:
    asked = "What did Mary Okafor say about the bridge?"
    assert answers(system, asked, "9,000 lorries") == ["9,000 lorries"]
    assert answers(system, asked, "urgent repairs") == []
    assert answers(system, "What did Tom Reyes say about the bridge?", "9,000 lorries") == []
    assert answers(system, "What was said about the bridge?", "urgent repairs") == [
        "urgent repairs"
    ]


def test_what_somebody_said_is_their_own_words_of_a_sentence(corpus: Path, tmp_path: Path) -> None:
    text = "Council leader Ann Lee attacked the report, calling it “a lazy piece of work”."
    (corpus / "council.txt").write_text(text, encoding="utf-8")
    system = built(corpus, tmp_path / "index")
    query = system.understand("What did Ann Lee say about the report?")
    said = system.candidates(query, system.passages(query))
    assert "a lazy piece of work" in [one.text for one in said if one.kind is Kind.REMARK]
