"""Why a file gives no text, and how much is taken in."""

LARGEST_FILE = 5 * 1024 * 1024
"""Bytes taken in."""

LONGEST_TEXT = 200_000
"""Characters of text taken in."""

MOST_PAGES = 60
"""Pages of a PDF taken in."""


class Unreadable(Exception):
    """A file that gives no text.

    ``code`` is empty, binary, too_big, unknown_format, damaged, bomb, encrypted, scan (pictures of words, no
    text), nameless (letters without meaning: the file does not say which they are) or too_many_pages.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
