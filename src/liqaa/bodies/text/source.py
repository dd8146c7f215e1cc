"""One TOML file, parsed, with the lines its entries stand on and the assumed values found in it."""

import re
import tomllib

from liqaa.bodies.text.errors import CharterError
from liqaa.bodies.text.structure import AssumedValue

MAX_CHARACTERS = 500_000
MAX_DETAIL = 500
HEADER = re.compile(r"^[ \t]*\[\[?[ \t]*([A-Za-z0-9_.-]+)[ \t]*\]\]?", re.MULTILINE)


class Source:
    """A TOML text, parsed, that remembers on which line each entry starts."""

    def __init__(self, text: str) -> None:
        if len(text) > MAX_CHARACTERS:
            raise CharterError("too_large", "", limit=MAX_CHARACTERS)
        try:
            self.document: dict[str, object] = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            raise CharterError("not_toml", "", detail=str(error)[:MAX_DETAIL]) from error
        self.assumed: list[AssumedValue] = []
        self._lines: dict[str, list[int]] = {}
        for header in HEADER.finditer(text):
            self._lines.setdefault(header[1], []).append(text.count("\n", 0, header.start(1)) + 1)

    def next_line(self, header: str) -> int | None:
        """Give the line of the next entry under `header`; entries are asked for in the order of the file."""
        lines = self._lines.get(header)
        return lines.pop(0) if lines else None

    def check_schema(self, expected: str) -> None:
        """Refuse a file of another format."""
        value = self.document.get("schema")
        if value != expected:
            raise CharterError("bad_schema", "schema", value=value, expected=expected)

    def check_top(self, allowed: tuple[str, ...]) -> None:
        """Refuse a section that the format does not have."""
        for key in self.document:
            if key not in allowed:
                raise CharterError("unknown_key", "", key=key)
