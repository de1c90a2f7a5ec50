"""The index on disk: written beside the old, swapped in by one rename, checked before it is read.

    index/manifest.json        which generation holds, and a checksum of each of its files
    index/GENERATION/...       that generation's files, never changed once written

The manifest is replaced by a rename after the generation is complete, so that a kill at any moment
leaves the old index or the new one.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock

from qa.errors import StoreError

FORMAT = 2
MANIFEST = "manifest.json"
LOCK = ".lock"
GENERATION = "generation-"
MEND = "build it anew with: qa index --rebuild"


@dataclass(frozen=True, slots=True)
class Made:
    """What an index was made from; an index is stale where any of it is no longer so."""

    encoder: str
    encoder_digest: str
    settings: dict[str, str]  # what shapes the index: each setting, a digest of the code
    files: dict[str, str]  # article file -> SHA-256


@dataclass(frozen=True, slots=True)
class Manifest:
    """What lies in an index."""

    format: int
    generation: str
    made: Made
    counts: dict[str, int]
    dimension: int
    checksums: dict[str, str]  # file of the generation -> SHA-256


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Keep other processes from writing this index, or from deleting what is about to be read."""
    root.mkdir(parents=True, exist_ok=True)
    with FileLock(root / LOCK):
        yield


def write(
    root: Path,
    made: Made,
    fill: Callable[[Path], dict[str, int]],
    *,
    dimension: int,
) -> Manifest:
    """Write a generation with `fill` (it returns counts of what it wrote) and make it the index.

    To be called where the index is `locked`.
    """
    root.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=GENERATION, dir=root))
    folder.chmod(0o755)  # as readable as what lies beside it
    try:
        counts = fill(folder)
        checksums = {path.name: _sha256(path) for path in sorted(folder.iterdir())}
        for name in checksums:
            _flush(folder / name)
        manifest = Manifest(FORMAT, folder.name, made, counts, dimension, checksums)
        _replace(root / MANIFEST, json.dumps(asdict(manifest), indent=1, ensure_ascii=False))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    for old in root.glob(f"{GENERATION}*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
    return manifest


def read_manifest(root: Path) -> Manifest | None:
    """What the folder's index says of itself; None where there is none, or one of an older format.

    Raises `StoreError` for a manifest that is damaged, foreign, or of a newer format.
    """
    path = root / MANIFEST
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StoreError(f"{path} is damaged ({error}); {MEND}") from error
    if isinstance(table, dict) and table.get("format") in range(1, FORMAT):
        return None
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        raise StoreError(f"{path} is not an index of format {FORMAT}; {MEND}")
    return _parsed(path, table)


def check(root: Path, manifest: Manifest) -> Path:
    """The folder of the generation, every file of it compared with its checksum.

    Raises `StoreError` naming the first file that is missing or changed.
    """
    folder = root / manifest.generation
    for name, expected in manifest.checksums.items():
        path = folder / name
        if not path.is_file():
            raise StoreError(f"{path} is missing; {MEND}")
        if _sha256(path) != expected:
            raise StoreError(f"{path} is damaged: its checksum is not the manifest's; {MEND}")
    return folder


def changes(made: Made, now: Made) -> list[str]:
    """What is no longer as it was when an index was made, one line each; none if it is fresh."""
    found = []
    if (made.encoder, made.encoder_digest) != (now.encoder, now.encoder_digest):
        found.append(f"the encoder was {made.encoder}, is {now.encoder}, or its weights changed")
    for name in sorted(made.settings.keys() | now.settings.keys()):
        old, new = made.settings.get(name), now.settings.get(name)
        if old != new:
            found.append(f"{name} was {old}, is {new}")
    for file in sorted(made.files.keys() | now.files.keys()):
        if file not in now.files:
            found.append(f"{file} is gone")
        elif file not in made.files:
            found.append(f"{file} is new")
        elif made.files[file] != now.files[file]:
            found.append(f"{file} changed")
    return found


def _parsed(path: Path, table: dict[str, Any]) -> Manifest:
    try:
        manifest = Manifest(**{**table, "made": Made(**table["made"])})
        names = [manifest.generation, *manifest.checksums]
        if not names[0].startswith(GENERATION) or any(Path(name).name != name for name in names):
            raise ValueError("a file outside the index")
        for texts in (manifest.made.settings, manifest.made.files, manifest.checksums):
            if not all(isinstance(value, str) for value in texts.values()):
                raise TypeError("not a table of texts")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StoreError(f"{path} is damaged ({error}); {MEND}") from error
    return manifest


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _replace(path: Path, text: str) -> None:
    beside = path.with_suffix(".partial")
    beside.write_text(text, encoding="utf-8")
    _flush(beside)
    os.replace(beside, path)
    _flush(path.parent)


def _flush(path: Path) -> None:
    """Onto the disk, so that the rename never overtakes what it points to."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
