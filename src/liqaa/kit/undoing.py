"""Undoing: what a thing made by mistake takes with it, what stays, and what stands in the way.

A room that keeps something under another room's thing says so when it starts (``share``): which of its
models it answers for, what of it goes, and how it is taken away. Everything else that refers to the thing
stands in the way: nothing is lost because nobody thought of it. Looking costs the same number of queries
for one row and for a thousand.
"""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model, ProtectedError
from django.utils.translation import gettext_lazy as _

from liqaa.kit.arabic import isolate
from liqaa.kit.links import url_for
from liqaa.kit.refusals import Refused, Sentence

SHOWN = 12
"""How many names of a group the page writes out; the others are counted."""
SAID = 3
"""How many hindrances a refusal names."""

IN_USE = _("It is referred to")
BUILT_UPON = _("This can no longer be undone: something was built upon it.")


@dataclass(frozen=True)
class Group:
    """Rows of one sort, with the words that head them on the page."""

    label: Sentence
    rows: Sequence[Model]

    @property
    def names(self) -> list["Name"]:
        """The first of them by name."""
        return [name_of(row) for row in self.rows[:SHOWN]]

    @property
    def more(self) -> int:
        """How many are not written out."""
        return max(0, len(self.rows) - SHOWN)


@dataclass(frozen=True)
class Hindrance:
    """A row because of which nothing is undone, and why in a few words."""

    why: Sentence
    row: Model

    @property
    def name(self) -> "Name":
        """The row by name."""
        return name_of(self.row)


@dataclass(frozen=True)
class Name:
    """How a row is called, and the page that shows it, if any does."""

    text: str
    url: str = ""


@dataclass
class Finding:
    """What undoing takes away, what stays although it was touched, and what stands in the way."""

    going: list[Group] = field(default_factory=list)
    staying: list[Group] = field(default_factory=list)
    hindered: list[Hindrance] = field(default_factory=list)

    def add(self, other: "Finding") -> None:
        """Take another finding in."""
        self.going += [group for group in other.going if group.rows]
        self.staying += [group for group in other.staying if group.rows]
        self.hindered += other.hindered

    @property
    def all_going(self) -> set[Model]:
        """Every row that goes."""
        return {row for group in self.going for row in group.rows}

    def rows(self, model: type[Model]) -> list[Any]:
        """The rows of a model that go."""
        return [row for group in self.going for row in group.rows if isinstance(row, model)]

    def refuse(self) -> None:
        """Raise ``Refused`` where anything stands in the way, naming the first of it."""
        if self.hindered:
            sentences = [said(each) for each in self.hindered[:SAID]]
            raise Refused(BUILT_UPON, *sentences)


def said(hindrance: Hindrance) -> str:
    """A hindrance in one line: why, and which."""
    return f"{hindrance.why}: {isolate(hindrance.name.text)}"


type Rows = Sequence[Any]
type Leaving = AbstractSet[Model]
type Look = Callable[[Rows, Leaving], Finding]
type Eraser = Callable[..., Callable[[], object] | None]


@dataclass(frozen=True)
class _Share:
    position: int
    name: str
    covers: frozenset[type[Model]]
    look: Look
    erase: Eraser | None


_shares: dict[type[Model], list[_Share]] = {}
_callers: dict[type[Model], Callable[[Any], Name]] = {}
_words: dict[type[Model], Sentence] = {}


def share(
    model: type[Model],
    name: str,
    *,
    covers: Iterable[type[Model]],
    look: Look,
    erase: Eraser | None = None,
    position: int = 100,
) -> None:
    """Answer for ``covers`` when rows of ``model`` are undone; said again under a name, it replaces.

    ``look(rows, leaving)`` tells what goes and what hinders; ``leaving`` are rows that go already.
    ``erase(row, by=, at=)`` takes it away before the row goes, lower positions first; what it returns, if
    anything, is called once the row is gone.
    """
    kept = [each for each in _shares.get(model, []) if each.name != name]
    made = _Share(position, name, frozenset(covers), look, erase)
    _shares[model] = sorted([*kept, made], key=lambda each: (each.position, each.name))


def describe(model: type[Model], words: Sentence, call: Callable[[Any], Name] | None = None) -> None:
    """Say how a row of ``model`` is headed where it stands in the way, and how it is called if not by str."""
    _words[model] = words
    if call is not None:
        _callers[model] = call


def name_of(row: Model) -> Name:
    """How a row is called, and where it is shown."""
    caller = _callers.get(type(row))
    return caller(row) if caller else Name(str(row), url_for(row))


def look(rows: Rows, leaving: Leaving = frozenset()) -> Finding:
    """What undoing ``rows``, of one model, would do; ``leaving`` are rows that go already, with them."""
    finding = Finding()
    if not rows:
        return finding
    model, gone = type(rows[0]), {*leaving, *rows}
    shares = _shares.get(model, [])
    for made in shares:
        found = made.look(rows, gone)
        gone |= found.all_going
        finding.add(found)
    covered = {each for made in shares for each in made.covers}
    finding.hindered += _referrers(model, rows, covered, gone)
    return finding


def _referrers(model: type[Model], rows: Rows, covered: set[type[Model]], gone: Leaving) -> list[Hindrance]:
    """Rows of any room that refer to ``rows``, that nobody answers for and that do not go themselves."""
    found = []
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.one_to_many or relation.one_to_one) or relation.concrete:
            continue
        related: Any = relation.related_model
        if related in covered or related._meta.auto_created:
            continue
        leaving = [row.pk for row in gone if type(row) is related]
        field_name = relation.field.name  # type: ignore[union-attr]
        referring = related._base_manager.filter(**{f"{field_name}__in": rows}).exclude(pk__in=leaving)
        words = _words.get(related, IN_USE)
        found += [Hindrance(words, row) for row in referring.order_by("pk")[:SHOWN]]
    return found


def take(row: Model, *, by: Any, at: datetime, remove: Callable[[], object] | None = None) -> Finding:
    """Take ``row`` away with everything rooms keep under it; ``remove`` in place of its own deletion.

    Called by actions, inside their transaction, on a row held fast. Raises ``Refused`` with names where
    something stands in the way; returns what went.
    """
    finding = look([row])
    finding.refuse()
    later = [made.erase(row, by=by, at=at) for made in _shares.get(type(row), []) if made.erase]
    try:
        (remove or row.delete)()
    except ProtectedError as error:
        raise Refused(BUILT_UPON) from error
    for last in later:
        if last is not None:
            last()
    return finding
