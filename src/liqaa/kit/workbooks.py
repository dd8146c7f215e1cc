"""The cells of a workbook (xlsx, xls, ods) as text; called in a child process, see ``liqaa.kit.apart``."""

import datetime as dt
import io


def lines_of(data: bytes, *, most_rows: int, most_columns: int, longest_cell: int) -> list[list[str]] | None:
    """The first sheet that holds anything, at most ``most_rows`` of it; None when it is no workbook."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in workbook.sheet_names:
            lines = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=most_rows)
            if lines:
                return [[text_of(cell)[:longest_cell] for cell in line[: most_columns + 1]] for line in lines]
    except (CalamineError, OSError, ValueError):
        return None
    return []


def text_of(cell: object) -> str:
    """A cell as text: days as 2024-11-24, whole numbers without a point."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
