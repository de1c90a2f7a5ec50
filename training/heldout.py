"""Questions on text that the reader never learns from: it is measured by them while it learns.

Which text that is, is a function of their words alone: the same in every mixture, and under
every name that a paragraph goes by.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from training import attributions, negatives
from training.examples import Example, of_paragraph, read_folder, sample

FILE = "heldout.jsonl"


def is_held_out(text: str, share: float) -> bool:
    """Whether a paragraph or article is among the `share` of all that are held out."""
    digest = hashlib.sha256(" ".join(text.split()).encode()).digest()
    return int.from_bytes(digest[:8], "big") < share * 2**64


def choose(options: dict[str, Any], data: Path, random: np.random.Generator) -> list[Example]:
    """At most `questions` of each of the sources, all of them on held-out text.

    Retrieved negatives are made from the sources that stand before them.
    """
    share = options["share"]
    chosen: list[Example] = []
    for name in options["sources"]:
        if name == attributions.SOURCE:
            path = data / "polnear" / "train.jsonl.gz"
            found = attributions.ask(path, random, lambda text: is_held_out(text, share))
        elif name == negatives.SOURCE:
            asked = [e for e in chosen if e.start < e.end]
            contexts = list(dict.fromkeys(e.context for e in chosen))
            found = negatives.retrieve(asked, contexts, random)
        else:
            found = [e for e in read_folder(data / "qa", name) if is_held_out(e.context, share)]
        chosen += sample(found, options["questions"], random)
    return chosen


def save(examples: list[Example], path: Path) -> None:
    """One paragraph a line with one question, as in the folders that training reads."""
    with path.open("w", encoding="utf-8") as lines:
        for example in examples:
            known = example.start < example.end
            answers = {
                "text": [example.answer] if known else [],
                "answer_start": [example.start] if known else [],
            }
            question = {"question": example.question, "answers": answers}
            line = {"title": example.source, "context": example.context, "qas": [question]}
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")


def load(path: Path) -> list[Example]:
    with path.open(encoding="utf-8") as lines:
        paragraphs = [json.loads(line) for line in lines]
    return [example for one in paragraphs for example in of_paragraph(one, one["title"])]
