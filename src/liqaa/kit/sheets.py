"""Tables that leave or enter as CSV: no cell that a spreadsheet takes for a formula, limits on what is read.

Every table that leaves the product as a file goes through :func:`cell`; an architecture test holds that no
room writes CSV by itself.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

LARGEST = 20 * 1024 * 1024
"""Bytes a table may have."""
MOST_ROWS = 200_000
MOST_COLUMNS = 200
LONGEST_CELL = 32_767
"""Characters of one cell: what a cell of a spreadsheet holds."""

BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets take Arabic for another encoding."""
FORMULAS = frozenset("=+-@\t\r\n|%＝＋－＠﹢﹣﹦﹫−")
"""What a spreadsheet may take for the beginning of a formula, full-width and small forms included."""
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Cs", "Co", "Cn"})
"""Categories that a spreadsheet may drop from the head of a cell: controls, bidi marks, spaces, marks."""


class TooMuch(Exception):
    """A table beyond the limits; ``code`` is large, rows, columns, cell or broken."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def cell(value: object) -> str:
    """The text of a cell; with an apostrophe before it where a spreadsheet would read a formula.

    Spaces, controls and direction marks at its head are looked past first (OWASP ASVS 1.2.10). Numbers stay
    numbers: a whole or broken negative number is no formula.
    """
    text = "" if value is None else str(value)
    if isinstance(value, int | float):
        return text
    text = text.replace("\x00", "")
    return f"'{text}" if starts_a_formula(text) else text


def starts_a_formula(text: str) -> bool:
    """Whether a spreadsheet may run ``text``: its first sign, or the first that can be seen, begins one."""
    if text[:1] in FORMULAS:
        return True
    seen = next((sign for sign in text if unicodedata.category(sign) not in _INVISIBLE), "")
    return seen in FORMULAS


def csv_text(rows: Iterable[Iterable[object]], *, delimiter: str = ",") -> str:
    """The rows as CSV that spreadsheets open rightly: with a byte order mark, every cell harmless."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([cell(each) for each in row] for row in rows)
    return BYTE_ORDER_MARK + out.getvalue()


def csv_rows(text: str, *, delimiter: str, most: int = MOST_ROWS) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its last line, read one by one.

    Raises ``TooMuch`` at the first row beyond a limit, so that nothing larger is ever held.
    """
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for count, row in enumerate(lines, start=1):
            if count > most:
                raise TooMuch("rows")
            _within(row)
            yield lines.line_num, row
    except csv.Error as error:
        raise TooMuch("cell" if "field larger" in str(error) else "broken") from error


def _within(row: Sequence[str]) -> None:
    if len(row) > MOST_COLUMNS:
        raise TooMuch("columns")
    if any(len(each) > LONGEST_CELL for each in row):
        raise TooMuch("cell")
