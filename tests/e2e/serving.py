"""The program as a user starts it, in a process of its own, and a browser to look at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
STARTING = 300  # seconds, for a cold machine that has the index to build first


@contextmanager
def serving(index: Path, log: Path, proxy: str | None = None) -> Iterator[str]:
    """The address of a page that a new process serves; `proxy` gets all its other requests."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "qa", "serve", "--port", str(port)]
    command += ["--corpus", str(CORPUS), "--index", str(index)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=_environment(proxy), stdout=output, stderr=output
        )
        try:
            _wait(url, process, log)
            yield url
        finally:
            process.terminate()
            process.wait(timeout=30)


def find_chromium() -> str | None:
    """The program that the variable CHROMIUM names, or the first Chromium on the path."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    # As root, which is usual in a container, Chromium runs only without its sandbox.
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        with closing(browser):
            yield browser


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _environment(proxy: str | None) -> dict[str, str]:
    environment = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    environment["PYTHONPATH"] = os.pathsep.join(
        filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH")))
    )
    if proxy:
        environment |= dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), proxy)
    return environment


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    last = time.monotonic() + STARTING
    while time.monotonic() < last and process.poll() is None:
        try:
            with direct.open(url, timeout=10):
                return
        except OSError:
            time.sleep(0.2)
    said = log.read_text(encoding="utf-8", errors="replace")
    raise RuntimeError(f"the page did not start (exit status {process.poll()}):\n{said}")
