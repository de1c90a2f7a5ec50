"""Write requirements.txt and requirements-dev.txt: everything that a fresh environment gets.

The environment is made here, from what pyproject.toml names, and thrown away. A line with a
condition in the old files ("; python_version ...") cannot be seen from one Python: it is kept.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
INSTALLER = "pip"
# what torch brings along where its default build is one for GPUs: not needed, and not for all
GPU = re.compile(r"nvidia-|cuda-|triton$")

RUNTIME_HEADER = """\
# What the program runs on, every package at one exact version. Written by `make lock`:
# change pyproject.toml, not this file. A line with a condition is kept as it stands.
"""
DEV_HEADER = """\
# What the tests and checks need besides. Written by `make lock`, as requirements.txt is.
-r requirements.txt
"""

Pins = dict[str, str]  # canonical name to version
Parents = dict[str, set[str]]  # canonical name to the names of the packages that ask for it


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = project["project"]["dependencies"] + project["build-system"]["requires"]
    dev = project["dependency-groups"]["dev"]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        torch_index = os.environ.get("TORCH_INDEX")
        if torch_index:
            torch = next(line for line in runtime if Requirement(line).name == "torch")
            pip(python, "install", "--index-url", torch_index, torch)
        pip(python, "install", *runtime)
        runtime_pins, parents = installed(python)
        write(ROOT / "requirements.txt", RUNTIME_HEADER, runtime, runtime_pins, parents)
        pip(python, "install", *runtime, *dev)
        pins, parents = installed(python)
    moved = {name for name, version in runtime_pins.items() if pins[name] != version}
    if moved:
        sys.exit(f"the development tools ask for other versions of: {', '.join(sorted(moved))}")
    dev_pins = {name: version for name, version in pins.items() if name not in runtime_pins}
    write(ROOT / "requirements-dev.txt", DEV_HEADER, dev, dev_pins, parents)


def pip(python: Path, *arguments: str) -> str:
    """Run pip in an environment; what it printed on its standard output."""
    command = [str(python), "-m", "pip", "--quiet", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def installed(python: Path) -> tuple[Pins, Parents]:
    """Versions without their local part ("+cpu"), and who asks for each package."""
    packages = [package["metadata"] for package in json.loads(pip(python, "inspect"))["installed"]]
    versions = {canonicalize_name(each["name"]): each["version"] for each in packages}
    pins: Pins = {
        name: version.split("+")[0]
        for name, version in versions.items()
        if name != INSTALLER and not GPU.match(name)
    }
    parents: Parents = {name: set() for name in pins}
    for each in packages:
        for line in each.get("requires_dist", []):
            wanted = Requirement(line)
            name = canonicalize_name(wanted.name)
            if name in pins and (not wanted.marker or wanted.marker.evaluate({"extra": ""})):
                parents[name].add(canonicalize_name(each["name"]))
    return pins, parents


def write(path: Path, header: str, named: list[str], pins: Pins, parents: Parents) -> None:
    names = {canonicalize_name(Requirement(line).name) for line in named}
    direct = [f"{name}=={pins[name]}" for name in sorted(names)]
    pulled = [
        f"{name}=={pins[name]}  # for {', '.join(sorted(parents[name])) or 'an optional part'}"
        for name in sorted(pins.keys() - names)
    ]
    lines = [header, "# named in pyproject.toml", *direct]
    lines += ["", "# pulled in by them", *pulled, *conditional(path), ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def conditional(path: Path) -> list[str]:
    old = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line for line in old if ";" in line and not line.startswith("#")]


if __name__ == "__main__":
    main()
