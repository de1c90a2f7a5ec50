"""Who-said and what-said questions from articles whose attributions are annotated (PolNeAR).

The passages are runs of paragraphs, as retrieval would cut them. A who-said question quotes a
fragment of the words or reports it ("we are" becomes "they were"); its answer is the source's
name. A what-said question names the speaker and a topic; its answer is the sentence. Questions
whose words or whose speaker are not in the passage are unanswerable.
"""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from training.examples import Example

SOURCE = "attributions"
PASSAGE_WORDS = (60, 200)
PRONOUNS = frozenset(
    "i me we us you he him she her it they them who whom which that this these those his its their"
    " her our my your one".split()
)
STOPWORDS = PRONOUNS | frozenset(
    "a an the and or but nor so yet if then than as at by for from in into of off on onto out over"
    " to up with about after before between under against during without within through is am are"
    " was were be been being has have had do does did will would can could shall should may might"
    " must not no very more most much many some any all just also only even there here what when"
    " where why how said says say saying because while since until i'm it's he's she's that's don't"
    " we're they're i've we've going get got go really think know".split()
)
REPORTED = {
    "i": "they", "we": "they", "me": "them", "us": "them", "my": "their", "our": "their",
    "am": "were", "is": "was", "are": "were", "has": "had", "have": "had", "will": "would",
    "can": "could", "i'm": "they were", "we're": "they were", "i've": "they had",
    "we've": "they had", "it's": "it was", "don't": "did not", "won't": "would not",
}  # fmt: skip
QUOTING = (
    'Who said "{}"?', 'Who said "{}"?', "who said “{}”", "Who said '{}'?", "who said {}",
    'Who is quoted as saying "{}"?', 'Whose words are "{}"?', '"{}" - who said this?',
    'Who {cue} "{}"?', "Who {cue} “{}”?", 'Which person said "{}"?', "{} who said that",
    'Who used the words "{}"?', 'To whom is "{}" attributed?', 'Who made the comment "{}"?',
)  # fmt: skip
REPORTING = (
    "Who said {}?", "Who said that {}?", "who said {}", "who said that {}", "Who {cue} that {}?",
    "Who thinks {}?", "Who believes {}?", "Who claimed that {}?", "Which person said {}?",
    "According to whom {}?", "Who was it that said {}?", "Who talked about {}?",
)  # fmt: skip
ASKING = (
    "What did {name} say about {topic}?", "What did {name} say about {topic}?",
    "what did {name} say about {topic}", "What does {name} think about {topic}?",
    "What did {name} say on {topic}?", "What was {name}'s comment on {topic}?",
    "How did {name} describe {topic}?", "{name} quote about {topic}?",
    "What does {name} say about {topic}?", "What is {name}'s view of {topic}?",
)  # fmt: skip
FIRST_PERSON = re.compile(r"(?:I|We)(?:'m|’m|'re|’re| am| are| was| were) (.+)")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One annotated act of speech: its content, and where its source is named."""

    start: int
    end: int
    name: tuple[int, int] | None
    cue: str


def read(path: Path) -> Iterator[tuple[str, list[Attribution]]]:
    """The articles of a PolNeAR file, each with those attributions that have a content."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            found = (_attribution(text, quotation) for quotation in row["quotations"])
            yield text, [attribution for attribution in found if attribution]


def ask(path: Path, random: np.random.Generator, wanted: Callable[[str], bool]) -> list[Example]:
    """About two questions an attribution, in the order of those articles whose text is wanted."""
    examples: list[Example] = []
    for text, attributions in read(path):
        if wanted(text):
            examples += about(text, attributions, random)
    return examples


def about(text: str, attributions: list[Attribution], random: np.random.Generator) -> list[Example]:
    """About two questions an attribution of one article."""
    return [
        question
        for attribution in attributions
        for question in _questions(text, attribution, attributions, random)
    ]


def _attribution(text: str, quotation: dict[str, Any]) -> Attribution | None:
    start, end = max(quotation["content"], key=lambda piece: piece[1] - piece[0])
    start, end = _trim(text, start, end)
    if len(text[start:end].split()) < 3:
        return None
    cue = re.sub(r"[^a-z ]", "", quotation.get("cue_text", "").lower()).strip()
    return Attribution(start, end, _name(text, quotation), cue if 0 < len(cue) < 20 else "said")


def _name(text: str, quotation: dict[str, Any]) -> tuple[int, int] | None:
    """The source up to its first comma, or the name that its pronoun stands for."""
    if not quotation["source"]:
        return None
    start, end = quotation["source"][0]
    if text[start:end].lower() in PRONOUNS:
        name = quotation.get("speaker_auto") or ""
        if not name or name.lower() in PRONOUNS or len(name.split()) > 6:
            return None
        at = text.rfind(name, 0, start)
        return (at, at + len(name)) if at >= 0 else None
    core = re.split(r"[,;(\[–—]|\s-+\s|\s(?:who|whom|whose|which)\b", text[start:end])[0].rstrip()
    core_end = start + len(core)
    if not core or len(core.split()) > 10:
        return None
    return start, core_end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    marks = " \n\t\u00a0\"'“”‘’`,.:;"
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return start, end


