"""Reading a spreadsheet of office-holders: xlsx, ods, xls and csv into rows, nothing decided."""

import csv
import datetime as dt
import io

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from liqaa.bodies.rules.sheet import MOST_ROWS, Row, rows_of
from liqaa.kit import arabic
from liqaa.kit.refusals import Refused

LARGEST = 5 * 1024 * 1024
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = ";,\t"


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
    """The cells of the first sheet that holds anything."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in workbook.sheet_names:
            lines = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MOST_ROWS + 100)
            if lines:
                return [[_text(cell) for cell in line] for line in lines]
    except (CalamineError, OSError, ValueError) as error:
        raise Refused(_("This file cannot be read as a spreadsheet."), field="file") from error
    return []


def _lines_of_text(content: bytes) -> list[list[str]]:
    if b"\x00" in content.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")[:200] and not _is_utf16(
        content
    ):
        raise Refused(_("This file cannot be read as a spreadsheet."), field="file")
    text = _decoded(content)
    delimiter = max(_DELIMITERS, key="".join(text.splitlines(keepends=True)[:10]).count)
    try:
        return [[_text(cell) for cell in line] for line in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error as error:
        raise Refused(_("This file cannot be read as a spreadsheet."), field="file") from error


def _is_utf16(content: bytes) -> bool:
    return content.startswith((b"\xff\xfe", b"\xfe\xff"))


def _decoded(content: bytes) -> str:
    """The text of a csv file: UTF-16 or UTF-8, else the Arabic code page that older Excel writes."""
    for encoding in ("utf-16", "utf-8-sig", "cp1256") if _is_utf16(content) else ("utf-8-sig", "cp1256"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(_("This file cannot be read as a spreadsheet."), field="file")


def _text(cell: object) -> str:
    """A cell as text: days as 2024-11-24, whole numbers without a point."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(arabic.clean(str(cell)).split())
