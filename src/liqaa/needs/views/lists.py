"""Needs by sector and place; achievements."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liqaa.access.views.asking import account_of
from liqaa.kit.pages import page_of
from liqaa.kit.scopes import below
from liqaa.needs import queries, rules
from liqaa.needs.forms import FilterForm
from liqaa.needs.models import Need, Sector


@require_safe
def needs(request: HttpRequest) -> HttpResponse:
    """The needs the reader sees, the latest first, with how many each sector holds."""
    account = account_of(request)
    asked = any(request.GET.get(name) for name in ("sector", "state", "place", "place_typed"))
    form = FilterForm(request.GET if asked else None)
    wanted = form.cleaned_data if asked and (form.is_valid() or True) else {}
    seen = _within(queries.needs_seen_by(account), wanted)
    sectors = queries.by_sector(seen)
    found = seen.filter(sector=wanted["sector"]) if wanted.get("sector") else seen
    rows = queries.newest_first(queries.with_hearings(found)).select_related("place", "mandate__person")
    page = page_of(request, rows)
    context = {
        "page_title": _("Needs of residents"),
        "form": form,
        "asked": asked,
        "page": page,
        "lines": [(need, rules.TONES[need.state]) for need in page.object_list],
        "sectors": [(count, _address(request, count.sector)) for count in sectors],
        "sector": wanted.get("sector", ""),
    }
    return render(request, "needs/list.html", context)


def _within(seen: QuerySet[Need], wanted: dict[str, Any]) -> QuerySet[Need]:
    """Those of a place and a state; what is empty narrows nothing."""
    if wanted.get("place"):
        seen = seen.filter(below("scope", wanted["place"].path))
    if wanted.get("state"):
        seen = seen.filter(state=wanted["state"])
    return seen


def _address(request: HttpRequest, sector: str) -> str:
    """The list narrowed to a sector, with the other filters kept."""
    query = QueryDict(mutable=True)
    query.update(
        {name: request.GET[name] for name in ("state", "place", "place_typed") if name in request.GET}
    )
    query["sector"] = sector
    return f"{reverse('needs:list')}?{query.urlencode()}"


@require_safe
def achievements(request: HttpRequest) -> HttpResponse:
    """What meetings spoke of as built or done."""
    account = account_of(request)
    page = page_of(request, queries.achievements_seen_by(account))
    sectors = {value: str(label) for value, label in Sector.choices}
    context = {
        "page_title": _("Achievements"),
        "page": page,
        "lines": [(each, sectors[each.sector]) for each in page.object_list],
        "may_undo": account.may_anywhere(rules.RECORD),
    }
    return render(request, "needs/achievements.html", context)