def _questions(
    text: str, attribution: Attribution, others: list[Attribution], random: np.random.Generator
) -> Iterator[Example]:
    content = text[attribution.start : attribution.end]
    question = _who_said(content, attribution.cue, random)
    passage = _passage(text, attribution, random)
    if passage and attribution.name:
        start, end = passage
        yield Example(
            question,
            text[start:end],
            attribution.name[0] - start,
            attribution.name[1] - start,
            SOURCE,
        )
        topic = _topic(text, attribution, random)
        if topic and random.random() < 0.45:
            name = text[slice(*attribution.name)]
            sentence = _sentence(text, attribution, topic[0])
            if len(text[slice(*sentence)].split()) <= 40:
                yield Example(
                    _pick(ASKING, random).format(name=name, topic=topic[1]),
                    text[start:end],
                    sentence[0] - start,
                    sentence[1] - start,
                    SOURCE,
                )
            stranger = _stranger(text, topic[1], attribution, others, start, end, random)
            if stranger:
                wrong = _pick(ASKING, random).format(name=stranger, topic=topic[1])
                yield Example(wrong, text[start:end], 0, 0, SOURCE)
    if random.random() < 0.3:
        other = others[random.integers(len(others))]
        elsewhere = _passage(text, other, random)
        if elsewhere and (elsewhere[1] <= attribution.start or attribution.end <= elsewhere[0]):
            yield Example(question, text[slice(*elsewhere)], 0, 0, SOURCE)


def _who_said(content: str, cue: str, random: np.random.Generator) -> str:
    first = FIRST_PERSON.match(content)
    if first and random.random() < 0.5:
        return f"Who was {_fragment(first[1], random, opening=True)}?"
    fragment = _fragment(content, random, opening=random.random() < 0.4)
    if random.random() < 0.5:
        return _pick(QUOTING, random).format(fragment, cue=cue)
    return _pick(REPORTING, random).format(_report(fragment, random), cue=cue)


def _fragment(content: str, random: np.random.Generator, *, opening: bool) -> str:
    words = content.split()
    length = int(random.integers(3, 13))
    start = 0 if opening else int(random.integers(0, max(1, len(words) - length + 1)))
    return " ".join(words[start : start + length]).strip(" \"'“”‘’`,.:;?!")


def _report(fragment: str, random: np.random.Generator) -> str:
    """The words retold: third person, past tense, a word lost here and there."""
    words: list[str] = []
    for word in fragment.split():
        plain = word.lower().replace("’", "'")
        if random.random() < 0.08 and len(words) > 2:
            continue
        words.append(REPORTED[plain] if plain in REPORTED and random.random() < 0.8 else word)
    return " ".join(words)


def _passage(
    text: str, attribution: Attribution, random: np.random.Generator
) -> tuple[int, int] | None:
    """Whole paragraphs around the content and the name; None where they lie too far apart."""
    start, end = attribution.start, attribution.end
    if attribution.name:
        start, end = min(start, attribution.name[0]), max(end, attribution.name[1])
    start = text.rfind("\n", 0, start) + 1
    end = text.find("\n", end) if "\n" in text[end:] else len(text)
    wanted = int(random.integers(*PASSAGE_WORDS))
    if len(text[start:end].split()) > 1.3 * PASSAGE_WORDS[1]:
        return None
    while len(text[start:end].split()) < wanted and (start > 0 or end < len(text)):
        if start > 0 and (end >= len(text) or random.random() < 0.5):
            start = text.rfind("\n", 0, start - 1) + 1
        else:
            found = text.find("\n", end + 1)
            end = found if found >= 0 else len(text)
    return start, end


def _topic(
    text: str, attribution: Attribution, random: np.random.Generator
) -> tuple[int, str] | None:
    """A run of one to four words of the content that carry meaning, and where it stands."""
    runs: list[list[re.Match[str]]] = [[]]
    for word in re.finditer(r"[\w’'-]+|[^\w\s]", text[attribution.start : attribution.end]):
        bare = word[0].lower().replace("’", "'")
        if not word[0][0].isalnum() or bare in STOPWORDS:
            runs.append([])
        else:
            runs[-1].append(word)
    runs = [run[-4:] for run in runs if run and sum(len(w[0]) for w in run) > 5]
    if not runs:
        return None
    run = runs[random.integers(len(runs))]
    start = attribution.start + run[0].start()
    topic = text[start : attribution.start + run[-1].end()]
    return start, ("the " if random.random() < 0.3 else "") + topic


def _sentence(text: str, attribution: Attribution, at: int) -> tuple[int, int]:
    """The sentence of the content in which position `at` lies, without its marks."""
    start = attribution.start
    for stop in re.finditer(r"[.?!][\"”’]?\s+", text[attribution.start : attribution.end]):
        if attribution.start + stop.end() > at:
            return _trim(text, start, attribution.start + stop.start())
        start = attribution.start + stop.end()
    return _trim(text, start, attribution.end)


def _stranger(
    text: str,
    topic: str,
    attribution: Attribution,
    others: list[Attribution],
    start: int,
    end: int,
    random: np.random.Generator,
) -> str | None:
    """Somebody else who speaks in the passage, of other things, or None."""
    name = text[slice(*attribution.name)] if attribution.name else ""
    word = max(topic.split(), key=len).lower()
    said: dict[str, str] = {}
    for other in others:
        if other.name and start <= other.start and other.end <= end:
            key = text[slice(*other.name)]
            said[key] = said.get(key, "") + " " + text[other.start : other.end].lower()
    last = name.split()[-1] if name else ""
    strangers = [key for key, words in said.items() if last not in key and word not in words]
    return strangers[random.integers(len(strangers))] if strangers else None


def _pick(templates: tuple[str, ...], random: np.random.Generator) -> str:
    return templates[random.integers(len(templates))]
