"""A sheet of office-holders: the file, then its rows with what was corrected and chosen."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.rules.sheet import COLUMNS, LONGEST_CELL, MOST_ROWS, Row
from liqaa.kit.arabic import clean


class SheetForm(forms.Form):
    """The file to read."""

    file = forms.FileField(
        label=_("Spreadsheet"), help_text=_("xlsx, ods, xls or csv; at most 500 rows and 5 MB.")
    )


def packed(rows: Iterable[Row]) -> str:
    """The rows as one hidden value."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False)


def unpacked(data: Mapping[str, str]) -> list[Row]:
    """The rows that came back, with the cells corrected and the people chosen; none of what makes no sense.

    Everything is judged again, so a hidden value that was tampered with gains nothing.
    """
    try:
        kept = json.loads(data.get("rows", ""))
    except (ValueError, RecursionError):
        return []
    if not isinstance(kept, list):
        return []
    rows = [_row(each) for each in kept[:MOST_ROWS] if isinstance(each, dict)]
    return [_corrected(row, data) for row in rows]


def _row(kept: Mapping[str, object]) -> Row:
    number = kept.get("number")
    cells = {column: clean(str(kept.get(column, "")))[:LONGEST_CELL] for column in (*COLUMNS, "choice")}
    return Row(number=number if isinstance(number, int) else 0, **cells)


def _corrected(row: Row, data: Mapping[str, str]) -> Row:
    typed = {column: data.get(f"r{row.number}-{column}") for column in (*COLUMNS, "choice")}
    given: dict[str, Any] = {
        name: clean(value)[:LONGEST_CELL] for name, value in typed.items() if value is not None
    }
    return replace(row, **given)
