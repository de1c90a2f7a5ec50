"""A question to what it asks for: a speaker, a doer, somebody's words, or a fact."""

import re

from qa.records import Query, Wanted
from qa.text import content_words, fold

SAY = (
    "said says? saying stated? states wrote writes? written claim(?:ed|s)? add(?:ed|s) told tells?"
    " believe[sd]? thinks? thought argue[sd]? warn(?:ed|s) insist(?:ed|s) admit(?:ted|s) note[sd]"
    " comment(?:ed|s)(?:.on)? remark(?:ed|s) explain(?:ed|s) continue[sd] announce[sd] declare[sd]"
    " suggest(?:ed|s) tweet(?:ed|s) report(?:ed|s) repl(?:ied|ies) respond(?:ed|s) conclude[sd]"
    " describe[sd] call(?:ed|s) mention(?:ed|s) recall(?:ed|s) vow(?:ed|s) promise[sd] ask(?:ed|s)"
    " joke[sd] denied den(?:y|ies) accuse[sd] lament(?:ed|s) advise[sd] compare[sd] hope[sd]"
    " point(?:ed|s).out complain(?:ed|s) stress(?:ed|es) urge[sd] doubt(?:ed|s) acknowledge[sd]"
    " emphasi[sz]e[sd] assert(?:ed|s) contend(?:ed|s) concede[sd]"
    " (?:talk(?:ed|s)|spoke|speaks).(?:about|of) use[sd].the.(?:words?|phrase|term)"
).replace(" ", "|")
PERSON = "person|people|official|politician|speaker|organi[sz]ation|group|body|councillor|minister"
REMARK = "(?:words?|quotes?|quotations?|remarks?|comments?|statements?|views?|opinions?|claims?)"
ABOUT = "(?:about|on|of|regarding|concerning|to)"
SPEAKER_FRAMES = (
    rf"(?:who|(?:which|what) (?:{PERSON})(?: or (?:{PERSON}))?) (?:was it (?:that|who) )?"
    rf"(?:ha[sd] |have |also |later |then )*(?:{SAY})(?: in the articles?)?"
    r"(?: that| the words?| how)?[:,]? (?P<content>.+)",
    r"who (?:is|was) (?:quoted|cited|reported|heard) (?:as )?(?:saying|to say|to have said)"
    r"(?: that)? (?P<content>.+)",
    rf"whose {REMARK} (?:is|are|was|were)(?: it)?(?: that)? (?P<content>.+)",
    rf"to whom (?:is|are|was|were) (?:the {REMARK} )?(?P<content>.+?)(?: attributed| credited)?",
    rf"who (?:is|was) the (?:source|author|speaker) of (?:the {REMARK} )?(?P<content>.+)",
    r"according to whom?[:,]? (?P<content>.+)",
    rf"(?P<content>.+?)\W+(?:who|(?:which|what) (?:{PERSON})) (?:{SAY})(?: (?:that|this|it|so))?",
)
WORDS_FRAMES = (
    r"what (?:did|does|do|has|have|had) (?P<speaker>.+?) (?:said|say|think|write|written|believe"
    r"|claim|state|argue|comment|add|tell \w+|told \w+)"
    rf"(?: (?:{ABOUT}|in response to) (?P<content>.+))?",
    r"how (?:did|does|do|has|have) (?P<speaker>.+?) (?:describe|characteri[sz]e|respond to"
    r"|react to|see|view)d? (?P<content>.+)",
    rf"what (?:is|was|are|were) (?P<speaker>.+?)(?:'s|') (?:{REMARK}|reaction|response|position)"
    rf"(?: {ABOUT} (?P<content>.+))?",
    rf"(?P<speaker>.+?)(?:'s|')? {REMARK} (?:{ABOUT}) (?P<content>.+)",
    r"(?:did|does|has) (?P<speaker>.+?) (?:ever )?(?:say|said|claim|write|state|think|believe)"
    r" (?:that )?(?P<content>.+)",
)
SPEAKER = [re.compile(frame, re.IGNORECASE) for frame in SPEAKER_FRAMES]
WORDS = [re.compile(frame, re.IGNORECASE) for frame in WORDS_FRAMES]
SUBJECT = re.compile(r"\b(?:about|of|on|mention(?:ed|s)?)\b", re.IGNORECASE)
ASKS_WHO = re.compile(rf"\b(?:who|whom|whose|(?:which|what) (?:{PERSON}))\b", re.IGNORECASE)
# "Who is the mayor?" and "Who is Ann Lee?" ask for facts; "Who was pleased that the school stayed?"
# for somebody who may have said so.
DEED = re.compile(
    r"who (?!(?:is|was|are|were) (?:(?:the|a|an|in|on) |\S+(?: \S+){0,2}$))(?P<content>\S+ .+)",
    re.IGNORECASE,
)
QUOTED = re.compile(r"\"([^\"]+)\"|(?<!\w)'([^\"]+?)'(?!\w)")
EDGES = " \t\r\n?.!,;:\"'"
# Where one question ends and the next begins: "Who spoke? When?", "Who spoke, and what did he say?"
NEXT = re.compile(
    r"(?<=\?)\s+(?=\w+\s+\w)|,?\s+and\s+(?=(?:who|what|when|where|why|how|which)\s"
    r"(?:said|did|do|does|is|was|are|were|has|have|had|many|much|long|often)\b)",
    re.IGNORECASE,
)
SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
MOST = 4  # questions at once; what follows stays with the last
MONTHS = (
    "January February March April May June July August September October November December".split()
)


