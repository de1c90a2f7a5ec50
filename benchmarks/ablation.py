"""What each part of the system adds: the same questions, with one part taken away at a time.

And how many passages should be read: half as many, and twice as many.

    python -m benchmarks.ablation GOLD --corpus DIR --index DIR [--limit N] [--out FILE]

Prints a table, the whole system first; FILE gets the same as JSON. A difference is paired, by
question, with the whole system.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from benchmarks import summary
from qa import assemble, provenance
from qa.bundle import Findable
from qa.calibration import Calibrator, Kind, Logistic
from qa.evaluation import answerers, comparing, files
from qa.evaluation.command import drawn
from qa.evaluation.figures import figures
from qa.evaluation.intervals import SEED
from qa.evaluation.running import Extras, run
from qa.pipeline import Pipeline
from qa.settings import Settings

WHOLE = "the whole system"
# Scores as they are: the reader's margin over "no answer", half of the words, a verbatim match.
UNCALIBRATED = {
    Kind.QUOTED: Logistic(5.0, {}),
    Kind.REMARK: Logistic(-5.0, {"coverage": 10.0}),
    Kind.SPAN: Logistic(0.0, {"margin": 1.0}),
    Kind.SPAN_OF_SPEECH: Logistic(0.0, {"margin": 1.0}),
}


def variants(whole: Pipeline, settings: Settings) -> Iterator[tuple[str, Pipeline]]:
    """The system, and what is left of it without one of its parts."""
    bundle, encoder, reader = whole.bundle, whole.encoder, whole.reader

    def retrieving(**changes: float) -> Pipeline:
        retrieval = replace(settings.retrieval, **changes)  # type: ignore[arg-type]
        return Pipeline(bundle, encoder, reader, replace(settings, retrieval=retrieval))

    yield WHOLE, whole
    yield "retrieval by meaning alone", retrieving(dense_weight=1.0, lexical_weight=0.0)
    yield "retrieval by words alone", retrieving(dense_weight=0.0, lexical_weight=1.0)
    nobody = replace(
        bundle,
        quotations={article_id: () for article_id in bundle.articles},
        remarks=Findable({}, bundle.remarks.vectors, bundle.remarks.words),
    )
    yield "no quotations", Pipeline(nobody, encoder, reader, settings)
    raw = replace(bundle, calibrator=Calibrator(reader.digest, UNCALIBRATED))
    yield "no calibration", Pipeline(raw, encoder, reader, settings)
    for passages in (settings.retrieval.passages // 2, settings.retrieval.passages * 2):
        yield f"{passages} passages read", retrieving(passages=passages)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    settings = Settings()
    whole = assemble.load(arguments.index, corpus=arguments.corpus, settings=settings)
    questions = drawn(files.read([arguments.gold]).questions, arguments.limit, SEED)
    before: comparing.Scored = {}
    table: dict[str, dict[str, object]] = {}
    print(summary.ablation_head())  # noqa: T201
    for name, system in variants(whole, settings):
        judged = run(questions, answerers.asking(system), extras=Extras(searcher=system))
        scored = comparing.scored(judged)
        before = before or scored
        change = comparing.compare(before, scored).differences["right"]
        found = figures(judged)
        table[name] = {
            "figures": {key: asdict(one) for key, one in found.estimates.items()},
            "ms": found.ms,
            summary.CHANGE: asdict(change),
        }
        print(summary.ablation_row(name, table[name]), flush=True)  # noqa: T201
    if arguments.out:
        made = provenance.collect(settings, [whole.encoder, whole.reader])
        report = {"provenance": made | {"gold": arguments.gold.name}, "variants": table}
        arguments.out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
