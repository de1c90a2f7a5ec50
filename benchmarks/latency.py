"""Milliseconds of a question, and seconds from the start of a process to its first answer.

python -m benchmarks.latency [--questions FILE] [--corpus DIR] [--index DIR]
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

import qa
from qa.evaluation import files

CANONICAL = "who said the decision was virtually unprecedented?"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--index", type=Path, default=Path("index"))
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--starts", type=int, default=3)
    arguments = parser.parse_args()
    asked = [CANONICAL]
    if arguments.questions:
        asked = [gold.question for gold in files.read([arguments.questions]).questions]
    system = qa.load(arguments.index, corpus=arguments.corpus)
    for question in asked[:3]:
        system.ask(question)
    times = []
    for question in asked:
        begun = time.perf_counter()
        system.ask(question)
        times.append((time.perf_counter() - begun) * 1000)
    p50, p95 = np.percentile(times, [50, 95])
    load = os.getloadavg()[0]
    print(f"{len(times)} questions: p50 {p50:.0f} ms, p95 {p95:.0f} ms (load {load:.1f})")  # noqa: T201
    starts = []
    for _ in range(arguments.starts):
        begun = time.perf_counter()
        command = [sys.executable, "-m", "qa", "ask", CANONICAL, "--quiet"]
        command += ["--corpus", str(arguments.corpus), "--index", str(arguments.index)]
        subprocess.run(command, check=True, capture_output=True)
        starts.append(time.perf_counter() - begun)
    print(f"start to first answer: median {np.median(starts):.1f} s of {len(starts)}")  # noqa: T201


if __name__ == "__main__":
    main()
