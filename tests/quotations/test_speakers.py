import pytest

from tests.attributing import attributed, names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Coun Mary Hill said: “We won the vote.”", "Coun Mary Hill", id="Coun"),
        pytest.param("Det Ch Insp Mary Hill said: “We want to find two men.”",
                     "Det Ch Insp Mary Hill", id="Det Ch Insp"),
        pytest.param("The Rt Hon Mary Hill said: “We won the vote.”", "Rt Hon Mary Hill",
                     id="Rt Hon"),
        pytest.param("Mary Hill MP said: “We won the vote.”", "Mary Hill", id="MP"),
        pytest.param("Mary Hill MSP, who was against it, said: “We lost.”", "Mary Hill", id="MSP"),
        pytest.param("Secretary of State for Education Mary Hill said: “We won the vote.”",
                     "Mary Hill", id="secretary of state"),
        pytest.param("Governor Jan Brewer said: “We won the vote.”", "Governor Jan Brewer",
                     id="Jan, no month"),
        pytest.param("At Hull, after the vote, Mary Hill (Lab), said: “We won the vote.”",
                     "Mary Hill", id="bracket and comma"),
        pytest.param("A clerk who spoke for no money said: “The roof leaks.”",
                     "A clerk", id="who, without commas"),
        pytest.param("The letter obtained by the Post warns that “the roof will fall”.",
                     "The letter", id="obtained by"),
        pytest.param("Mary Hill, the head of Hull News — the firm that owns Tom Reed's show, which"
                     " is on air — told me: “We won the vote today.”",
                     "Mary Hill", id="aside between dashes"),
        pytest.param("Mary Hill -- the mayor who opened the pier -- said: “We won the vote.”",
                     "Mary Hill", id="described between dashes"),
        pytest.param("As Mary Hill, a nurse and a fellow of the Hull Centre, recently put it,"
                     " “the roof will fall on us all”.", "Mary Hill", id="as ... put it"),
        pytest.param("Clerks running through the rain shouted “open the doors now”.", "Clerks",
                     id="a participle and its place"),
        pytest.param("“We won the vote!” Tom Reed's niece, Marcia “Cia” Hill (Lab), shouted.",
                     "Marcia “Cia” Hill", id="nickname"),
        pytest.param("Hull council leader Mary Hill was unmoved. “We shall fight this to the end.”",
                     "Mary Hill", id="a role between names"),
        pytest.param("Here's Mary Hill in May 1992: “We won the vote today.”", "Mary Hill",
                     id="here's"),
    ],
)  # fmt: skip
def test_speaker_is_named_by_title_role_or_description(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Mary Hill hit back: “You lost the vote.”", "Mary Hill", id="hit back"),
        pytest.param("Mary Hill resisted: “We won the vote today.”", "Mary Hill",
                     id="colon, a verb of no list"),
        pytest.param("In Ms Hill's words, “nobody had a chance to speak”.", "Ms Hill", id="words"),
        pytest.param("A vote needs “two thirds of the members”, per the bylaws.", "the bylaws",
                     id="per"),
        pytest.param("Mary Hill refused to pay a man who said he was owed, saying: “He broke it.”",
                     "Mary Hill", id="saying, after a relative clause"),
        pytest.param("Mary Hill, treating Tom Reed's words as praise, joked about it, and, when"
                     " asked again, asserting “of course I do”, left.", "Mary Hill",
                     id="asides before a participle"),
        pytest.param("After saying the plan was “unfit for any purpose”, Mary Hill left.",
                     "Mary Hill", id="after saying"),
        pytest.param("In Hull, Mary Hill stood up in Burlington, Iowa, and, citing a song (“we have"
                     " all won the vote”), left.", "Mary Hill", id="a place between commas"),
        pytest.param("Mary Hill responds to Ed Reed with, “Why now?” Ed Reed nods.", "Mary Hill",
                     id="responds with"),
        pytest.param("Hill: Reed needs to 'get away from all this'\n\nMary Hill spoke.",
                     "Mary Hill", id="headline"),
        pytest.param("Mary Hill responded to Reed's question on Facebook writing, “Yes, I will.”",
                     "Mary Hill", id="whose question it was"),
        pytest.param("Voters agree - Mary Hill: “The roof is falling on us.”", "Mary Hill",
                     id="a label after a dash"),
        pytest.param("Mary Hill, star of “Hull Nights,” thanked Ed Reed for “opening all doors”.",
                     "Mary Hill", id="a title before a verb of framing"),
        pytest.param("“Did we win?” Mary Hill, a nurse from Hull, asked.", "Mary Hill",
                     id="question, apposition"),
        pytest.param("Mary Hill called the roof “broken” and pledged “a new one by the spring”.",
                     "Mary Hill", id="second verb"),
        pytest.param("Mary Hill issued a letter saying: “We won the vote today.”", "Mary Hill",
                     id="who issued it"),
        pytest.param("Tom Reed said the annual talks remained “a chance to mend the roof”.",
                     "Tom Reed", id="a noun, not a verb"),
        pytest.param("Asked about the roof, Mary Hill said: “It was never safe.”", "Mary Hill",
                     id="asked"),
    ],
)  # fmt: skip
def test_speaker_is_the_subject_of_the_reporting_verb(text: str, name: str) -> None:
    assert set(names(text)) == {name}


def test_he_after_a_reporting_verb_is_who_speaks() -> None:
    text = "Ann Lee met Tom Reed. Ms Lee told the town that she wants “a new roof by May”."
    (one,) = attributed(text)
    assert one.speaker is not None
    assert (one.speaker.name, text[slice(*one.speaker.mention)]) == ("Ann Lee", "Ms Lee")


def test_persons_who_speak_together_are_one_speaker() -> None:
    text = "Mary Hill and Tom Reed said in a joint statement: “We won the vote.”"
    assert names(text) == ["Mary Hill and Tom Reed"]


def test_a_sentence_after_a_full_stop_does_not_take_what_was_said_before() -> None:
    text = "“We won the vote,” Mary Hill said. “It was close.” Tom Reed said: “You lost it.”"
    assert names(text) == ["Mary Hill", "Tom Reed"]


def test_a_clause_after_the_quotation_does_not_take_it() -> None:
    text = "Mary Hill said, “We won the vote,” but Tom Reed denied that it was over."
    assert names(text) == ["Mary Hill"]


def test_a_statement_is_announced_in_the_paragraph_before() -> None:
    text = (
        "The council issued a statement about the roof, which leaks.\n\n"
        "“We are sorry for the wait and will mend it.”\n\nNobody came."
    )
    assert names(text) == ["The council"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Tom Reed lost. The roof leaks, said Gurdip Sahota, a nurse.\n\n"
                     "“It was never safe,” he said.", "Gurdip Sahota", id="spoke last"),
        pytest.param("Hull spokesman Tom Reed would not say when it opens.\n\n"
                     "“I know of no date,” he said.", "Tom Reed", id="not the modifier"),
        pytest.param("Tom Reed won. He’s calling it “a good day for the town”.", "Tom Reed",
                     id="he's"),
        pytest.param("Tom Reed slept.\n\nHead of Staff Ed Lee spoke. “We won,” he said.", "Ed Lee",
                     id="the nearer"),
    ],
)  # fmt: skip
def test_a_pronoun_stands_for_the_person_in_view(text: str, name: str) -> None:
    assert names(text)[-1] == name
