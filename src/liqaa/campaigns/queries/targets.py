"""Whom a directive asks, and who of them has no execution yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from liqaa.bodies import queries as bodies
from liqaa.bodies.models import Body
from liqaa.bodies.rules.states import EXPIRED, FOUNDED, STRUCTURED
from liqaa.bodies.text.charter import Charter
from liqaa.campaigns import rules
from liqaa.campaigns.models import Directive, Execution
from liqaa.kit.scopes import below
from liqaa.territory.models import Place
from liqaa.territory.queries import units
from liqaa.territory.rules import paths_above

ABLE = (STRUCTURED, EXPIRED)
"""States of a body that can be asked: an expired mandate still meets and answers (design decision 11)."""


@dataclass(frozen=True)
class Target:
    """One who is asked: the body that owes, where, and the path of the level above that approves."""

    body: Body
    place: Place | None
    scope: str
    above: str


def targets(directive: Directive, *, on: date, limit: int | None = None) -> list[Target]:
    """Those asked who have no execution yet; a constant number of statements, however many there are."""
    if directive.ask == rules.FOUNDING:
        return _foundings(directive, on, limit)
    asked = _bodies(directive).select_related("place", "parent").order_by("scope", "pk")
    missing = asked.exclude(Exists(Execution.objects.filter(directive=directive, body=OuterRef("pk"))))
    return [_of_body(body, directive) for body in missing[:limit]]


def count_targets(directive: Directive, *, on: date) -> int:
    """How many are asked on a day, with an execution or without."""
    if directive.ask == rules.FOUNDING:
        structure = bodies.charter(on)
        return units_without(directive, structure).count() if structure else 0
    return _bodies(directive).count()


def _within(field: str, directive: Directive) -> Q:
    """Inside the issuer's scope, and inside the places chosen when some are."""
    chosen = Q()
    for path in directive.places.values_list("pk", flat=True):
        chosen |= below(field, path)
    return below(field, directive.scope) & chosen


def _bodies(directive: Directive) -> QuerySet[Body]:
    """The standing bodies asked: of the types, at the level, of the families if some are chosen."""
    asked = Body.objects.filter(
        _within("scope", directive),
        type__in=directive.body_types,
        level=directive.level,
        state__in=ABLE,
        prepares=None,
    ).exclude(pk=directive.issuer_id)
    return asked.filter(family__in=directive.families) if directive.families else asked


def _of_body(body: Body, directive: Directive) -> Target:
    above = body.parent.scope if body.parent else directive.scope
    return Target(body, body.place, body.scope, above)


def _foundings(directive: Directive, on: date, limit: int | None) -> list[Target]:
    """One for each unit of the level without a founded body, owed by the nearest body above it."""
    structure = bodies.charter(on)
    if structure is None:
        return []
    asked = Execution.objects.filter(directive=directive, place=OuterRef("pk"))
    missing = units_without(directive, structure).exclude(Exists(asked)).order_by("path")
    supervisors = _supervisors(directive, structure)
    return [_of_unit(unit, directive, supervisors) for unit in missing[:limit]]


def units_without(directive: Directive, structure: Charter) -> QuerySet[Place]:
    """The units of the directive's level, within what it is confined to, without a body of its types.

    For a founding these are what it asks for; otherwise they are holes: nobody is asked there.
    """
    counted = structure.units(directive.level)
    founded = Body.objects.filter(type__in=directive.body_types, place=OuterRef("pk"), prepares=None)
    if directive.ask == rules.FOUNDING:
        founded = founded.filter(family=_family(directive), state__in=FOUNDED)
    else:
        founded = founded.filter(state__in=ABLE)
        if directive.families:
            founded = founded.filter(family__in=directive.families)
    found = units(counted.kinds, counted.divided, directive.scope).exclude(Exists(founded))
    return found.filter(_within("path", directive))


def _family(directive: Directive) -> str:
    return directive.families[0] if directive.families else ""


def _supervisors(directive: Directive, structure: Charter) -> dict[str, Body]:
    """The bodies that supervise what is to be founded, by their scope: the charter's first choice of each."""
    order = [each.key for each in structure.supervisors(directive.body_types[0], directive.level)]
    standing = Body.objects.filter(type__in=order, state__in=ABLE, prepares=None).select_related("parent")
    found: dict[str, Body] = {}
    for body in sorted(standing, key=lambda each: (-order.index(each.type), -each.pk)):
        found[body.scope] = body
    return found


def _of_unit(unit: Place, directive: Directive, supervisors: dict[str, Body]) -> Target:
    near: Iterable[str] = (unit.path, *reversed(paths_above(unit.path)))
    body = next((supervisors[path] for path in near if path in supervisors), directive.issuer)
    above = body.parent.scope if body.parent else directive.scope
    return Target(body, unit, unit.path, above)
