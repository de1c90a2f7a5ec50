"""Take the pictures of the documentation: python -m tests.e2e.screenshots --out docs."""

import argparse
import tempfile
from pathlib import Path

from tests.e2e.serving import chromium, find_chromium, serving

QUESTION = "Who said the decision was virtually unprecedented?"


def take(out: Path) -> None:
    """Write `screenshot.png`: a question, its answer, and the article with the quotation marked."""
    with tempfile.TemporaryDirectory() as folder:
        index, log = Path(folder, "index"), Path(folder, "log.txt")
        with serving(index, log) as url, chromium(find_chromium() or "chromium") as browser:
            page = browser.new_page(
                viewport={"width": 1280, "height": 800}, reduced_motion="reduce"
            )
            page.goto(url)
            page.get_by_label("Your question").fill(QUESTION)
            page.keyboard.press("Enter")
            page.locator(".show").first.click(timeout=60_000)
            page.locator("mark").first.wait_for()
            page.wait_for_timeout(1000)  # for the article to be scrolled to its mark
            page.screenshot(path=out / "screenshot.png")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs"), help="folder of the pictures")
    take(parser.parse_args().out)
