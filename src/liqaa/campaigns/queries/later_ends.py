"""The later ends that a directive was given, read within the statement that reads the directive."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from liqaa.campaigns.models import Extension


@dataclass(frozen=True)
class LaterEnd:
    """One time that the end was moved: from which day to which, why, and by whom."""

    was: date
    now: date
    reason: str
    by: str


def later_ends(directive: str = "pk") -> ArraySubquery:
    """What :func:`ends_of` reads, of the row's directive, as one column of the statement."""
    given = Extension.objects.filter(directive=OuterRef(directive)).order_by("-at", "-pk")
    told = JSONObject(was="was_due_on", now="due_on", reason="reason", by="by__name")
    return ArraySubquery(given.values(told=told))


def ends_of(rows: list[dict[str, Any]]) -> list[LaterEnd]:
    """The later ends of a row, the latest first."""
    return [
        LaterEnd(date.fromisoformat(row["was"]), date.fromisoformat(row["now"]), row["reason"], row["by"])
        for row in rows
    ]