def parts(question: str) -> list[str]:
    """The questions that are asked at once, at least one; what stands in marks is not cut."""
    masked = QUOTED.sub(lambda match: "x" * len(match[0]), fold(question))
    cuts = [match.span() for match in NEXT.finditer(masked)][: MOST - 1]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(question)]
    return [question[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def as_written(text: str) -> str:
    """British dates as newspapers write them: "3/5/2016" -> "3 May 2016"."""
    return SLASHED.sub(_in_words, text)


def _in_words(date: re.Match[str]) -> str:
    day, month, year = date.groups()
    return f"{day} {MONTHS[int(month) - 1]} {year}" if 1 <= int(month) <= 12 else date[0]


def understand(question: str) -> Query:
    """What a question wants, by its form; whatever fits no form wants a fact.

    understand("who said that taxes will rise?") -> speaker, "taxes will rise"
    understand("What did Ann Lee say about taxes?") -> words, "taxes", of "Ann Lee"
    """
    question = as_written(question)
    plain = " ".join(fold(question).split())
    quoted = tuple((match[1] or match[2]).strip(EDGES) for match in QUOTED.finditer(plain))
    if quoted and ASKS_WHO.search(QUOTED.sub(" ", plain)):
        return Query(question, Wanted.SPEAKER, " ".join(quoted), quoted=quoted)
    asked = plain.strip(" ?.!")
    for frame in SPEAKER:
        match = frame.fullmatch(asked)
        if match and _is_said(match, quoted=bool(quoted)):
            return Query(question, Wanted.SPEAKER, match["content"].strip(EDGES), quoted=quoted)
    for frame in WORDS:
        match = frame.fullmatch(asked)
        if match:
            content = (match["content"] or "").strip(EDGES)
            speaker = match["speaker"].strip(EDGES)
            return Query(question, Wanted.WORDS, content, speaker, quoted)
    deed = DEED.fullmatch(asked)
    if deed:
        return Query(question, Wanted.DOER, deed["content"].strip(EDGES), quoted=quoted)
    return Query(question, Wanted.FACT, asked.strip(EDGES) or plain, quoted=quoted)


def _is_said(asked: re.Match[str], *, quoted: bool) -> bool:
    """Tell "who said taxes rose" and "who spoke of taxes" from "who wrote the report", a deed."""
    content = asked["content"].strip(EDGES)
    if not content:
        return False
    return quoted or len(content_words(content)) > 1 or SUBJECT.search(asked[0]) is not None
