"""Every browser test gets a page of its own, and fails if that page asked another host for anything
or had an error in its console."""

import os
import socketserver
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    ViewportSize,
)

from tests.e2e.serving import chromium, find_chromium, serving

DESKTOP: ViewportSize = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def outside() -> Iterator[tuple[str, list[bytes]]]:
    """A proxy that lets nothing through: its address, and the first line of all that came to it."""
    asked: list[bytes] = []

    class Refusal(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline())
            self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Refusal) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{proxy.server_address[1]}", asked
        proxy.shutdown()


@pytest.fixture(scope="session")
def url(
    tmp_path_factory: pytest.TempPathFactory, outside: tuple[str, list[bytes]]
) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("served")
    with serving(folder / "index", folder / "log.txt", proxy=outside[0]) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; where there is none the suite is skipped, or fails if REQUIRE_BROWSER is 1.

    Not for the whole session: Playwright's event loop would still run beside Gradio's own tests.
    """
    path = find_chromium()
    if path is None:
        missing = "no Chromium found: install chromium, or name it in the variable CHROMIUM"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    with chromium(path) as running:
        yield running


@pytest.fixture
def open_page(browser: Browser, url: str) -> Iterator[Callable[..., Page]]:
    """Open the page in a new window of a given size and colour scheme; watch it to the end."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith((f"{url}/", "data:", "blob:")):
            faults.append(f"a request to {request.url}")

    def note_console(line: ConsoleMessage) -> None:
        if line.type == "error":
            faults.append(f"in the console: {line.text}")

    def note_dialog(dialog: Dialog) -> None:
        faults.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def watched(*, viewport: ViewportSize = DESKTOP, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport=viewport,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.on("request", note_request)
        page = context.new_page()
        page.on("websocket", lambda socket: faults.append(f"a web socket to {socket.url}"))
        page.on("dialog", note_dialog)
        page.on("pageerror", lambda error: faults.append(f"an error: {error}"))
        page.on("console", note_console)
        page.goto(url)
        page.get_by_label("Your question").wait_for(timeout=60_000)
        return page

    yield watched
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()
