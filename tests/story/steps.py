"""What the story's tests share: a window in somebody's hand, and its pictures."""

import os
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from liqaa.testing.site import Site
from tests.browser.watching import Watch, axe_troubles, foreign_words, overflow

PICTURES = "LIQAA_STORY_PICTURES"
"""Names the folder that ``scripts/story_screenshots.py`` wants the pictures in; unset, none is drawn."""


@dataclass
class Story:
    """A window on the demo; every screen that is looked at must be whole."""

    page: Page
    watch: Watch
    site: Site
    width: str

    def be(self, who: str) -> None:
        """Sign in as somebody of the demo."""
        self.site.sign_in(self.page, f"{who}@demo.invalid")

    def open(self, path: str) -> None:
        """Go to an address."""
        self.page.goto(self.site.url + path)

    def press(self, name: str, *, within: str = "main") -> None:
        """Press the button of that name."""
        self.page.locator(within).get_by_role("button", name=name, exact=True).click()

    def read(self, words: str, *, within: str = "main") -> None:
        """Expect these words on the screen."""
        expect(self.page.locator(within).first).to_contain_text(words)

    def look(self, step: str) -> None:
        """The screen has nothing that a reader would trip over; it is drawn where pictures are wanted."""
        page = self.page
        page.wait_for_load_state()
        troubles = [*axe_troubles(page), *overflow(page), *foreign_words(page, "ar"), *self.watch.troubles()]
        assert not troubles, (page.url, troubles)
        if os.environ.get(PICTURES):
            page.screenshot(path=Path(os.environ[PICTURES]) / f"{step}-{self.width}.png")
