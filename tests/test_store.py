import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qa import store
from qa.errors import StoreError

SET = {"words": "9"}
MADE = store.Made("encoder", "digest", SET, {"a.txt": "1", "b.txt": "2"})


def fill(text: str) -> Callable[[Path], dict[str, int]]:
    def write(folder: Path) -> dict[str, int]:
        (folder / "data").write_text(text)
        return {"rows": len(text)}

    return write


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    written = store.write(tmp_path, MADE, fill("one"), dimension=3)
    assert store.read_manifest(tmp_path) == written
    assert (store.check(tmp_path, written) / "data").read_text() == "one"
    assert written.counts == {"rows": 3}


def test_new_generation_replaces_the_old_one(tmp_path: Path) -> None:
    store.write(tmp_path, MADE, fill("one"), dimension=3)
    second = store.write(tmp_path, MADE, fill("two"), dimension=3)
    assert [path.name for path in tmp_path.glob("generation-*")] == [second.generation]


def test_failed_build_leaves_the_old_index(tmp_path: Path) -> None:
    first = store.write(tmp_path, MADE, fill("one"), dimension=3)

    def fail(folder: Path) -> dict[str, int]:
        (folder / "data").write_text("half")
        raise RuntimeError("no more disk")

    with pytest.raises(RuntimeError):
        store.write(tmp_path, MADE, fail, dimension=3)
    assert store.read_manifest(tmp_path) == first
    assert len(list(tmp_path.iterdir())) == 2


KILLED_WRITER = """
import os, signal, sys
from pathlib import Path
from qa import store

WATCHED = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree"}
ROOT, STEPS = Path(sys.argv[1]), int(sys.argv[2])

def fill(folder):
    (folder / "data").write_text("new")
    return {"rows": 3}

def write_and_die(root, at):
    steps = 0
    def watch(event, arguments):
        nonlocal steps
        if event in WATCHED and str(root) in str(arguments[0]):
            if steps == at:
                os.kill(os.getpid(), signal.SIGKILL)
            steps += 1
    sys.addaudithook(watch)
    store.write(root, store.Made("e", "d", {}, {}), fill, dimension=3)
    os._exit(0)

for at in range(STEPS):
    child = os.fork()
    if child == 0:
        write_and_die(ROOT / str(at), at)
    print(os.WTERMSIG(os.waitpid(child, 0)[1]))
"""
STEPS = 16


def test_kill_at_any_step_leaves_the_old_index_or_the_new_one(tmp_path: Path) -> None:
    """A writer for each step, killed as it takes that step on the file system."""
    for at in range(STEPS):
        store.write(tmp_path / str(at), MADE, fill("old"), dimension=3)
    finished = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", KILLED_WRITER, str(tmp_path), str(STEPS)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    signals = [int(line) for line in finished.stdout.split()]
    left = []
    for at in range(STEPS):
        root = tmp_path / str(at)
        manifest = store.read_manifest(root)
        assert manifest is not None
        left.append((store.check(root, manifest) / "data").read_text())
        store.write(root, MADE, fill("next"), dimension=3)
        assert len(list(root.glob("generation-*"))) == 1
    assert left == sorted(left, reverse=True)  # the old one up to the rename, then the new one
    assert set(left) == {"old", "new"}
    assert signals[0] == signal.SIGKILL
    assert signals[-1] == 0  # the last writers lived: every step of the writing was tried


def test_damaged_file_is_refused_by_name(tmp_path: Path) -> None:
    manifest = store.write(tmp_path, MADE, fill("one"), dimension=3)
    (tmp_path / manifest.generation / "data").write_text("two")
    with pytest.raises(StoreError, match=r"data is damaged.*qa index --rebuild"):
        store.check(tmp_path, manifest)
    (tmp_path / manifest.generation / "data").unlink()
    with pytest.raises(StoreError, match=r"data is missing.*qa index --rebuild"):
        store.check(tmp_path, manifest)


@pytest.mark.parametrize(
    "change",
    [
        lambda table: "{",
        lambda table: "[]",
        lambda table: json.dumps({**table, "format": 99}),
        lambda table: json.dumps({**table, "generation": "../elsewhere"}),
        lambda table: json.dumps({**table, "checksums": {"../../etc/passwd": "0"}}),
        lambda table: json.dumps({**table, "unknown": 1}),
        lambda table: json.dumps({**table, "checksums": {"data": 5}}),
        lambda table: json.dumps({**table, "made": {**table["made"], "settings": "abc"}}),
        lambda table: json.dumps({key: table[key] for key in table if key != "made"}),
    ],
    ids=["cut", "list", "format", "generation", "path", "unknown", "number", "text", "missing"],
)
def test_foreign_manifest_is_refused(
    tmp_path: Path, change: Callable[[dict[str, Any]], str]
) -> None:
    store.write(tmp_path, MADE, fill("one"), dimension=3)
    path = tmp_path / store.MANIFEST
    path.write_text(change(json.loads(path.read_text())))
    with pytest.raises(StoreError, match="qa index --rebuild"):
        store.read_manifest(tmp_path)


def test_no_manifest_is_no_index(tmp_path: Path) -> None:
    assert store.read_manifest(tmp_path) is None


@pytest.mark.parametrize(
    ("now", "named"),
    [
        (MADE, []),
        (store.Made("other", "digest", SET, MADE.files), ["encoder"]),
        (store.Made("encoder", "digest", {"words": "5"}, MADE.files), ["words was 9, is 5"]),
        (store.Made("encoder", "digest", SET, {"a.txt": "1"}), ["b.txt is gone"]),
        (
            store.Made("encoder", "digest", SET, {"a.txt": "0", "b.txt": "2", "c.txt": "3"}),
            ["a.txt changed", "c.txt is new"],
        ),
    ],
    ids=["same", "encoder", "settings", "gone", "changed-and-new"],
)
def test_every_change_is_named(now: store.Made, named: list[str]) -> None:
    found = store.changes(MADE, now)
    assert len(found) == len(named)
    assert all(words in line for words, line in zip(named, found, strict=True))


def test_index_of_an_older_format_is_made_anew(tmp_path: Path) -> None:
    store.write(tmp_path, MADE, fill("one"), dimension=3)
    path = tmp_path / store.MANIFEST
    older = {**json.loads(path.read_text(encoding="utf-8")), "format": store.FORMAT - 1}
    path.write_text(json.dumps(older), encoding="utf-8")
    assert store.read_manifest(tmp_path) is None
    manifest = store.write(tmp_path, MADE, fill("two"), dimension=3)
    assert store.read_manifest(tmp_path) == manifest
