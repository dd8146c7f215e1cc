"""The words in which the table of expected access is written: one line, and the short ways to write it."""

from dataclasses import dataclass, field
from typing import Any

WITHIN, AROUND, ABOUT = "within", "around", "about"
"""How a record is reached: at or below one's place; also above it; also when it is about one's place."""
EVERYONE, SIGNED = "everyone", "signed in"
PAGE, PIECE, JSON, CSV, FILE, PRINT, SEARCH, CHOICES, COUNT, MOVE = (
    "page", "fragment", "json", "csv", "file", "print", "search", "autocomplete", "count", "move",
)  # fmt: skip
PDF, DOCX, FEED, XLSX = "pdf", "docx", "feed", "xlsx"
MAIL, ERROR = "mail", "error"
"""No line is of these two: mails stand in ``mailed``; an error is the page of every refusal."""
SURFACES = {
    PAGE, PIECE, JSON, CSV, FILE, PRINT, SEARCH, CHOICES, COUNT, MOVE, PDF, DOCX, FEED, XLSX,
}  # fmt: skip
SCOPE, ABOVE, COUNTRY, ROOT = "scope", "above", "country", "root"


@dataclass(frozen=True)
class Row:
    """One surface: an address with a method, and who is answered how."""

    route: str
    of: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    how: str = WITHIN
    ask: tuple[str, ...] = ()
    at: str = SCOPE
    anywhere: tuple[str, ...] = ()
    method: str = "GET"
    surface: str = PAGE
    door: str = SIGNED
    data: dict[str, Any] = field(default_factory=dict, hash=False)
    query: str = ""
    more: tuple[Any, ...] = ()
    before: tuple[Any, ...] = ()
    missing: bool = False
    """Nothing of this kind was planted: whoever may ask is told so."""
    always: str = ""
    """The answer to whoever may ask, where the field is not furnished for it."""
    link: str = ""
    """Of an address that opens without a sign-in: what its holder is handed (``handed``)."""

    @property
    def name(self) -> str:
        """What a failure calls it."""
        return f"{self.method} {self.route}{self.query}"


def page(route: str, of: str = "", see: str = "", **more: Any) -> Row:
    """A line of the table; several words in one string are several rights, all of them asked (``see``:
    any)."""
    texts = {key: tuple(more[key].split()) for key in ("ask", "anywhere") if key in more}
    return Row(route, tuple(of.split()), tuple(see.split()), **(more | texts))


def move(route: str, of: str = "", see: str = "", **more: Any) -> Row:
    """A line of something that is done, by POST."""
    return page(route, of, see, **({"method": "POST", "surface": MOVE} | more))


def both(route: str, of: str = "", see: str = "", **more: Any) -> tuple[Row, Row]:
    """A form: shown by GET, taken by POST, under the same rights."""
    shown = {key: value for key, value in more.items() if key != "data"}
    return page(route, of, see, **shown), move(
        route, of, see, **{k: v for k, v in more.items() if k != "query"}
    )
