"""What a run reports while it goes on: a bar on the screen, lines of metrics in a file."""

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

FILE = "metrics.jsonl"
EVERY = 50  # steps


def rows(run: Path) -> dict[int, dict[str, Any]]:
    """The metrics of a run by step, in order; the newest where a resumed run wrote a step again."""
    path = run / FILE
    found: dict[int, dict[str, Any]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        row = json.loads(line)
        found[row["step"]] = found.get(row["step"], {}) | row
    return dict(sorted(found.items()))


class Progress:
    """A bar with the time that is left, and a line of metrics every `EVERY` steps."""

    def __init__(self, run: Path, *, step: int, end: int) -> None:
        self._path = run / FILE
        self._step, self._end = step, end
        self._bar = tqdm(total=end, initial=step, unit="step", mininterval=1.0)
        self._begun = time.monotonic()
        self._losses: list[float] = []
        self._tokens = 0

    def note(self, loss: float, *, rate: float, tokens: int) -> None:
        """One step is done; it read so many tokens."""
        self._step += 1
        self._losses.append(loss)
        self._tokens += tokens
        self._bar.update()
        if self._step % EVERY and self._step != self._end:
            return
        seconds = time.monotonic() - self._begun
        left = (self._end - self._step) * seconds / len(self._losses)
        mean = round(float(np.mean(self._losses)), 4)
        self._bar.set_postfix(loss=mean)
        speed = round(self._tokens / seconds)
        self.write(loss=mean, rate=rate, tokens_per_second=speed, minutes_left=round(left / 60, 1))
        self._begun, self._losses, self._tokens = time.monotonic(), [], 0

    def write(self, **metrics: float) -> None:
        with self._path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({"step": self._step} | metrics) + "\n")

    def close(self) -> None:
        self._bar.close()
