"""How often the passage that holds the evidence is found, by each ranking and by their fusions.

    python -m benchmarks.retrieval --corpus DIR --questions FILE --index DIR [--words N --overlap N]

Questions need evidence, as `qa.evaluation.gold` reads it; others are left out.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from qa import assemble
from qa.bundle import Bundle
from qa.evaluation import files, intervals, ranking
from qa.fusion import fuse
from qa.ports import Encoder
from qa.settings import PassageSettings, Settings

DEPTH = 50
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
