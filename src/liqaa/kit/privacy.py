"""What every room keeps of a person: told to them, erased for them, and what stays with the reason.

Each room says it as data in its drawer ``privacy``: a ``Share`` named ``SHARE``. From the same declaration a
person's data are told, an erasure is foreseen and done: nothing can be told that erasing forgets. This module
knows no person: the subject is whatever row the rooms' conditions understand.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db.models import JSONField, Model, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liqaa.kit.naming import strike_all
from liqaa.kit.refusals import Sentence

NOBODY = "شخص حُذفت بياناته"
"""What stands in place of a name that is gone."""
PUBLIC = _("The name stays here: it is public. Phone and address go.")
BATCH = 500


@dataclass(frozen=True, kw_only=True)
class Holding:
    """The rows of one model that are about a person.

    ``tells`` are the fields handed out with their labels; ``empties`` what each field becomes; ``names`` the
    fields that hold the person's name, ``texts`` those that may mention it (``even``: the length is kept).
    Names and texts stay where the name has a public ground. ``shows``: a field told otherwise than as it is
    kept; ``codes``: the words for what is kept for programs, where its model has no choices for it.
    ``goes``: the rows are deleted. ``stays`` says why the rest remains.
    """

    model: type[Model]
    words: Sentence
    of: Callable[[Any], Q]
    tells: Mapping[str, Sentence] = field(default_factory=dict)
    empties: Mapping[str, Any] = field(default_factory=dict)
    names: Sequence[str] = ()
    texts: Sequence[str] = ()
    even: bool = False
    shows: Mapping[str, Callable[[Any], object]] = field(default_factory=dict)
    codes: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    goes: bool = False
    stays: Sentence = ""

    def rows(self, person: Any) -> list[Any]:
        """The rows about ``person``."""
        table = self.model._base_manager
        return list(table.filter(pk__in=table.filter(self.of(person)).values("pk")).order_by("pk"))

    @property
    def fields(self) -> set[str]:
        """Every field this holding answers for."""
        return {*self.tells, *self.empties, *self.names, *self.texts}


@dataclass(frozen=True, kw_only=True)
class Share:
    """One room's part.

    ``grounds(person)``: why the name stays public (an office, a mandate). ``bound(ids, on)``: what still
    binds these persons, so that they are neither erased nor expired. ``contact(ids)``: the last day there
    was something to do with each. ``spellings(person)``: how this room writes the name. ``before(person,
    by=, at=)``: what is done before rows change. ``around(person, by=, at=)``: entered before any room's rows
    change and left when all have. ``sweep(at)``: what is cleared once its time is over.
    ``untold``: reason → fields (``Model.field``) that hold words about nobody in particular, or that stay.
    """

    holdings: Sequence[Holding] = ()
    grounds: Callable[[Any], list[Sentence]] | None = None
    bound: Callable[[Sequence[int], date], dict[int, Sentence]] | None = None
    contact: Callable[[Sequence[int]], dict[int, date]] | None = None
    spellings: Callable[[Any], Iterable[str]] | None = None
    before: Callable[..., None] | None = None
    around: Callable[..., AbstractContextManager[None]] | None = None
    sweep: Callable[[datetime], int] | None = None
    untold: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """What one sort of rows says of a person, ready to be written: columns by key and label, then cells.

    Cells are words for people; ``codes`` holds beside each row, by the key of a column, the code that such a
    word stands for, for programs.
    """

    key: str
    title: Sentence
    columns: Sequence[tuple[str, Sentence]]
    rows: Sequence[Sequence[str]]
    codes: Sequence[Mapping[str, str]]

    @property
    def named(self) -> list[list[tuple[Sentence, str]]]:
        """Each row as pairs of label and value, for a page."""
        labels = [label for _key, label in self.columns]
        return [list(zip(labels, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Part:
    """Rows of one sort on the page before an erasure: how many, and why they stay if they do."""

    words: Sentence
    count: int
    why: Sentence = ""


@dataclass
class Foreseen:
    """What an erasure would do: what stands in its way, why the name stays, what goes, what stays."""

    bound: list[Sentence] = field(default_factory=list)
    grounds: list[Sentence] = field(default_factory=list)
    going: list[Part] = field(default_factory=list)
    staying: list[Part] = field(default_factory=list)


@cache
def shares() -> dict[str, Share]:
    """Every room's share by the room's label, lower rooms first."""
    found = {}
    for config in apps.get_app_configs():
        if config.name.startswith("liqaa.") and find_spec(f"{config.name}.privacy"):
            found[config.label] = getattr(import_module(f"{config.name}.privacy"), "SHARE", None)
    return {label: share for label, share in found.items() if isinstance(share, Share)}


def tell(person: Any) -> list[Section]:
    """Everything kept of a person, in the order of the rooms; what is empty is left out."""
    holdings = [each for share in shares().values() for each in share.holdings if each.tells]
    return [section for each in holdings if (section := _section(each, person)).rows]


def foresee(person: Any, *, on: date) -> Foreseen:
    """What erasing ``person`` would do; nothing changes."""
    grounds, names = grounds_of(person), spellings(person)
    found = Foreseen(bound=list(bound([person.pk], on=on).values()), grounds=grounds)
    for share in shares().values():
        for each in share.holdings:
            rows = each.rows(person) if each.tells or each.goes else _mentioning(each, person, names)
            if not (count := len(rows)):
                continue
            named = bool(each.names or each.texts)
            if each.goes or each.empties or (named and not grounds):
                found.going.append(Part(each.words, count))
            if not each.goes and each.stays:
                why = PUBLIC if named and grounds else each.stays
                found.staying.append(Part(each.words, count, why))
    return found


def _mentioning(holding: Holding, person: Any, names: Sequence[str]) -> list[Any]:
    """The rows whose texts hold one of the names."""
    return [
        row
        for row in holding.rows(person)
        if any(strike_all(getattr(row, key), names, "") != getattr(row, key) for key in holding.texts)
    ]


def erase(person: Any, *, names: Sequence[str], instead: str, by: Any, at: datetime) -> None:
    """Take a person out of every room's rows, upper rooms first. The caller's transaction holds it together.

    ``names`` are the spellings to be struck out of texts, ``instead`` what takes their place. Where the name
    has a ground it stays, and the rest goes all the same.
    """
    struck = () if grounds_of(person) else names
    with ExitStack() as whole:
        for share in shares().values():
            if share.around is not None:
                whole.enter_context(share.around(person, by=by, at=at))
        for share in reversed(shares().values()):
            if share.before is not None:
                share.before(person, by=by, at=at)
            for each in share.holdings:
                for row in each.rows(person):
                    _erase_row(each, row, names=struck, instead=instead)


def spellings(person: Any) -> list[str]:
    """Every way the rooms write the name of a person, the longest first; none of them empty."""
    found = {name for share in shares().values() if share.spellings for name in share.spellings(person)}
    return sorted(found - {""}, key=lambda name: (-len(name), name))


def grounds_of(person: Any) -> list[Sentence]:
    """Why the name of a person is public, as the rooms know it; empty for most."""
    return [why for share in shares().values() if share.grounds for why in share.grounds(person)]


def bound(ids: Sequence[int], *, on: date) -> dict[int, Sentence]:
    """What still binds each of these persons on a day; who is free is not in it."""
    found: dict[int, Sentence] = {}
    for share in shares().values():
        if share.bound is not None:
            found = {**share.bound(ids, on), **found}
    return found


def last_contact(ids: Sequence[int]) -> dict[int, date]:
    """The last day there was something to do with each of these persons, as far as any room knows."""
    found: dict[int, date] = {}
    for share in shares().values():
        for person, day in (share.contact(ids) if share.contact else {}).items():
            found[person] = max(day, found.get(person, day))
    return found


def sweep(at: datetime) -> int:
    """Clear what rooms keep for a time only, whoever it is about; returns how many rows."""
    return sum(share.sweep(at) for share in shares().values() if share.sweep)


def latest(pairs: Iterable[tuple[int, date | None]]) -> dict[int, date]:
    """The latest day of each person in pairs as a query gives them."""
    found: dict[int, date] = {}
    for person, day in pairs:
        if day is not None:
            found[person] = max(day, found.get(person, day))
    return found


def _section(holding: Holding, person: Any) -> Section:
    columns, found = tuple(holding.tells.items()), holding.rows(person)
    return Section(
        key=holding.model._meta.label_lower.removeprefix("liqaa_"),
        title=holding.words,
        columns=columns,
        rows=[[_cell(holding, row, name) for name, _label in columns] for row in found],
        codes=[
            {name: code for name, _label in columns if (code := _code(holding, row, name))} for row in found
        ],
    )


def _code(holding: Holding, row: Any, name: str) -> str:
    """The code that a field of a row is kept as; empty where it is kept in words, or holds nothing."""
    coded = name in holding.codes or hasattr(row, f"get_{name}_display")
    return str(getattr(row, name)) if coded else ""


def _cell(holding: Holding, row: Any, name: str) -> str:
    """A field of a row as text: a code by its word, a day as ISO writes it, nothing as nothing."""
    value = _value(holding, row, name)
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(" ", timespec="minutes")[:16]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "؛ ".join(str(each) for each in value)
    return str(value)


def _value(holding: Holding, row: Any, name: str) -> object:
    """What is told of a field: as the holding shows it, the word for its code, or as it is kept."""
    if name in holding.shows:
        return holding.shows[name](row)
    if name in holding.codes:
        kept = getattr(row, name)
        return holding.codes[name](kept) if kept else ""
    shown = getattr(row, f"get_{name}_display", None)
    return shown() if shown else getattr(row, name)


def _erase_row(holding: Holding, row: Any, *, names: Sequence[str], instead: str) -> None:
    if holding.goes:
        row.delete()
        return
    values = {key: value(row) if callable(value) else value for key, value in holding.empties.items()}
    if names:
        values |= dict.fromkeys(holding.names, instead)
        for key in holding.texts:
            text = getattr(row, key)
            values[key] = strike_all(text, names, instead, even=holding.even) if text else text
            if isinstance(values[key], str) and not isinstance(row._meta.get_field(key), JSONField):
                longest = row._meta.get_field(key).max_length
                values[key] = values[key][:longest]
    changed = {key: value for key, value in values.items() if getattr(row, key) != value}
    if changed:
        type(row)._base_manager.filter(pk=row.pk).update(**changed)
