"""What each part of the mixture is worth: short runs from one start, each without one of them.

    python -m training.ablation --config training/reader.toml --data DIR --out DIR

Every run sees the same number of windows, from the mixture without its part, and ends with a decay
to zero; all are measured by the same held-out questions. Prints a table in Markdown, and writes
`ablation.json`. A run that is done is not done again; one that was killed goes on. One draw of the
windows and one seed a run: differences of a point or two mean nothing.
"""

import argparse
import copy
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import numpy as np

from training import mixture, progress
from training.examples import sample

WHOLE = "nothing"
SQUAD = ("squad11_train", "squad20_train_unans")
HELD_OUT = {  # more than a run is measured by on its way: differences of short runs are small
    "sources": ["squad11_train", "squad20_train_unans", "attributions", "retrieved"],
    "share": 0.03,
    "questions": 500,
}
PARTS = (WHOLE, "attributions", "retrieved", "squad20_train_unans", "others")


def without(config: dict[str, Any], part: str) -> dict[str, Any]:
    """The configuration without a part of its mixture; "others" are all sets but SQuAD's."""
    changed = copy.deepcopy(config)
    parts = changed["mixture"]
    if part in ("attributions", "retrieved"):
        parts[part] = 0
    elif part == "others":
        parts["folders"] = {n: count for n, count in parts["folders"].items() if n in SQUAD}
        parts.pop("hub", None)
    elif part != WHOLE:
        del parts["folders"][part]
    return changed


def table(results: dict[str, dict[str, float]]) -> str:
    """Markdown: a row for each run, in per cent."""
    columns = list(next(iter(results.values())))
    rows = [f"| left out | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for part, metrics in results.items():
        cells = " | ".join(f"{metrics[column]:.1f}" for column in columns)
        rows.append(f"| {part} | {cells} |")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=150)
    parser.add_argument("--decay", type=int, default=40)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    config["evaluation"] |= HELD_OUT
    results = {part: measured(config, part, arguments) for part in arguments.parts}
    written = json.dumps(results, indent=1)
    (arguments.out / "ablation.json").write_text(written, encoding="utf-8")
    print(table(results))  # noqa: T201 (the table is the output)


def measured(config: dict[str, Any], part: str, arguments: argparse.Namespace) -> dict[str, float]:
    """The held-out metrics at the end of the run without a part."""
    run, steps, decay = arguments.out / part, arguments.steps, arguments.decay
    if not (run / "mixture.json").exists():  # the last thing that a mixture writes
        random = np.random.default_rng(config["seed"])
        examples = mixture.build(without(config, part), arguments.data, random)
        windows = (steps + decay) * config["optimiser"]["batch"]
        mixture.save(sample(examples, windows, random), config, arguments.data, run)
    if not (run / "final").exists():
        command = [sys.executable, "-m", "training.reader", "--config", str(arguments.config)]
        command += ["--run", str(run), "--processes", str(arguments.processes)]
        subprocess.run([*command, "--steps", str(steps)], check=True)
        subprocess.run([*command, "--decay", str(decay)], check=True)
    rows = progress.rows(run)
    last = rows[max(rows)]
    return {name: last[name] for name in last if name.startswith(("exact_match", "f1"))}


if __name__ == "__main__":
    main()
