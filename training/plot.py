"""A run's loss, and its F1 and exact match on held-out questions, by step, as one SVG.

python -m training.plot RUN    # writes RUN/metrics.svg
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from training import progress

WIDTH, HEIGHT, LEFT, TOP, GAP = 720, 240, 56, 30, 56  # of a panel and around it, in pixels
COLOURS = ("#1f5fa8", "#b3461f", "#3b7d3b", "#7a4fa0", "#6b6b6b", "#a88a1f")
PANELS = {"loss": ("loss",), "per cent, held out": ("f1", "exact_match", "f1_all")}
Point = tuple[float, float]


def chart(rows: Mapping[int, Mapping[str, Any]]) -> str:
    """The SVG of metrics by step; a panel of which no metric was ever written is left out."""
    last = max(rows, default=1)
    panels = {
        title: {
            name: points
            for name in names
            if (points := [(step, row[name]) for step, row in rows.items() if name in row])
        }
        for title, names in PANELS.items()
    }
    drawn = [(title, series) for title, series in panels.items() if series]
    body = [
        _panel(title, series, last, TOP + at * (HEIGHT + GAP))
        for at, (title, series) in enumerate(drawn)
    ]
    size = f'width="{WIDTH + LEFT + 24}" height="{TOP + len(drawn) * (HEIGHT + GAP)}"'
    style = 'font-family="sans-serif" font-size="12" fill="#222"'
    ground = '<rect width="100%" height="100%" fill="#fff"/>'
    return "\n".join(
        [f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>', ground, *body, "</svg>\n"]
    )


def _panel(title: str, series: Mapping[str, Sequence[Point]], last: int, top: float) -> str:
    values = [value for points in series.values() for _, value in points]
    low, high = min(values), max(values)
    room = (high - low or abs(high) or 1.0) * 0.05
    low, high = low - room, high + room

    def place(step: float, value: float) -> Point:
        return LEFT + WIDTH * step / last, top + HEIGHT * (high - value) / (high - low)

    parts = [f'<text x="{LEFT}" y="{top - 10}">{title}</text>']
    for tick in range(5):
        value, step = low + (high - low) * tick / 4, last * tick / 4
        x, y = place(step, value)
        parts += [
            f'<path d="M{LEFT} {y:.1f}h{WIDTH}" stroke="#ddd"/>',
            f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:.3g}</text>',
            f'<text x="{x:.1f}" y="{top + HEIGHT + 18}" text-anchor="middle">{step:.0f}</text>',
        ]
    for at, (name, points) in enumerate(series.items()):
        colour = COLOURS[at]
        line = " ".join("{:.1f},{:.1f}".format(*place(*point)) for point in points)
        parts += [
            f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.8"/>',
            f'<text x="{LEFT + WIDTH - 110 * (len(series) - at) + 20}" y="{top - 10}"'
            f' fill="{colour}">{name} {points[-1][1]:.4g}</text>',
        ]
    return "\n".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    run = parser.parse_args().run
    rows = progress.rows(run)
    if not rows:
        parser.error(f"{run / progress.FILE} has no metrics")
    (run / "metrics.svg").write_text(chart(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
