"""A run as one page of HTML that needs nothing else: figures, plots, and the wrong rows."""

import html
from collections.abc import Iterable, Mapping

from qa.evaluation import plots, reliability
from qa.evaluation.comparing import Comparison
from qa.evaluation.comparing import to_text as comparison_text
from qa.evaluation.figures import Figures, candidates
from qa.evaluation.judging import Judgement
from qa.evaluation.report import ALL, COLUMNS, Report, listed

STYLE = """
:root { color-scheme: light dark; --ink: #1d1d1f; --paper: #fff; --faint: #6b6b70; --rule: #d6d6da;
  --mark: #a3242b; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececee; --paper: #17171a; --faint: #a0a0a8;
  --rule: #3a3a40; --mark: #ff8f8f; } }
body { margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.5 system-ui, sans-serif; }
h1, h2 { font-family: Georgia, serif; line-height: 1.2; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .7rem .25rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--rule); overflow-wrap: break-word; }
.numbers td, .numbers th { text-align: right; vertical-align: bottom; }
.numbers th:first-child { text-align: left; }
.plots { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { flex: 1 1 18rem; margin: 0; }
figcaption, dt, .faint { color: var(--faint); font-size: .9rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }
svg { width: 100%; height: auto; } svg text { fill: var(--faint); font-size: 11px; }
.axis, .guide { fill: none; stroke: var(--faint); } .guide { stroke-dasharray: 4 4; }
.curve { fill: none; stroke: var(--mark); stroke-width: 2; }
.point, .bar { fill: var(--mark); fill-opacity: .7; }
"""


def to_html(report: Report, comparison: Comparison | None = None) -> str:
    """The page. No text of an article, a question or an answer becomes markup of it."""
    wrong = [row for row in report.rows if not row.right]
    count = len(report.rows)
    parts = [
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Evaluation of {count} questions</title><style>{STYLE}</style></head><body>",
        f"<h1>Evaluation of {count} questions</h1>",
        _categories(report),
        f'<section><h2>Plots</h2><div class="plots">{_plots(report)}</div></section>',
        _section("Figures", _pairs(listed(report.overall))),
        _section("Compared", f"<pre>{_safe(comparison_text(comparison))}</pre>")
        if comparison
        else "",
        _section(f"Wrong: {len(wrong)}", _rows(wrong)),
        _section("Problems", _list(report.problems)) if report.problems else "",
        _section("Provenance", _pairs(_flat(report.provenance))),
        "</body></html>\n",
    ]
    return "".join(parts)


def _categories(report: Report) -> str:
    heads = "".join(f"<th>{_safe(name)}</th>" for name in ("", "n", *COLUMNS.values(), "p50 ms"))
    lines = "".join(
        _category(name, own) for name, own in [*report.categories.items(), (ALL, report.overall)]
    )
    table = f'<table class="numbers"><tr>{heads}</tr>{lines}</table>'
    return f'<section class="wide">{table}</section>'


def _category(name: str, own: Figures) -> str:
    found = [own.estimates.get(figure) for figure in COLUMNS.values()]
    cells = [str(own.counts["questions"])]
    cells += ["–" if each is None else f"{100 * each.value:.1f}" for each in found]
    cells.append(f"{own.ms['p50']:.0f}" if own.ms else "–")
    return f"<tr><th>{_safe(name)}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _plots(report: Report) -> str:
    confidence, right = candidates(report.rows)
    times = [row.ms for row in report.rows if row.ms is not None]
    found = []
    if confidence.size:
        drawn = plots.reliability(reliability.bins(confidence, right))
        found.append((drawn, "Share right by confidence, with how many each point is of."))
        drawn = plots.risk_coverage(reliability.risks(confidence[None], right[None])[0])
        found.append((drawn, "Share wrong among the surest, by the share let through."))
    if times:
        drawn = plots.latency(times, report.overall.ms.items())
        found.append((drawn, "Milliseconds of a question."))
    return "".join(
        f"<figure>{svg}<figcaption>{_safe(words)}</figcaption></figure>" for svg, words in found
    )


def _rows(wrong: Iterable[Judgement]) -> str:
    heads = "".join(
        f"<th>{name}</th>" for name in ("id", "question", "given", "accepted", "confidence")
    )
    lines = "".join(
        f'<tr><td>{_safe(row.id)}</td><td dir="auto">{_safe(row.question)}</td>'
        f'<td dir="auto">{_given(row)}</td><td dir="auto">{_accepted(row)}</td>'
        f"<td>{'–' if row.confidence is None else f'{row.confidence:.2f}'}</td></tr>"
        for row in wrong
    )
    return f'<div class="wide"><table><tr>{heads}</tr>{lines}</table></div>'


def _given(row: Judgement) -> str:
    if row.error is not None:
        return f'<span class="faint">error:</span> {_safe(row.error)}'
    return '<span class="faint">declined</span>' if row.given is None else _safe(row.given)


def _accepted(row: Judgement) -> str:
    if not row.answers:
        return '<span class="faint">to decline</span>'
    return _safe(" / ".join(row.answers))


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return f"<dl>{''.join(f'<dt>{_safe(a)}</dt><dd>{_safe(b)}</dd>' for a, b in pairs)}</dl>"


def _flat(table: Mapping[str, object], before: str = "") -> Iterable[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}, ")
        else:
            yield f"{before}{name}", "not known" if value is None else str(value)


def _list(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{_safe(text)}</li>' for text in texts)}</ul>"


def _section(title: str, body: str) -> str:
    return f"<section><h2>{_safe(title)}</h2>{body}</section>"


def _safe(text: str) -> str:
    """Text as characters of the page; what no page can hold becomes U+FFFD."""
    shown = text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
    return html.escape(shown)
