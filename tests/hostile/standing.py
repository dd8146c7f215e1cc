"""The screens of the standing demo, with their addresses."""

from collections.abc import Iterator

from tests.browser.screens import SCREENS, Screen


def screens() -> Iterator[tuple[Screen, str]]:
    """Each screen whose row the demo holds; ``test_every_screen`` holds that it holds all of them."""
    for screen in SCREENS:
        try:
            yield screen, screen.address
        except AssertionError:
            continue
