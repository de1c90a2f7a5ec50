"""Sentences, words and folded forms of a text, none of which moves a character."""

import re

from qa.records import Range

# One character for one: a folded text has the offsets of the text it was made from.
FOLDED = str.maketrans(
    dict.fromkeys("‘’‚‛′`´", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
                    "\u202f\u205f\u3000\t", " ")
    | dict.fromkeys("‐‑‒–—―−", "-")
)  # fmt: skip

ABBREVIATIONS = frozenset(
    """
    mr mrs ms mx dr prof cllr coun rev revd fr hon rt sir st sgt insp supt det ch cpl lt col
    gen maj capt cmdr adm del rep reps sen sens gov pres atty nos vs etc inc ltd co corp bros
    jr sr dept est approx
    jan feb mar apr jun jul aug sep sept oct nov dec mt ft ave blvd rd al e.g i.e cf fig vol
    ed eds p pp u.s u.k a.m p.m
    """.split()
)
STOPWORDS = frozenset(
    """
    a about above after again all also am an and any are as at be because been before being between
    both but by can could did do does doing during each few for from further had has have having he
    her here hers herself him himself his how i if in into is it its itself just me more most my
    myself no nor not now of off on once only or other our out over own same she should so some
    such than that the their them themselves then there these they this those through to too under
    until up very was we were what when where which while who whom whose why will with would you
    your
    """.split()
)
WORD = re.compile(
    r"(?<![\d.,])\d{1,3}(?:,[ \u00a0]?\d{3})+(?![\d.,]*\d)|[^\W_]+(?:['’.,-][^\W_]+)*"
)  # "71, 500" is one word
NUMERAL_MARKS = re.compile(r",[ ]?(?=\d{3}(?:\D|$))|(?<=\d)(?:st|nd|rd|th)$")
LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
STOP = re.compile(r"""[.!?…]+["'”’)\]]*(?=\s+["'“‘(\[]*[^\W\s_])""")


def fold(text: str) -> str:
    """Straight marks, plain spaces and hyphens for typographic ones; every offset is kept."""
    return text.translate(FOLDED)


def words(text: str) -> list[str]:
    """The words of a text, lower case, marks folded: "The 15.5%" -> ["the", "15.5"].

    A number is one word however it is written: "71,500" and "71, 500" -> ["71500"], "1st" -> ["1"].
    """
    found = WORD.findall(fold(text).lower())
    return [NUMERAL_MARKS.sub("", word) if word[0].isdigit() else word for word in found]


def content_words(text: str) -> list[str]:
    """The words that carry meaning; all words where none does."""
    every = words(text)
    return [word for word in every if word not in STOPWORDS] or every


def paragraphs(text: str) -> list[Range]:
    """The lines that are not blank, white space around them left out."""
    lines = (_trimmed(text, *line.span()) for line in LINE.finditer(text))
    return [line for line in lines if line.start < line.end]


def sentences(text: str, within: Range | None = None) -> list[Range]:
    """The sentences of a text (or of a range of it), in order; none crosses a line break.

    A stop ends a sentence unless it belongs to an abbreviation or an initial, or the next word
    starts in lower case.
    """
    start, end = within or (0, len(text))
    found: list[Range] = []
    for paragraph in paragraphs(text[start:end]):
        begin, stop = paragraph.start + start, paragraph.end + start
        for match in STOP.finditer(text, begin, stop):
            if _ends_sentence(text, begin, match):
                found.append(_trimmed(text, begin, match.end()))
                begin = match.end()
        found.append(_trimmed(text, begin, stop))
    return [sentence for sentence in found if sentence.start < sentence.end]


def sentence_around(text: str, span: Range) -> Range:
    """The sentences that a span touches, from the start of the first to the end of the last."""
    line_start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    line_end = _line_end(text, span.end)
    touched = [
        s for s in sentences(text, Range(line_start, line_end))
        if s.start < span.end and span.start < s.end
    ]  # fmt: skip
    return Range(touched[0].start, touched[-1].end) if touched else span


def overlaps(a: Range, b: Range) -> bool:
    return a.start < b.end and b.start < a.end


def _ends_sentence(text: str, begin: int, stop: re.Match[str]) -> bool:
    following = text[stop.end() : stop.end() + 8].lstrip().lstrip("\"'“‘([")
    if following[:1].islower():
        return False
    if stop[0] != ".":
        return True
    before = text[max(begin, stop.start() - 12) : stop.start()].split()
    last = before[-1].lstrip("\"'“‘([").lower() if before else ""
    return not (last in ABBREVIATIONS or (len(last) == 1 and last.isalpha() and last != "i"))


def _line_end(text: str, position: int) -> int:
    ends = [at for at in (text.find("\n", position), text.find("\r", position)) if at >= 0]
    return min(ends, default=len(text))


def _trimmed(text: str, start: int, end: int) -> Range:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Range(start, end)
