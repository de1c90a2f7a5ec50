"""A run as a table of text and as a JSON object with its provenance and its rows."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from qa.evaluation.figures import Figures, by_category, figures
from qa.evaluation.judging import Judgement

FORMAT = 1
ALL = "all"
COLUMNS = {
    "right": "right",
    "EM": "exact match",
    "F1": "F1",
    "artic": "article hit",
    "evid": "evidence hit",
    "verb": "quotation verbatim",
    "speak": "speaker right",
    "abs P": "abstention precision",
    "abs R": "abstention recall",
    "abs F1": "abstention F1",
}


@dataclass(frozen=True, slots=True)
class Report:
    """A run: what was asked of what, what came of it, and what was wrong with the files."""

    provenance: Mapping[str, object]
    rows: tuple[Judgement, ...]
    overall: Figures
    categories: Mapping[str, Figures]
    problems: tuple[str, ...]


def build(
    judged: Sequence[Judgement],
    *,
    provenance: Mapping[str, object],
    problems: Sequence[str] = (),
) -> Report:
    """The report of a run."""
    overall, categories = figures(judged), by_category(judged)
    return Report(provenance, tuple(judged), overall, categories, tuple(problems))


def to_json(report: Report) -> str:
    """The report as a JSON object; figures are shares from 0 to 1 with their 95 % intervals."""
    table = {
        "format": FORMAT,
        "provenance": dict(report.provenance),
        "problems": report.problems,
        "overall": asdict(report.overall),
        "categories": {name: asdict(each) for name, each in report.categories.items()},
        "rows": [asdict(row) for row in report.rows],
    }
    return json.dumps(table, ensure_ascii=False, indent=1)


def to_text(report: Report) -> str:
    """For a terminal: a line a category, then every figure, a hundred times its value each."""
    names = [*report.categories, ALL]
    width = max(len(name) for name in names)
    heads = "".join(f"{head:>7}" for head in COLUMNS)
    lines = [f"{'':{width}} {'n':>6}{heads}{'abst':>6}{'p50 ms':>8}"]
    for name, each in [*report.categories.items(), (ALL, report.overall)]:
        cells = "".join(_cell(each, figure) for figure in COLUMNS.values())
        p50 = f"{each.ms['p50']:8.0f}" if each.ms else f"{'-':>8}"
        counts = each.counts
        lines.append(f"{name:{width}} {counts['questions']:6}{cells}{counts['abstained']:6}{p50}")
    lines += ["", *(f"{name:<24} {text}" for name, text in listed(report.overall))]
    return "\n".join(lines)


def listed(own: Figures) -> list[tuple[str, str]]:
    """Every figure's name, and a hundred times its value with its interval."""
    found = [
        (
            name,
            f"{100 * e.value:.1f} [{100 * e.low:.1f}, {100 * e.high:.1f}] of {e.count}",
        )
        for name, e in own.estimates.items()
    ]
    if own.ms:
        found.append(("ms", ", ".join(f"{name} {ms:.0f}" for name, ms in own.ms.items())))
    if own.counts["errors"]:
        found.append(("errors", f"{own.counts['errors']}, each counted as wrong"))
    return found


def _cell(own: Figures, figure: str) -> str:
    found = own.estimates.get(figure)
    return f"{'-':>7}" if found is None else f"{100 * found.value:7.1f}"
