"""What a measurement was made with: the code, the settings, the models, the machine, the hour."""

import hashlib
import json
import os
import platform
import subprocess
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Protocol

from qa.settings import Settings

LIBRARIES = ("numpy", "torch", "transformers", "tokenizers", "sentence-transformers", "faiss-cpu")


class Model(Protocol):
    """An encoder or a reader: what it is called, and the SHA-256 of its weights."""

    @property
    def name(self) -> str: ...

    @property
    def digest(self) -> str: ...


def collect(settings: Settings, models: Iterable[Model] = ()) -> dict[str, object]:
    """A table for a report; None: not to be found out here."""
    return {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "settings": digest(settings),
        "models": {Path(model.name).name: model.digest for model in models},
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
        "machine": {
            "system": f"{platform.system()} {platform.machine()}",
            "processor": processor(),
            "processors": os.cpu_count(),
            "load": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
        },
    }


def digest(settings: Settings) -> str:
    """SHA-256 of all settings, defaults among them."""
    return hashlib.sha256(json.dumps(asdict(settings), sort_keys=True).encode()).hexdigest()


def commit() -> str | None:
    """The commit of the code, "+" after it where files differ; None outside a checkout."""
    # Installed into another project's folder, the package is no file of that project's history.
    if not _git("ls-files", "__init__.py"):
        return None
    head = _git("rev-parse", "HEAD")
    return f"{head}+" if head and _git("status", "--porcelain", "-uno") else head


def version(library: str) -> str | None:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return None


def processor() -> str | None:
    """The model of the processor, as the system calls it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or None
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or None)


def _git(*arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=Path(__file__).parent,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip() or None
