"""Whether somebody speaks a quoted stretch: not a title, a term or a sneer of the writer's.

A logistic regression on what the marks and the words around them show. The weights were fitted by
`training/speech.py` on the 840 training articles of PolNeAR 1.0 (Newell, Margolin and Ruths, LREC
2018).
"""

import math
from collections.abc import Mapping

from qa.quotations.cues import Strength
from qa.quotations.speakers import Link, Reading

THRESHOLD = 0.6  # of probability; chosen on the training articles
COUNTED = 8  # words; more make no difference of their own
LONG = 3  # letters of a word that a title would write with a capital
WEIGHTS = {
    "adjacent": 0.01,
    "bias": 0.20,
    "capital": -0.97,
    "closed": 1.84,
    "continues": 0.51,
    "cue after": 0.90,
    "cue before": 1.40,
    "cue framing": 0.61,
    "cue none": -0.74,
    "cue participle": -0.09,
    "cue saying": 0.42,
    "digit": -0.55,
    "distance": -0.32,
    "ends in !": 0.15,
    "ends in '": -0.26,
    "ends in )": 0.10,
    "ends in ,": 0.20,
    "ends in -": 0.02,
    "ends in .": 0.13,
    "ends in :": -0.17,
    "ends in ?": 0.56,
    "ends in ]": 0.31,
    "ends in letter": -0.61,
    "ends in ’": 0.00,
    "ends in “": 0.07,
    "ends in ”": -0.31,
    "ends in …": 0.01,
    "headline": 1.52,
    "joined": -1.42,
    "log words": -0.31,
    "nobody": -1.53,
    "participle before": 1.28,
    "single": -0.87,
    "that": 0.62,
    "title": -1.90,
    "whole": 1.47,
    "words 1": -1.46,
    "words 2": -0.81,
    "words 3": -0.62,
    "words 4": -0.07,
    "words 5": 0.26,
    "words 6": 0.66,
    "words 7": 0.78,
    "words 8": 1.46,
}


def is_spoken(text: str, reading: Reading, link: Link) -> bool:
    return probability(features(text, reading, link)) >= THRESHOLD


def probability(values: Mapping[str, float]) -> float:
    score = sum(WEIGHTS.get(name, 0.0) * value for name, value in values.items())
    return 1 / (1 + math.exp(-score))


def features(text: str, reading: Reading, link: Link) -> dict[str, float]:
    """Describe a linked stretch by named numbers; what is not named is 0."""
    return {"bias": 1.0} | _of_words(text, reading, link) | _of_link(reading, link)


def _of_words(text: str, reading: Reading, link: Link) -> dict[str, float]:
    first, last = reading.quoted[link.first], reading.quoted[link.last]
    inside = text[first.start : last.end]
    words = inside.split()
    capitals = sum(word[:1].isupper() for word in words)
    plain = any(word[:1].islower() and len(word) > LONG for word in words)
    title = len(words) > 1 and not plain and capitals >= max(2, len(words) / 2)
    title = title and (len(words) < COUNTED - 2 or not inside.isupper())
    ending = inside[-1] if not inside[-1].isalnum() else "letter"
    return {
        f"words {min(len(words), COUNTED)}": 1.0,
        "log words": math.log(len(words) + 1),
        "title": float(title),
        "capital": float(words[0][:1].isupper()),
        f"ends in {ending}": 1.0,
        "single": float(text[first.outer_start] in "'‘" and first.start == first.outer_start + 1),
        "closed": float(last.closed),
        "headline": float(first.paragraph == 0),
        "digit": float(any(letter.isdigit() for letter in inside)),
        "joined": float(link.last > link.first),
    }


def _of_link(reading: Reading, link: Link) -> dict[str, float]:
    cue = link.cue
    found = {
        "continues": float(link.continues),
        "whole": float(link.whole),
        "nobody": float(link.subject is None),
        f"cue {cue.strength.value if cue else 'none'}": 1.0,
    }
    words = reading.sentences[link.sentence].words
    places = [at for at, word in enumerate(words) if word.quoted == link.first]
    if cue is None or not places or cue.last == cue.first:
        return found
    distance = places[0] - cue.last
    if distance < 0:
        return found | {"cue after": 1.0}
    that = any(word.lower == "that" for word in words[cue.last : places[0]])
    return found | {
        "cue before": 1.0,
        "distance": math.log(distance + 1),
        "adjacent": float(distance == 0),
        "that": float(that),
        "participle before": float(cue.strength is Strength.PARTICIPLE),
    }
