"""What the story's tests share: a window in somebody's hand, and its pictures.

Whoever holds it is a stranger: one address is opened, the link that the demo printed; everything else is
reached by clicking what the screen shows.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from liqaa.access.models import Account, OneTimeLink
from liqaa.config.cli.links import link_for
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

    @property
    def main(self) -> Locator:
        """The page without its frame."""
        return self.page.locator("main")

    def enter(self) -> None:
        """Open the one-time link that ``liqaa demo`` prints: the only address of the whole story."""
        first = Account.objects.order_by("pk")[0]
        path = link_for(first, OneTimeLink.Purpose.DEMO).partition("/access/")[2]
        self.page.goto(f"{self.site.url}/access/{path}")
        self.page.wait_for_url(f"{self.site.url}/")

    def be(self, who: str) -> None:
        """Become somebody else of the demo by the switcher above every page; it leads home."""
        name = Account.objects.get(email=f"{who}@demo.invalid").name
        switcher = self.page.locator(".k-switcher")
        switcher.locator("summary").click()
        switcher.get_by_role("button").filter(has_text=name).click()
        self.page.wait_for_url(f"{self.site.url}/")
        expect(switcher.locator("summary")).to_contain_text(name)

    def menu(self, entry: str) -> None:
        """Choose an entry of the menu: beside the page on a desk, below it on a phone, or behind "more"."""
        link = self.page.locator("nav.k-side, nav.k-bottom").get_by_role("link", name=entry, exact=True)
        if not link.filter(visible=True).count():
            self.page.locator("nav.k-bottom summary").click()
        link.filter(visible=True).click()

    def follow(self, name: str, *, within: str = "main") -> None:
        """Click the first link of that name, and wait for the page it leads to."""
        before = self.page.url
        self.page.locator(within).get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_url(lambda url: url != before)

    def press(self, name: str, *, within: str = "main", taps: int = 1) -> None:
        """Press the button of that name, once or as an impatient thumb does."""
        self.page.locator(within).get_by_role("button", name=name, exact=True).click(click_count=taps)

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
