"""How often the passage that holds the evidence is found, by each ranking and by their fusions.

Last come other forms of the question: what it says was said, without its "Who said" and the like
(`Query.content`), in place of the whole question in one ranking of the fusion that ships, or both.

    python -m benchmarks.retrieval --corpus DIR --questions FILE --index DIR [--words N --overlap N]

Questions need evidence, as `qa.evaluation.gold` reads it; others are left out.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from qa import assemble, questions
from qa.bundle import Bundle
from qa.evaluation import files, intervals, ranking
from qa.fusion import fuse
from qa.ports import Encoder
from qa.settings import PassageSettings, RetrievalSettings, Settings

DEPTH = 50
SHIPS = RetrievalSettings()
FUSIONS = ((60.0, 1.0), (60.0, 2.0), (10.0, 1.0), (10.0, 2.0), (10.0, 3.0))  # constant, words


def rankings(question: str, bundle: Bundle, encoder: Encoder) -> Iterator[tuple[str, list[int]]]:
    """Ids by each way of ranking, best first."""
    content = questions.understand(question).content or question
    dense, dense_content = (by_meaning(form, bundle, encoder) for form in (question, content))
    words, words_content = (by_words(form, bundle) for form in (question, content))
    yield "dense", dense
    yield "bm25", words
    for constant, weight in FUSIONS:
        yield (
            f"fused, constant {constant:g}, words x{weight:g}",
            fused(dense, words, constant, weight),
        )
    yield "content in the dense ranking", fused(dense_content, words)
    yield "content in the ranking by words", fused(dense, words_content)
    yield "content in both", fused(dense_content, words_content)


def by_meaning(text: str, bundle: Bundle, encoder: Encoder) -> list[int]:
    ids, _ = bundle.passages.vectors.search(encoder.encode([text]), DEPTH)
    return [int(number) for number in ids[0]]


def by_words(text: str, bundle: Bundle) -> list[int]:
    return [number for number, _ in bundle.passages.words.search(text, DEPTH)]


def fused(
    dense: list[int],
    words: list[int],
    constant: float = SHIPS.constant,
    weight: float = SHIPS.lexical_weight,
) -> list[int]:
    return [n for n, _ in fuse([dense, words], constant=constant, weights=[1.0, weight])]


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
    gold = [q for q in files.read([arguments.questions]).questions if q.evidence]
    ranks: dict[str, list[int]] = {}
    for question in gold:
        for name, ids in rankings(question.question, bundle, encoder):
            found = (bundle.passages.things[number] for number in ids)
            ranks.setdefault(name, []).append(ranking.rank_of(question, found))
    print(f"{len(gold)} questions, {len(bundle.passages.things)} passages")  # noqa: T201 (a report)
    for name, own in ranks.items():
        shares = [(cut, intervals.mean(ranking.recall(own, cut))) for cut in ranking.CUTS]
        line = "  ".join(
            f"@{cut} {each.value:.3f} [{each.low:.3f}, {each.high:.3f}]"
            for cut, each in shares
            if each
        )
        print(f"{name:34} {line}")  # noqa: T201


if __name__ == "__main__":
    main()
