"""Every screen, on a phone and on a desk: quiet, whole, readable to everybody, in one language."""

from collections.abc import Callable

import pytest
from django.urls import get_resolver
from playwright.sync_api import Page

from liqaa.testing.site import Site
from tests.architecture.test_sign_in import _named
from tests.browser.no_screen import NO_SCREEN
from tests.browser.screens import SCREENS, Screen
from tests.browser.watching import DESK, PHONE, Watch, axe_troubles, foreign_words, overflow

Windows = Callable[[str, str], Page]
each_screen = pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
ADDRESSES = tuple({screen.route: screen for screen in reversed(SCREENS)}.values())
"""One screen of each address: the others are the same page in another state."""
each_address = pytest.mark.parametrize("screen", ADDRESSES, ids=lambda screen: screen.name)


def test_every_address_is_a_screen_or_says_why_not() -> None:
    addresses = {name for name, _entry in _named(get_resolver().url_patterns)}
    seen = {screen.route for screen in SCREENS}
    assert (addresses - seen - NO_SCREEN.keys(), NO_SCREEN.keys() - addresses) == (set(), set())


def open_screen(
    screen: Screen,
    language: str,
    width: dict[str, int],
    still_site: tuple[Site, dict[str, str]],
    windows: Windows,
) -> tuple[Watch, int]:
    """The screen in its reader's window, and the status it answered with."""
    site, addresses = still_site
    page = windows(screen.who, language)
    page.set_viewport_size(width)
    watch = Watch(page, site.url.partition("//")[2])
    answer = page.goto(site.url + addresses[screen.name])
    return watch, answer.status


@each_screen
def test_an_arabic_screen_is_whole_on_a_phone_and_on_a_desk(screen: Screen, still_site, windows) -> None:
    watch, status = open_screen(screen, "ar", PHONE, still_site, windows)
    page = watch.page
    root = page.locator("html")
    assert (status, root.get_attribute("lang"), root.get_attribute("dir")) == (screen.status, "ar", "rtl")
    troubles = [("phone", each) for each in (*overflow(page), *axe_troubles(page))]
    page.set_viewport_size(DESK)
    troubles += [("desk", each) for each in overflow(page)]
    troubles += [("words", each) for each in foreign_words(page, "ar")]
    assert [*troubles, *watch.end()] == []


@pytest.mark.slow
@each_address
def test_a_french_screen_is_whole_and_speaks_french_alone(screen: Screen, still_site, windows) -> None:
    watch, status = open_screen(screen, "fr", DESK, still_site, windows)
    page = watch.page
    root = page.locator("html")
    assert (status, root.get_attribute("lang"), root.get_attribute("dir")) == (screen.status, "fr", "ltr")
    words = [] if screen.specimen else foreign_words(page, "fr")
    troubles = [*overflow(page), *axe_troubles(page), *words]
    assert [*troubles, *watch.end()] == []
