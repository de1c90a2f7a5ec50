"""Every figure that the project claims of its answers, measured anew: benchmarks/results/.

    python -m benchmarks.results [--open DIR=GOLD] [--news DIR=GOLD] [--limit N]

Always: the questions about the articles of corpus/, their report with its rows, which is what
`qa evaluate --against` compares with. `--open`: a folder of articles that is one
collection, and the gold questions to ask of it; `--news`: a folder of articles and its gold. Of
these, figures alone are kept, for their texts are not ours. `--limit`: questions of each, drawn
with a fixed seed; the ablations take 250. Last, all of it as tables: README.md there.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import summary
from benchmarks.summary import RESULTS

QUESTIONS = 250  # of each ablation
OWN = Path("tests/data/bromley_questions.jsonl")
REPORT = "report.json"
ROWS = ("rows", "problems")  # what quotes a text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--open", metavar="DIR=GOLD", help="an open collection of paragraphs")
    parser.add_argument("--news", metavar="DIR=GOLD", help="news articles and who said what")
    parser.add_argument("--limit", type=int, default=1000)
    arguments = parser.parse_args()
    RESULTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        _evaluate(Path(work), "bromley", Path("corpus"), OWN, keep_rows=True)
        for name, pair in (("open", arguments.open), ("news", arguments.news)):
            if pair:
                folder, _, gold = pair.partition("=")
                limit = arguments.limit
                _evaluate(Path(work), name, Path(folder), Path(gold), limit=limit)
                _ablate(Path(work), name, Path(folder), Path(gold), limit=min(limit, QUESTIONS))
    summary.write(RESULTS)


def _evaluate(
    work: Path,
    name: str,
    corpus: Path,
    gold: Path,
    *,
    limit: int | None = None,
    keep_rows: bool = False,
) -> None:
    print(f"\n{name}: {gold}", flush=True)  # noqa: T201
    drawn = [] if limit is None else ["--limit", str(limit)]
    _run(
        "qa", "evaluate", gold, "--corpus", corpus, "--index", work / f"{name}-index",
        "--out", work / name, "--quiet", *drawn,
    )  # fmt: skip
    report = json.loads((work / name / REPORT).read_text(encoding="utf-8"))
    kept = {key: value for key, value in report.items() if keep_rows or key not in ROWS}
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _ablate(work: Path, name: str, corpus: Path, gold: Path, *, limit: int) -> None:
    print(f"\n{name}, without its parts", flush=True)  # noqa: T201
    _run(
        "benchmarks.ablation", gold, "--corpus", corpus, "--index", work / f"{name}-index",
        "--limit", limit, "--out", RESULTS / f"{name}-ablation.json",
    )  # fmt: skip


def _run(module: str, *arguments: object) -> None:
    subprocess.run([sys.executable, "-m", module, *map(str, arguments)], check=True)


if __name__ == "__main__":
    main()
