"""How often the passage that holds the evidence is found, by each ranking and by their fusions.

    python -m benchmarks.retrieval --corpus DIR --questions FILE --index DIR [--words N --overlap N]

Questions need an "article" and an "evidence" range; others are left out. A passage holds the
evidence if it holds its first 60 characters.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks import questions
from qa import assemble
from qa.bundle import Bundle
from qa.fusion import fuse
from qa.ports import Encoder
from qa.settings import PassageSettings, Settings

DEPTH = 50
CUTS = (1, 3, 8, 20)
FUSIONS = ((60.0, 1.0), (60.0, 2.0), (10.0, 1.0), (10.0, 2.0), (10.0, 3.0))  # constant, words


def rankings(question: str, bundle: Bundle, encoder: Encoder) -> Iterator[tuple[str, list[int]]]:
    """Ids by each way of ranking, best first."""
    ids, _ = bundle.passages.vectors.search(encoder.encode([question]), DEPTH)
    dense = [int(number) for number in ids[0]]
    words = [number for number, _ in bundle.passages.words.search(question, DEPTH)]
    yield "dense", dense
    yield "bm25", words
    for constant, weight in FUSIONS:
        fused = fuse([dense, words], constant=constant, weights=[1.0, weight])
        yield f"fused, constant {constant:g}, words x{weight:g}", [number for number, _ in fused]


def rank_of(gold: questions.GoldQuestion, ids: Sequence[int], bundle: Bundle) -> float:
    """The rank, from 1, of the first passage that holds the evidence; infinite where none does."""
    assert gold.evidence
    for rank, number in enumerate(ids, start=1):
        passage = bundle.passages.things[number]
        end = min(gold.evidence.end, gold.evidence.start + 60)
        if passage.article_id == gold.article and passage.start <= gold.evidence.start:
            if end <= passage.end:
                return rank
    return float("inf")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--corpus", "--questions", "--index"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--words", type=int, default=PassageSettings().words)
    parser.add_argument("--overlap", type=int, default=PassageSettings().overlap)
    arguments = parser.parse_args()
    settings = Settings(passages=PassageSettings(arguments.words, arguments.overlap))
    bundle, encoder = assemble.load_bundle(
        arguments.index, corpus=arguments.corpus, settings=settings
    )
    gold = [q for q in questions.read(arguments.questions) if q.article and q.evidence]
    ranks: dict[str, list[float]] = {}
    for question in gold:
        for name, ids in rankings(question.question, bundle, encoder):
            ranks.setdefault(name, []).append(rank_of(question, ids, bundle))
    print(f"{len(gold)} questions, {len(bundle.passages.things)} passages")  # noqa: T201 (a report)
    for name, own in ranks.items():
        found = "  ".join(f"@{cut} {np.mean(np.array(own) <= cut):.3f}" for cut in CUTS)
        print(f"{name:34} {found}")  # noqa: T201


if __name__ == "__main__":
    main()
