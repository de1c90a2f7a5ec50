"""Two runs of the same questions, paired; and whether the second is a fall."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from qa.errors import QAError
from qa.evaluation.files import text_of
from qa.evaluation.intervals import Estimate, difference
from qa.evaluation.judging import Judgement

GATED = ("right", "f1")  # a fall of either is a fall
Scores = Mapping[str, float]  # "right", "exact_match", "f1"
Scored = Mapping[tuple[str, str], Scores]  # by id and question


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two runs, over the questions that both were asked."""

    pairs: int
    only_before: tuple[str, ...]  # ids
    only_now: tuple[str, ...]
    differences: dict[str, Estimate]  # now less before, each question paired with itself
    lost: tuple[str, ...]  # ids that were right and are no more
    gained: tuple[str, ...]

    @property
    def fallen(self) -> tuple[str, ...]:
        """The gated measures whose whole 95 % interval lies below 0."""
        return tuple(name for name in GATED if self.differences[name].high < 0)


def compare(before: Scored, now: Scored) -> Comparison:
    """The paired comparison; `QAError` where no question is in both.

    Questions are the same where the id and the words are.
    """
    both = sorted(before.keys() & now.keys())
    if not both:
        raise QAError("nothing to compare: the two runs have no question in common")
    found = {
        name: difference([before[key][name] for key in both], [now[key][name] for key in both])
        for name in ("right", "exact_match", "f1")
    }
    change = {key[0]: now[key]["right"] - before[key]["right"] for key in both}
    return Comparison(
        pairs=len(both),
        only_before=tuple(sorted(key[0] for key in before.keys() - now.keys())),
        only_now=tuple(sorted(key[0] for key in now.keys() - before.keys())),
        differences={name: each for name, each in found.items() if each is not None},
        lost=tuple(own for own, by in change.items() if by < 0),
        gained=tuple(own for own, by in change.items() if by > 0),
    )


def scored(judged: Iterable[Judgement]) -> Scored:
    """The scores of a run that has just been made."""
    return {
        (j.id, j.question): {"right": j.right, "exact_match": j.exact_match, "f1": j.f1}
        for j in judged
    }


def read(path: Path) -> Scored:
    """The scores of a report that `qa evaluate` wrote; `QAError` where it is none."""
    try:
        rows = json.loads(text_of(path))["rows"]
        return {
            (str(row["id"]), str(row["question"])): {
                name: float(row[name]) for name in ("right", "exact_match", "f1")
            }
            for row in rows
        }
    except (ValueError, KeyError, TypeError) as error:
        raise QAError(f"{path}: not a report of `qa evaluate`: {error!r}") from error


def to_text(comparison: Comparison) -> str:
    """The comparison for a terminal."""
    lines = [f"Compared over {comparison.pairs} questions, now less before:"]
    for name, by in comparison.differences.items():
        figures = f"{100 * by.value:+.1f} [{100 * by.low:+.1f}, {100 * by.high:+.1f}]"
        fall = "  a significant fall" if name in comparison.fallen else ""
        lines.append(f"  {name.replace('_', ' '):<12} {figures}{fall}")
    for name, ids in (
        ("right before, wrong now", comparison.lost),
        ("wrong before, right now", comparison.gained),
        ("only in the run before", comparison.only_before),
        ("only in this run", comparison.only_now),
    ):
        if ids:
            lines.append(f"  {name}: {len(ids)} ({', '.join(ids[:10])}{', …' * (len(ids) > 10)})")
    return "\n".join(lines)
