"""Draw the pictures of the papers from the running demo: ``uv run python -m scripts.screenshots``.

Starts the demo in a throw-away folder, opens its pages in a real browser at a phone's and a desk's width, and
writes PNG files into ``docs/images``.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from liqaa.testing.browser import ARGUMENTS, PACKAGE_FILE
from liqaa.testing.chromium import find_chromium

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
WIDTHS = {"phone": (390, 844), "desk": (1280, 860)}
PAGES = {"home": "/", "place": "/place/ma/03/591/", "reader": "/reports/"}
PORT = "8799"


@contextmanager
def demo(home: str) -> Iterator[str]:
    """The link of a demo that runs as long as the block; nothing of it stays."""
    command = [sys.executable, "-m", "liqaa", "demo", "--port", PORT]
    process = subprocess.Popen(
        command, env={**os.environ, "LIQAA_HOME": home}, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    try:
        lines = iter(process.stdout.readline, "") if process.stdout else iter(())
        yield next(found.group(0) for line in lines if (found := re.search(r"http://\S+", line)))
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def draw(browser: Browser, link: str) -> None:
    """One picture for each page and width, and the sample report beside its record."""
    for name, (width, height) in WIDTHS.items():
        context = browser.new_context(viewport={"width": width, "height": height}, locale="ar-MA")
        page = context.new_page()
        page.goto(link)
        address = link.partition("/access/")[0]
        for subject, path in PAGES.items():
            page.goto(address + path)
            page.screenshot(path=IMAGES / f"{subject}-{name}.png")
        page.goto(f"{address}/reports/")
        page.get_by_role("button", name="جرّب تقريرا نموذجيا").click()
        page.locator("[data-reader]").scroll_into_view_if_needed()
        page.screenshot(path=IMAGES / f"reading-{name}.png")
        context.close()


def main() -> int:
    """Draw them all."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    chromium = find_chromium(ROOT / PACKAGE_FILE)
    with tempfile.TemporaryDirectory() as home, demo(home) as link, sync_playwright() as play:
        path = str(chromium.executable) if chromium.executable else None
        browser = play.chromium.launch(executable_path=path, args=ARGUMENTS)
        draw(browser, link)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
