import concurrent.futures
from pathlib import Path

import pytest

from qa import assemble
from qa.pipeline import Pipeline
from qa.records import Answer, Passage, Reason
from tests.conftest import HARBOUR, SETTINGS
from tests.fakes import HashedWords, WordAfter


def proven(system: Pipeline, answer: Answer) -> bool:
    return bool(answer.evidence) and all(
        system.article(e.article_id).text[e.start : e.end] == e.text for e in answer.evidence
    )


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Who said the bridge carries 9,000 lorries every day?", "Mary Okafor"),
        ("who said “cannot gamble with anybody's safety”", "Mary Okafor"),
        ("Who said drivers should use the tunnel?", "Mary Okafor"),
        ("Who wrote that pupils behave impeccably?", "inspectors"),
    ],
    ids=["same-paragraph", "next-paragraph", "pronoun", "named-after"],
)
def test_who_said_is_answered_with_the_name_and_the_quotation(
    system: Pipeline, question: str, speaker: str
) -> None:
    answer = system.ask(question)
    assert answer.text is not None
    assert speaker in answer.text
    assert answer.evidence[0].speaker == answer.text
    assert proven(system, answer)


def test_quotation_is_whole_over_its_paragraphs(system: Pipeline) -> None:
    evidence = system.ask("Who said we cannot gamble with anybody's safety?").evidence[0]
    assert evidence.text.startswith("The bridge carries")
    assert evidence.text.endswith("anybody’s safety.")
    assert evidence.text in HARBOUR


def test_what_somebody_said_is_their_own_words(system: Pipeline) -> None:
    answer = system.ask("What did Okafor say about the tunnel?")
    assert answer.text == "Drivers should use the tunnel"
    assert proven(system, answer)


@pytest.mark.parametrize("speaker", ["Okafor", "Cllr Okafor", "Mary Okafor", "the council leader"])
def test_speaker_is_known_by_name_other_title_or_role(system: Pipeline, speaker: str) -> None:
    answer = system.ask(f"What did {speaker} say about the tunnel?")
    assert answer.text == "Drivers should use the tunnel"


def test_anything_that_somebody_said_will_do_where_no_subject_is_asked_for(
    system: Pipeline,
) -> None:
    answer = system.ask("What did Mary Okafor say?")
    assert answer.text == "The bridge carries 9,000 lorries every day"
    assert answer.alternatives
    assert system.ask("What did Ann Lee say?").text is None


def test_another_persons_words_are_not_given(system: Pipeline) -> None:
    answer = system.ask("What did inspectors say about the tunnel?")
    assert answer.text is None


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("", Reason.NO_WORDS),
        (" \n\u00a0", Reason.NO_WORDS),
        ("?!… “”", Reason.NO_WORDS),
        ("🙂🙂", Reason.NO_WORDS),
        ("\x00\x07\x1b", Reason.NO_WORDS),
        ("why " * 5000, Reason.TOO_LONG),
        ("Who won the football?", Reason.NOTHING_RELATED),
        ("من قال ذلك؟", Reason.NOTHING_RELATED),
        ("Qui a gagné le match ?", Reason.NOTHING_RELATED),
    ],
    ids=["empty", "blank", "punctuation", "emoji", "control", "long", "foreign-topic", "arabic",
         "french"],
)  # fmt: skip
def test_what_cannot_be_answered_is_declined_with_its_reason(
    system: Pipeline, question: str, reason: Reason
) -> None:
    answer = system.ask(question)
    assert (answer.text, answer.reason) == (None, reason)
    assert answer.evidence == ()


def test_many_threads_get_what_one_gets(system: Pipeline) -> None:
    questions = ["Who said drivers should use the tunnel?", "Who wrote pupils behave impeccably?"]
    alone = [system.ask(question) for question in questions]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        together = list(pool.map(system.ask, questions * 20))
    assert together == alone * 20


def test_articles_are_there_to_be_shown(system: Pipeline, corpus: Path) -> None:
    assert {article.id for article in system.articles()} == {"harbour.txt", "schools/hillside.txt"}
    assert system.article("harbour.txt").text == HARBOUR
    assert system.article("harbour.txt").title == "Harbour bridge to close for repairs"
    assert len(list(system.quotations())) >= 3


