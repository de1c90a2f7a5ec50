"""Three plots as SVG, drawn by hand: no script, no font and no picture from elsewhere."""

import html
from collections.abc import Iterable, Sequence

import numpy as np

from qa.evaluation.intervals import Values
from qa.evaluation.reliability import Bin

WIDTH, HEIGHT = 420, 300
LEFT, RIGHT, TOP, BOTTOM = 52, 12, 14, 44  # margins
TICKS = 5
COLUMNS = 24  # of the histogram
MOST = 400  # points of a curve, about


def reliability(bins: Sequence[Bin]) -> str:
    """Share right by confidence, the area of a point by its count; on the diagonal it keeps its
    word.
    """
    most = max((each.count for each in bins), default=1)
    body = [_line([(0, 0), (1, 1)], "guide")]
    body.append(_line([(each.confidence, each.right) for each in bins], "curve"))
    for each in bins:
        x, y = _at(each.confidence, each.right)
        radius = 3 + 7 * (each.count / most) ** 0.5
        words = f"{each.count}: confidence {each.confidence:.2f}, right {each.right:.2f}"
        body.append(
            f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}">'
            f"<title>{words}</title></circle>"
        )
        body.append(_text(x, y - 13, str(each.count), "middle", "count"))
    return _frame("Reliability", "confidence", "share right", body)


def risk_coverage(risks: Values) -> str:
    """The share wrong among the surest, by the share of candidates that these are."""
    coverage = np.arange(1, risks.size + 1) / max(risks.size, 1)
    step = max(1, risks.size // MOST)
    points = list(zip(coverage[::-step].tolist(), risks[::-step].tolist(), strict=True))
    return _frame("Risk and coverage", "coverage", "share wrong", [_line(points, "curve")])


def latency(ms: Sequence[float], percentiles: Iterable[tuple[str, float]]) -> str:
    """How many questions took how long, with the percentiles; times beyond the 99th fill the last
    column.
    """
    marks = list(percentiles)
    top = max([1.0, *(at for _, at in marks)]) * 1.05
    counts, edges = np.histogram(np.minimum(ms, top), COLUMNS, (0, top))
    most = max(int(counts.max()), 1)
    body = []
    for count, start, end in zip(counts, edges[:-1], edges[1:], strict=True):
        (x, y), (x2, y2) = _at(start / top, count / most), _at(end / top, 0)
        body.append(
            f'<rect class="bar" x="{x:.1f}" y="{y:.1f}" width="{x2 - x - 1:.1f}"'
            f' height="{y2 - y:.1f}"><title>{count}: {start:.0f} to {end:.0f} ms</title></rect>'
        )
    for number, (name, at) in enumerate(marks):
        x, y = _at(at / top, 1)
        body.append(_line([(at / top, 0), (at / top, 1)], "guide"))
        anchor, gap = ("start", 4) if at < top / 2 else ("end", -4)
        body.append(_text(x + gap, y + 12 + 13 * number, f"{name} {at:.0f}", anchor, "count"))
    return _frame("Latency", "milliseconds", "questions", body, x_top=top, y_top=most)


def _frame(
    title: str,
    x_label: str,
    y_label: str,
    body: Iterable[str],
    *,
    x_top: float = 1,
    y_top: float = 1,
) -> str:
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{html.escape(title)}">',
        _line([(0, 1), (0, 0), (1, 0)], "axis"),
    ]
    for tick in range(TICKS + 1):
        share = tick / TICKS
        (x, below), (before, y) = _at(share, 0), _at(0, share)
        parts.append(_text(x, below + 16, _number(share * x_top), "middle", "tick"))
        parts.append(_text(before - 6, y + 4, _number(share * y_top), "end", "tick"))
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(_text(middle, HEIGHT - 8, x_label, "middle", "label"))
    parts.append(
        f'<text class="label" text-anchor="middle" transform="translate(13 {HEIGHT / 2 - 15:.0f})'
        f' rotate(-90)">{html.escape(y_label)}</text>'
    )
    return "".join([*parts, *body, "</svg>"])


def _at(x: float, y: float) -> tuple[float, float]:
    """Where a point of the unit square lies in the picture."""
    return LEFT + x * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - y * (HEIGHT - TOP - BOTTOM)


def _line(points: Iterable[tuple[float, float]], kind: str) -> str:
    places = " ".join("{:.1f},{:.1f}".format(*_at(x, y)) for x, y in points)
    return f'<polyline class="{kind}" points="{places}"/>'


def _text(x: float, y: float, text: str, anchor: str, kind: str) -> str:
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">'
        f"{html.escape(text)}</text>"
    )


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 10 or value == round(value) else f"{value:.1f}"
