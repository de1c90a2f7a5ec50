import pytest

from qa import questions
from qa.questions import understand
from qa.records import Wanted


@pytest.mark.parametrize(
    ("question", "content"),
    [
        ("who said the budget was a betrayal?", "the budget was a betrayal"),
        ("Who said that trains would be late", "trains would be late"),
        ("Who wrote: “It is over”?", "It is over"),
        ('Who vowed "never again" in the article?', "never again"),
        ("Whose words were 'never again'?", "never again"),
        ('To whom is the remark "we won" attributed?', "we won"),
        ("Who is quoted as saying that hens can fly?", "hens can fly"),
        ("“We won”: who said that?", "We won"),
        ("According to whom, the bridge is safe?", "the bridge is safe"),
        ("Which councillor claimed the bridge was safe?", "the bridge was safe"),
        ("Who spoke about housing?", "housing"),
        ("Who pointed out that trains are late?", "trains are late"),
        ("Who denied breaking the law?", "breaking the law"),
    ],
)
def test_question_for_a_speaker_yields_what_was_said(question: str, content: str) -> None:
    query = understand(question)
    assert (query.wanted, query.content) == (Wanted.SPEAKER, content)


@pytest.mark.parametrize(
    ("question", "speaker", "content"),
    [
        ("What did Ann Lee say about the new school?", "Ann Lee", "the new school"),
        ("what does the report say about staff", "the report", "staff"),
        ("What did Ann Lee say?", "Ann Lee", ""),
        ("How did inspectors describe the wards?", "inspectors", "the wards"),
        ("What was Ann Lee’s reaction to the vote?", "Ann Lee", "the vote"),
        ("Lee quote on schools?", "Lee", "schools"),
    ],
)
def test_question_for_words_yields_speaker_and_subject(
    question: str, speaker: str, content: str
) -> None:
    query = understand(question)
    assert (query.wanted, query.speaker, query.content) == (Wanted.WORDS, speaker, content)


@pytest.mark.parametrize(
    ("question", "content"),
    [
        ("Who was pleased that the school stayed open?", "was pleased that the school stayed open"),
        ("Who thanked the staff?", "thanked the staff"),
        ("Who wrote the report?", "wrote the report"),
    ],
)
def test_question_for_a_doer_yields_the_deed(question: str, content: str) -> None:
    query = understand(question)
    assert (query.wanted, query.content) == (Wanted.DOER, content)


@pytest.mark.parametrize(
    "question",
    [
        "How many schools closed?",
        "Who is the mayor?",
        "Who is Ann Lee?",
        "When was it",
        "why",
        "what is it called?",
    ],
)
def test_any_other_question_wants_a_fact(question: str) -> None:
    query = understand(question)
    assert (query.wanted, query.speaker) == (Wanted.FACT, None)
    assert query.content == question.rstrip("?")


def test_quoted_words_are_kept_apart_and_apostrophes_are_not_quotes() -> None:
    assert understand("Who said “one” and 'two'?").quoted == ("one", "two")
    assert understand("What is the children's service's score?").quoted == ()


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        ("Who spoke?", ["Who spoke?"]),
        ("Who spoke first? When was it built?", ["Who spoke first?", "When was it built?"]),
        ("who said no and when did it close", ["who said no", "when did it close"]),
        ("Who said “why? and when did it”?", ["Who said “why? and when did it”?"]),
        ("Who said he knew when and how?", ["Who said he knew when and how?"]),
        ("Really? No.", ["Really? No."]),
        ("Is it? " * 5 + "Is it?", ["Is it?"] * 3 + ["Is it? Is it? Is it?"]),
        ("", [""]),
    ],
)
def test_questions_asked_at_once_are_parted(asked: str, parts: list[str]) -> None:
    assert questions.parts(asked) == parts


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("on 3/5/2016", "on 3 May 2016"),
        ("on the 1st of March", "on the 1st of March"),
        ("on 3/13/2016", "on 3/13/2016"),
    ],
)
def test_dates_are_read_as_newspapers_write_them(asked: str, written: str) -> None:
    assert questions.as_written(asked) == written
    assert questions.understand(asked).question == written
