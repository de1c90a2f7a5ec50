"""The reports of benchmarks/results/ as tables: benchmarks/results/README.md.

python -m benchmarks.summary
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RESULTS = Path("benchmarks/results")
COLLECTIONS = {
    "bromley": "the articles of corpus/",
    "open": "an open collection of paragraphs",
    "news": "news: who said what",
}
FIGURES = (
    "right",
    "exact match",
    "F1",
    "paragraph F1",
    "abstention precision",
    "abstention recall",
    "abstention F1",
    "recall@8",
    "recall@20",
    "ECE, answered",
    "ECE, candidates",
    "risk-coverage area",
)
ABLATED = ("right", "F1", "abstention F1", "recall@8", "ECE, candidates")
CHANGE = "right, less the whole"
HEAD = """# Results

Written by `python -m benchmarks.results`. [docs/evaluation.md](../../docs/evaluation.md) tells what
the figures mean, each JSON file where its own were made. Per cent with 95 % intervals.
"""


def write(folder: Path = RESULTS) -> None:
    """Of the reports that are there."""
    reports = {name: _read(folder / f"{name}.json") for name in COLLECTIONS}
    ablations = {name: _read(folder / f"{name}-ablation.json") for name in COLLECTIONS}
    lines = [HEAD, *whole({name: report for name, report in reports.items() if report})]
    for name, report in ablations.items():
        if report:
            count = next(iter(report["variants"].values()))["figures"]["right"]["count"]
            lines += ["", f"## Without its parts: {COLLECTIONS[name]}, {count} questions", ""]
            lines += [ablation_head(), *(ablation_row(*row) for row in report["variants"].items())]
    (folder / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def whole(reports: dict[str, Any]) -> Iterator[str]:
    """A column for each collection, a row for each figure."""
    overall = [report["overall"] for report in reports.values()]
    yield f"| | {' | '.join(COLLECTIONS[name] for name in reports)} |"
    yield "|---" * (len(reports) + 1) + "|"
    for title, key in (("questions", "questions"), ("answerable", "answerable")):
        yield f"| {title} | {' | '.join(str(own['counts'][key]) for own in overall)} |"
    for name in FIGURES:
        yield f"| {name} | {' | '.join(_cell(own['estimates'].get(name)) for own in overall)} |"
    times = (f"{own['ms']['p50']:.0f}, {own['ms']['p95']:.0f}" for own in overall)
    yield f"| milliseconds, p50 and p95 | {' | '.join(times)} |"


def ablation_head() -> str:
    return f"| | {' | '.join(ABLATED)} | p50 ms | {CHANGE} |\n{'|---' * (len(ABLATED) + 3)}|"


def ablation_row(name: str, found: dict[str, Any]) -> str:
    """A variant of the system: its figures, and what it lost."""
    cells = (_value(found["figures"].get(figure)) for figure in ABLATED)
    change = found[CHANGE]
    less = f"{_signed(change['value'])} [{_signed(change['low'])}, {_signed(change['high'])}]"
    return f"| {name} | {' | '.join(cells)} | {found['ms']['p50']:.0f} | {less} |"


def _read(path: Path) -> Any:  # noqa: ANN401
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def _cell(one: dict[str, float] | None) -> str:
    return f"{_value(one)} [{100 * one['low']:.1f}, {100 * one['high']:.1f}]" if one else "–"


def _value(one: dict[str, float] | None) -> str:
    return f"{100 * one['value']:.1f}" if one else "–"


def _signed(value: float) -> str:
    return f"{100 * value:+.1f}"


if __name__ == "__main__":
    write()
