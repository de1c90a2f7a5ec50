"""Questions about paragraphs: the form that everything the reader learns from is brought into."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Example:
    """One question about one context; `start == end` where the context holds no answer."""

    question: str
    context: str
    start: int
    end: int
    source: str

    @property
    def answer(self) -> str:
        return self.context[self.start : self.end]


def read_folder(folder: Path, name: str) -> list[Example]:
    """The questions of `folder/name.jsonl.gz`, first reference answers only.

    A line is {"context", "qas": [{"question", "answers": {"text", "answer_start"}}]} and more.
    """
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [example for line in lines for example in of_paragraph(json.loads(line), name)]


def read_hub(name: str, split: str) -> list[Example]:
    """The same from a SQuAD-shaped data set, by the name that `datasets` knows it by.

    Needs the package `datasets`, and a network where the set is not in its cache.
    """
    from datasets import load_dataset

    return [
        _example(row["context"], row["question"], row["answers"], name)
        for row in load_dataset(name, split=split)
    ]


def of_paragraph(paragraph: dict[str, Any], source: str) -> Iterator[Example]:
    """The questions of one line of a folder's file."""
    for row in paragraph["qas"]:
        yield _example(paragraph["context"], row["question"], row["answers"], source)


def sample(
    examples: list[Example], count: int | None, random: np.random.Generator
) -> list[Example]:
    """`count` of the examples in random order; all of them where there are no more than that."""
    order = random.permutation(len(examples))
    return [examples[i] for i in order[:count]]


def without_question_mark(example: Example) -> Example:
    return replace(example, question=example.question.rstrip("? "))


def _example(context: str, question: str, answers: dict[str, list[Any]], source: str) -> Example:
    if not answers["text"]:
        return Example(question, context, 0, 0, source)
    start = answers["answer_start"][0]
    return Example(question, context, start, start + len(answers["text"][0]), source)
