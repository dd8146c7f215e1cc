"""Reading a spreadsheet of office-holders: xlsx, ods, xls and csv into rows, nothing decided."""

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liqaa.bodies.rules.sheet import MOST_ROWS, Row, rows_of
from liqaa.kit import arabic, sheets
from liqaa.kit.apart import Stopped, in_a_child
from liqaa.kit.archives import Bomb, weigh
from liqaa.kit.refusals import Refused

LARGEST = 5 * 1024 * 1024
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = ";,\t"
UNREADABLE = gettext_lazy("This file cannot be read as a spreadsheet.")
TOO_MUCH = gettext_lazy(
    "This file holds more than a list of people can: too many columns, cells too long, or packed."
)


def read_sheet(upload: UploadedFile) -> list[Row]:
    """The rows of an uploaded sheet, as written.

    Refused beside ``file``: too large, no sheet, no headings that say name and office, nothing below them,
    or more rows than one go can take.
    """
    if (upload.size or 0) > LARGEST:
        raise Refused(_("This file is larger than 5 MB: split it."), field="file")
    content = upload.read()
    lines = _lines_of_workbook(content) if content.startswith((_ZIP, _OLE)) else _lines_of_text(content)
    rows = rows_of(lines)
    if rows is None:
        raise Refused(
            _("No line of headings was found: the sheet needs at least the columns “name” and “office”."),
            field="file",
        )
    if not rows:
        raise Refused(_("There is nothing below the headings."), field="file")
    if len(rows) > MOST_ROWS:
        raise Refused(
            _("This sheet has %(count)d rows: at most %(limit)d can be read in one go.")
            % {"count": len(rows), "limit": MOST_ROWS},
            field="file",
        )
    return rows


def _lines_of_workbook(content: bytes) -> list[list[str]]:
    """The cells of the first sheet that holds anything, read in a process of its own."""
    try:
        if content.startswith(_ZIP):
            weigh(content)
        lines: list[list[str]] | None = in_a_child(
            "liqaa.kit.workbooks",
            "lines_of",
            content,
            most_rows=MOST_ROWS + 100,
            most_columns=sheets.MOST_COLUMNS,
            longest_cell=sheets.LONGEST_CELL,
        )
    except Bomb as bomb:
        raise Refused(UNREADABLE if bomb.code == "damaged" else TOO_MUCH, field="file") from bomb
    except Stopped as stopped:
        raise Refused(UNREADABLE, field="file") from stopped
    if lines is None:
        raise Refused(UNREADABLE, field="file")
    if any(len(line) > sheets.MOST_COLUMNS for line in lines):
        raise Refused(TOO_MUCH, field="file")
    return [[_text(cell) for cell in line] for line in lines]


def _lines_of_text(content: bytes) -> list[list[str]]:
    if b"\x00" in content.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")[:200] and not _is_utf16(
        content
    ):
        raise Refused(UNREADABLE, field="file")
    text = _decoded(content)
    delimiter = max(_DELIMITERS, key="".join(text[:100_000].splitlines(keepends=True)[:10]).count)
    try:
        return [
            [_text(cell) for cell in line] for _number, line in sheets.csv_rows(text, delimiter=delimiter)
        ]
    except sheets.TooMuch as problem:
        raise Refused(UNREADABLE if problem.code == "broken" else TOO_MUCH, field="file") from problem


def _is_utf16(content: bytes) -> bool:
    return content.startswith((b"\xff\xfe", b"\xfe\xff"))


def _decoded(content: bytes) -> str:
    """The text of a csv file: UTF-16 or UTF-8, else the Arabic code page that older Excel writes."""
    for encoding in ("utf-16", "utf-8-sig", "cp1256") if _is_utf16(content) else ("utf-8-sig", "cp1256"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(UNREADABLE, field="file")


def _text(cell: str) -> str:
    return " ".join(arabic.clean(cell).split())