def test_very_words_come_before_words_like_them(system: Pipeline) -> None:
    answer = system.ask("Who said “carries 9,000 lorries” every day over the bridge?")
    assert answer.evidence[0].text.startswith("The bridge carries 9,000 lorries every day")
    assert {other.text for other in answer.alternatives} <= {answer.text}


def test_nobody_named_in_the_question_is_its_speaker(system: Pipeline) -> None:
    assert system.ask("Who said drivers should use the tunnel?").text == "Councillor Mary Okafor"
    asked = system.ask("Who told Cllr Mary Okafor that drivers should use the tunnel?")
    assert asked.text != "Councillor Mary Okafor"


def test_false_premise_is_declined_with_what_the_speaker_is_quoted_on(system: Pipeline) -> None:
    answer = system.ask("What did Mary Okafor say about cricket?")
    assert (answer.text, answer.reason) == (None, Reason.OTHER_WORDS)
    assert {near.speaker for near in answer.nearest} == {"Councillor Mary Okafor"}
    assert all(
        system.article(near.article_id).text[near.start : near.end] == near.text
        for near in answer.nearest
    )


@pytest.mark.parametrize(
    "question",
    [
        "What did inspectors say about the tunnel?",
        "Did Tom Reyes say that drivers should use the tunnel?",
    ],
)
def test_another_persons_words_are_declined_with_who_said_them(
    system: Pipeline, question: str
) -> None:
    answer = system.ask(question)
    assert (answer.text, answer.reason) == (None, Reason.OTHER_SPEAKER)
    assert answer.nearest[0].text == "Drivers should use the tunnel."
    assert answer.nearest[0].speaker == "Councillor Mary Okafor"
    assert answer.nearest[-1].speaker in {"inspectors", "Tom Reyes", "Head teacher Tom Reyes"}


def test_refusal_offers_the_nearest_sentences(system: Pipeline) -> None:
    answer = system.ask("Which harbour burned?")
    assert answer.reason is Reason.NO_ANSWER
    assert "harbour" in answer.nearest[0].text.lower()


def test_misspelt_name_is_read_as_the_articles_have_it(system: Pipeline) -> None:
    answer = system.ask("What did Okaforr say about the tunnel?")
    assert answer.text == "Drivers should use the tunnel"
    assert answer.question == "What did Okaforr say about the tunnel?"
    assert answer.read_as == "What did Okafor say about the tunnel?"
    assert system.ask("What did Okafor say about the tunnel?").read_as is None


def test_questions_asked_at_once_are_all_answered(system: Pipeline) -> None:
    asked = "Who said drivers should use the tunnel? Who wrote that pupils behave impeccably?"
    answer = system.ask(asked)
    assert answer.question == asked
    assert answer.text is not None
    assert "Okafor" in answer.text
    assert [further.text for further in answer.further] == ["inspectors"]
    assert proven(system, answer.further[0])


@pytest.mark.parametrize("number", ["9,000", "9, 000", "9000"])
def test_number_is_found_however_its_thousands_are_parted(system: Pipeline, number: str) -> None:
    answer = system.ask(f"Who said the bridge carries {number} lorries every day?")
    assert answer.text is not None
    assert "Okafor" in answer.text


def test_quoted_ordinal_is_verbatim(corpus: Path, tmp_path: Path) -> None:
    (corpus / "pier.txt").write_text("Ann Lee said: “It is our 21st century pier.”", "utf-8")
    bundle = assemble.open_index(
        tmp_path / "i", assemble.refresh(tmp_path / "i", corpus, HashedWords(), SETTINGS)
    )
    answer = Pipeline(bundle, HashedWords(), WordAfter(), SETTINGS).ask(
        "Who said “21st century pier”?"
    )
    assert answer.text == "Ann Lee"


def test_search_gives_the_passages_that_come_nearest(system: Pipeline) -> None:
    hits = system.search("Do pupils behave?", 1)
    assert [hit.found.article_id for hit in hits] == ["schools/hillside.txt"]
    assert len(system.search("Do pupils behave?", 50)) > 1


def test_reader_alone_is_asked_about_one_paragraph(system: Pipeline) -> None:
    paragraph = Passage("x.txt", 0, 29, "The old red tower fell today.")
    assert system.read_paragraph("Did the old red tower collapse?", paragraph) == "fell"
    assert system.read_paragraph("Who sang?", paragraph) is None
