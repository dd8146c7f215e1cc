"""People for tests: invented names in real places."""

import datetime as dt
from itertools import count
from typing import Any

from django.utils import timezone

from liqaa.access.models import Account, Grant, GrantPlace
from liqaa.people.models import Person
from liqaa.territory.models import Place

_numbers = count(1)
NAMES = ("سعيد المرابط", "نجاة بنعلي", "يوسف الصغير", "خديجة العروسي", "عبد الإله التازي", "سناء الزياني")


def place(path: str) -> Place:
    """The place of a path, from the country's own list where it is loaded, else made with its parents."""
    known = Place.objects.filter(path=path).first()
    if known:
        return known
    parent = place(path.rpartition("/")[0]) if "/" in path else None
    kinds = ("kingdom", "region", "province", "commune", "commune")
    number = next(_numbers)
    return Place.objects.create(
        path=path,
        parent=parent,
        kind=kinds[min(path.count("/"), 4)],
        code=f"t{number}",
        version="test",
        name_ar=f"مكان {number}",
        name_fr=f"Lieu {number}",
    )


def account(*grants: tuple[str, str], name: str = "حساب") -> Account:
    """An account with roles over paths: ``account(("inspector", "ma/03"))``."""
    number = next(_numbers)
    made = Account.objects.create(email=f"account{number}@example.org", name=name, created_at=timezone.now())
    for role, path in grants:
        grant = Grant.objects.create(
            account=made, role=role, source_kind="test", source_id="", starts_on=dt.date(2020, 1, 1)
        )
        GrantPlace.objects.create(grant=grant, place=place(path))
    return made


def person(name: str = "", path: str = "ma/03/591", **values: Any) -> Person:
    """A person of a place, kept without an action."""
    number = next(_numbers)
    return Person.objects.create(
        name=name or f"{NAMES[number % len(NAMES)]} {number}",
        place=place(path),
        created_at=timezone.now(),
        **values,
    )
