"""The organisation as a tree over its territory; what is not founded yet is shown too."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.bodies import queries, rules
from liqaa.bodies.models import Body
from liqaa.bodies.queries.labels import badge, badge_of
from liqaa.bodies.queries.organisation import language
from liqaa.bodies.queries.titles import place_name
from liqaa.bodies.queries.units import Unit, unit_at, units_below
from liqaa.bodies.text.charter import Charter
from liqaa.kit import links
from liqaa.kit.arabic import clean
from liqaa.kit.scopes import covers
from liqaa.territory.models import Place

MOST_TOPS = 12
MOST_NARROWED = 300


@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    """The bodies below each of the reader's places; ``?at=`` opens the tree at one place."""
    account, today = account_of(request), timezone.localdate()
    structure = queries.charter(today)
    places = _tops(account, clean(request.GET.get("at", "")))
    context = {
        "page_title": _("Bodies"),
        "structure": structure,
        "nodes": [node for place in places for node in _top(place, structure, account, today)]
        if structure
        else [],
        "narrowed": _narrowed(account, today),
        "coverage": _coverage(places[0], today) if structure and len(places) == 1 else [],
        "covered": places[0] if len(places) == 1 else None,
        "may_open": account.may_anywhere(rules.FOUND),
        "may_appoint": account.may_anywhere(rules.APPOINT),
    }
    return render(request, "bodies/tree.html", context)


@require_safe
def branch(request: HttpRequest, path: str) -> HttpResponse:
    """What stands below a place, as nodes of the tree."""
    account, today = account_of(request), timezone.localdate()
    place = get_object_or_404(Place, pk=clean(path))
    structure = queries.charter(today)
    if structure is None or not account.may(rules.SEE, at=place.path):
        raise Http404
    nodes = _below(place, structure, account, today)
    return render(request, "kit/components/tree_nodes.html", {"nodes": nodes})


def _tops(account: Account, asked: str) -> list[Place]:
    """The place asked for, else the reader's own places that lie in no other of theirs."""
    reach = account.reach(rules.SEE)
    if asked:
        return [get_object_or_404(Place, pk=asked)] if reach.covers(asked) else _raise_404()
    paths = [
        path
        for path in reach.paths
        if not any(other != path and covers(other, path) for other in reach.paths)
    ]
    return list(Place.objects.filter(pk__in=paths).order_by("path")[:MOST_TOPS])


def _narrowed(account: Account, today: date) -> list[dict[str, Any]]:
    """The bodies that narrowed grants open, under one another."""

    def drawn(node: queries.Node) -> dict[str, Any]:
        return _plain(node.body, today) | {"children": [drawn(each) for each in node.children], "open": True}

    if not account.reach(rules.SEE).narrowed:
        return []
    return [drawn(node) for node in queries.tree_of(queries.bodies_narrowed_for(account)[:MOST_NARROWED])]


def _raise_404() -> list[Place]:
    raise Http404


def _top(place: Place, structure: Charter, account: Account, today: date) -> list[dict[str, Any]]:
    """A place of the reader's with everything below it, opened."""
    unit = unit_at(place, structure, on=today)
    if unit is None:
        return _below(place, structure, account, today)
    return [
        _node(unit, account, today)
        | {"children": _below(place, structure, account, today, unit), "open": True}
    ]


def _below(
    place: Place, structure: Charter, account: Account, today: date, unit: Unit | None = None
) -> list[dict[str, Any]]:
    """The other bodies of a place, then the units below it."""
    here = unit or unit_at(place, structure, on=today)
    others = [_plain(body, today) for body in here.others] if here else []
    return others + [_node(each, account, today) for each in units_below(place, structure, on=today)]


def _node(unit: Unit, account: Account, today: date) -> dict[str, Any]:
    """A unit as the tree component draws it: its main body, or that there is none yet."""
    opens = unit.has_units or bool(unit.others)
    node: dict[str, Any] = {"branch_url": reverse("bodies:branch", args=[unit.place.path]) if opens else ""}
    if unit.body is None:
        return node | _missing(unit, account)
    state, tone = badge(unit.body, today)
    lead = unit.lead.person if unit.lead else None
    note = format_html("<bdi>{}</bdi>", lead) if lead else _("nobody leads it yet")
    return node | {
        "label": unit.body.name,
        "url": links.url_for(unit.body),
        "note": note,
        "badge": state,
        "badge_tone": tone,
    }


def _missing(unit: Unit, account: Account) -> dict[str, Any]:
    """A unit without its main body: said so, with the way to open one."""
    label = place_name(unit.place, language()) or unit.place.name
    if unit.body_type is None:
        return {"label": label, "url": ""}
    name = unit.body_type.name.in_language(language())
    note = format_html("{}", _("no %(body)s yet") % {"body": name})
    if account.may(rules.FOUND, at=unit.place.path):
        address = (
            reverse("bodies:open") + "?" + urlencode({"type": unit.body_type.key, "place": unit.place.path})
        )
        note = format_html(
            '{} · <a class="text-decoration-underline" href="{}">{}</a>', note, address, _("open one")
        )
    return {"label": label, "url": "", "note": note}


def _plain(body: Body, today: date) -> dict[str, Any]:
    state, tone = badge(body, today)
    return {"label": body.name, "url": links.url_for(body), "badge": state, "badge_tone": tone}


def _coverage(place: Place, today: date) -> list[dict[str, Any]]:
    """A figure for each level below the place that is counted in more than one unit."""
    return [
        {
            "value": level.structured,
            "of": level.units,
            "label": level.body_type.name.in_language(language()),
            "note": ("، " if language() == "ar" else ", ").join(_told(level.states)),
        }
        for level in queries.covering(place, on=today)
        if level.units > 1
    ]


def _told(states: dict[str, int]) -> Iterable[str]:
    """«3 منتهية الولاية»: what else there is than structured bodies."""
    for state, count in sorted(states.items()):
        if state != Body.State.STRUCTURED:
            yield f"{count} {badge_of(state)[0]}"
