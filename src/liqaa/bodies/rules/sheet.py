"""A sheet of office-holders: its columns by their headings in three languages, and its rows."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from liqaa.kit.arabic import fold

MOST_ROWS = 500
LONGEST_CELL = 300

NEW = "new"
"""The reader's answer that nobody known is meant."""


@dataclass(frozen=True)
class Row:
    """One line of the sheet, as written. ``number`` is its line.

    ``choice`` a known person's id, or NEW, or nothing.
    """

    number: int
    name: str = ""
    gender: str = ""
    office: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    phone: str = ""
    email: str = ""
    choice: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written on the line."""
        return not any(getattr(self, column) for column in COLUMNS)


COLUMNS = tuple(field.name for field in fields(Row) if field.name not in ("number", "choice"))
NEEDED = ("name", "office")

_HEADINGS: dict[str, str] = {
    "name": (
        "الاسم | الاسم الكامل | الاسم والنسب | الاسم الشخصي والعائلي | nom | nom complet | "
        "nom et prénom | prénom et nom | name | full name"
    ),
    "gender": "الجنس | النوع | sexe | genre | gender | sex",
    "office": (
        "المسؤولية | المهمة | الصفة | المنصب | الصفة التنظيمية | responsabilité | fonction | "
        "poste | qualité | office | position | role"
    ),
    "place": (
        "المكان | الجماعة | الإقليم | الجماعة أو الإقليم | الوحدة الترابية | الفرع | lieu | "
        "commune | province | territoire | place"
    ),
    "since": (
        "منذ | ابتداء من | تاريخ البداية | تاريخ التعيين | تاريخ الانتخاب | depuis | "
        "date de début | à partir de | début | since | from | start"
    ),
    "until": ("إلى | إلى غاية | تاريخ النهاية | jusqu'au | jusqu'à | date de fin | fin | until | to | end"),
    "phone": "الهاتف | رقم الهاتف | téléphone | tél | gsm | phone | mobile",
    "email": "البريد الإلكتروني | البريد | e-mail | email | courriel | mail",
}
_COLUMN_OF = {
    fold(heading): column for column, headings in _HEADINGS.items() for heading in headings.split(" | ")
}

_GENDERS = {
    "m": ("ذكر", "رجل", "m", "h", "homme", "masculin", "man", "male", "السيد"),
    "f": ("أنثى", "امرأة", "مرأة", "f", "femme", "féminin", "woman", "female", "السيدة"),
}
_GENDER_OF = {fold(word): gender for gender, words in _GENDERS.items() for word in words}


def columns_of(headings: Sequence[str]) -> dict[str, int]:
    """Where each known column stands in a line of headings; the first of two that mean the same."""
    found: dict[str, int] = {}
    for position, heading in enumerate(headings):
        column = _COLUMN_OF.get(fold(heading))
        if column is not None:
            found.setdefault(column, position)
    return found


def are_headings(cells: Sequence[str]) -> bool:
    """Whether a line holds the headings that no sheet can do without."""
    return set(NEEDED) <= set(columns_of(cells))


def rows_of(lines: Sequence[Sequence[str]]) -> list[Row] | None:
    """The rows below the first line of headings; None when no line of the first ten is one."""
    for number, cells in enumerate(lines[:10], start=1):
        if are_headings(cells):
            columns = columns_of(cells)
            rows = (
                Row(number=line, **{column: _cell(each, position) for column, position in columns.items()})
                for line, each in enumerate(lines[number:], start=number + 1)
            )
            return [row for row in rows if not row.is_empty]
    return None


def gender_of(text: str) -> str | None:
    """The gender that a cell says; empty for an empty cell, None for another word."""
    return _GENDER_OF.get(fold(text)) if text else ""


def _cell(cells: Sequence[str], position: int) -> str:
    return cells[position][:LONGEST_CELL].strip() if position < len(cells) else ""
