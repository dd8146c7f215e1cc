"""The blocks of the templates in words, and the placeholders each may use."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liqaa.newsroom.queries.words import FIELDS
from liqaa.reports.text import write

LABELS: dict[str, Any] = {
    "opening": _("Opening of the news"),
    "announcement": _("Opening of an announcement"),
    "issued": _("Opening of a statement"),
    "outside": FIELDS["outside_organiser"],
    "decisions": _("Decisions"),
    "calls": _("Calls"),
    "statements": _("Statements"),
    "promises": _("Promises"),
}
FORMS: dict[str, Any] = {"planned": _("of a meeting to come"), "stated": _("of a statement")}
"""What the end of a block's key says."""


def label_of(key: str) -> str:
    """A block's name."""
    base, _line, form = key.rpartition("_")
    if form in FORMS:
        return f"{label_of(base)} · {FORMS[form]}"
    return str(LABELS.get(key) or FIELDS.get(key, key))


def placeholders_of(language: str, key: str) -> list[str]:
    """The placeholders that the product's own sentences of a block use."""
    found: set[str] = set()
    for block in write.builtin(language).blocks:
        if block.key == key:
            for pattern in (*block.texts, *(one for _kind, texts in block.by for one in texts)):
                found |= pattern.slots()
    return sorted(found)
