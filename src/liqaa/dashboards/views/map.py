"""The map: the page, its figures as data, and the same figures as a sheet."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.access.views.fresh import fresh_for_file
from liqaa.dashboards.actions.map import export_map
from liqaa.dashboards.forms.map import MapForm
from liqaa.dashboards.queries import map as queries
from liqaa.dashboards.queries.map import Unit, View
from liqaa.dashboards.rules.map import own_ground
from liqaa.dashboards.views import map_words as words
from liqaa.kit import links, maps
from liqaa.kit.arabic import clean
from liqaa.kit.maps import Choices, Layer
from liqaa.kit.sheets import csv_text
from liqaa.territory.models import Place
from liqaa.territory.text.places import COUNTRY

MISSING = "missing"
PER_PAGE = 50


@dataclass(frozen=True)
class Asked:
    """What the address asks for: a place, a layer, one of its choices, an order, a tab."""

    account: Account
    layers: list[Layer]
    layer: Layer
    path: str
    choice: str
    choices: Choices
    sort: str
    on: date

    def url(self, **changes: str) -> str:
        """The address of the page with some of it changed; what is usual is left out."""
        said = {
            "path": self.path,
            "layer": self.layer.key,
            "choice": self.choice,
            "sort": self.sort,
            **changes,
        }
        usual = {"sort": "name", "tab": "", "choice": ""}
        kept = {key: value for key, value in said.items() if value != usual.get(key)}
        return f"{reverse('dashboards:map')}?{urlencode(kept)}"

    def view(self) -> View:
        """The figures."""
        return queries.view_of(self.account, self.path, self.layer, self.choice, on=self.on)


def _asked(request: HttpRequest) -> Asked:
    """Read the address; raises ``PermissionDenied`` without the right, ``Http404`` for no such layer."""
    account = account_of(request)
    layers = queries.layers_for(account)
    key = clean(request.GET.get("layer", ""))
    if not layers or any(each.key == key for each in maps.layers() if each not in layers):
        raise PermissionDenied
    layer = next((each for each in layers if each.key == key), layers[0])
    if key and layer.key != key:
        raise Http404
    on = timezone.localdate()
    path = clean(request.GET.get("path", "")).strip("/")
    path = path or own_ground((account.reach(each.right) for each in layers), COUNTRY)
    wanted, level = request.GET.get("choice", ""), queries.level_of(path)
    choice, choices = queries.chosen(account, layer, wanted, level, on=on)
    sort = request.GET.get("sort", "")
    return Asked(account, layers, layer, path, choice, choices, sort if sort in words.SORTS else "name", on)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The map and its table, or what is missing there (``?tab=missing``)."""
    asked = _asked(request)
    if request.GET.get("tab") == MISSING:
        return _missing(request, asked)
    local = _local_page(asked.path)
    if local:
        return redirect(local)
    view = asked.view()
    opens = _opens(asked, view)
    context = {
        **_frame(asked, view.place, view.above, tab=""),
        "view": view,
        "legend": words.legend(view),
        "rows": words.rows_of(view, asked.sort, opens),
        "total": words.total_row(view),
        "parts": [part.label for part in words.columns_of(view)],
        "lists": _lists(asked, view),
        "sorts": _sorts(asked),
        "data_url": f"{reverse('dashboards:map_data')}?{_query(asked)}",
        "csv_url": f"{reverse('dashboards:map_csv')}?{_query(asked)}",
    }
    return render(request, "dashboards/map.html", context)


def _missing(request: HttpRequest, asked: Asked) -> HttpResponse:
    place, above, _units = queries.places_of(asked.path, with_units=False)
    wanted = request.GET.get("page", "1")
    start = (int(wanted) - 1) * PER_PAGE if wanted.isdecimal() and 0 < int(wanted) < 10_000 else 0
    count, lacks = queries.missing(
        asked.account,
        asked.path,
        asked.layer,
        asked.choice,
        on=asked.on,
        window=slice(start, start + PER_PAGE),
    )
    pages: Page[Any] = Paginator(range(count), PER_PAGE).get_page(start // PER_PAGE + 1)
    frame = _frame(asked, place, above, tab=MISSING)
    context = {**frame, "missing": lacks, "count": count, "page": pages, "today": asked.on}
    return render(request, "dashboards/map_missing.html", context)


def _frame(asked: Asked, place: Place, above: list[Place], *, tab: str) -> dict[str, Any]:
    """What both tabs show: where one is, the choice of layer, the tabs."""
    carried = {"choice": asked.choice, "path": asked.path, "tab": tab, "sort": asked.sort}
    return {
        "page_title": _("Map"),
        "place": place,
        "crumbs": [{"label": each.name, "url": asked.url(path=each.path, tab=tab)} for each in above],
        "layer": asked.layer,
        "form": MapForm(asked.layers, asked.layer, asked.choices, **carried),
        "tabs": [
            {"label": _("The map"), "url": asked.url(), "icon": "map", "active": not tab},
            {
                "label": _("What is missing"),
                "url": asked.url(tab=MISSING),
                "icon": "map-question",
                "active": bool(tab),
            },
        ],
        "place_url": links.url_for(place),
    }


def _opens(asked: Asked, view: View) -> dict[str, str]:
    """The maps that open from this one, by path: provinces open, communes have their own page."""
    if view.level != maps.PROVINCES:
        return {}
    return {unit.place.path: asked.url(path=unit.place.path) for unit in view.drawn}


def _lists(asked: Asked, view: View) -> list[dict[str, Any]]:
    """What stands beside the map because no outline shows it: the regions, the parts of divided cities."""
    cities = {unit.place.path: unit.place for unit in view.drawn}
    found: dict[str, list[Any]] = {}
    for unit in view.parts_of_cities:
        found.setdefault(unit.city, []).append(_listed(view, unit, links.url_for(unit.place)))
    lists = [{"city": cities[path], "places": listed} for path, listed in found.items() if path in cities]
    regions = [_listed(view, unit, asked.url(path=unit.place.path)) for unit in view.regions]
    return [*([{"city": None, "places": regions}] if regions else []), *lists]


def _listed(view: View, unit: Unit, url: str) -> dict[str, Any]:
    said = words.words_of(view, unit.figure)
    return {"name": unit.place.name, "url": url, "step": unit.step, "words": said}


def _sorts(asked: Asked) -> list[dict[str, Any]]:
    """The orders of the table: by name, then by value; asking again turns the order round."""
    said = []
    for key, label, first in (("name", _("Name"), "name"), ("value", _("Figure"), "-value")):
        now = asked.sort.lstrip("-") == key
        turned = (key if asked.sort.startswith("-") else f"-{key}") if now else first
        down = asked.sort.startswith("-")
        said.append(
            {
                "key": key,
                "label": label,
                "url": f"{asked.url(sort=turned)}#table",
                "active": now,
                "aria": ("descending" if down else "ascending") if now else "none",
                "icon": ("sort-descending" if down else "sort-ascending") if now else "",
            }
        )
    return said


def _query(asked: Asked) -> str:
    return urlencode({"layer": asked.layer.key, "path": asked.path, "choice": asked.choice})


def _local_page(path: str) -> str:
    """The page of a commune or arrondissement, which has no map of its own; "" for every other place."""
    if queries.level_of(path) != maps.COMMUNES:
        return ""
    place = Place.objects.filter(path=path).first() if path.count("/") > 2 else None
    return links.url_for(place) if place else ""


@require_GET
@cache_control(private=True, no_cache=True)
def data(request: HttpRequest) -> JsonResponse:
    """The figures of a view for the drawing: by the code of each outline, its step and its words."""
    asked = _asked(request)
    view = asked.view()
    opens = _opens(asked, view)
    columns = words.columns_of(view)
    units = [
        {
            "path": unit.place.path,
            "code": unit.place.code,
            "name": unit.place.name,
            "kind": unit.place.get_kind_display(),
            "step": unit.step,
            "words": words.words_of(view, unit.figure),
            "label": words.label_of(view, unit.figure),
            "note": words.note_of(unit),
            "values": [unit.figure[part.key] for part in columns] if unit.figure else None,
            "url": opens.get(unit.place.path) or links.url_for(unit.place),
        }
        for unit in view.drawn
    ]
    parts = [str(part.label) for part in columns]
    said = {"layer": asked.layer.key, "path": asked.path, "level": view.level, "parts": parts, "units": units}
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})


@require_GET
@fresh_for_file
def sheet(request: HttpRequest) -> HttpResponse:
    """The table as CSV, with one line in the journal."""
    asked = _asked(request)
    view = asked.view()
    export_map(place=view.place, layer=asked.layer.key, by=asked.account, at=timezone.now())
    labels = [part.label for part in asked.layer.parts]
    rows: list[list[object]] = [[_("Code"), _("Place"), _("Kind"), asked.layer.label, *labels]]
    for unit in view.units:
        place = unit.place
        values = [unit.figure[part.key] if unit.figure else "" for part in asked.layer.parts]
        said = words.words_of(view, unit.figure)
        rows.append([place.code, place.name, place.get_kind_display(), said, *values])
    response = HttpResponse(csv_text(rows, delimiter=";"), content_type="text/csv; charset=utf-8")
    name = f"map-{asked.layer.key}-{view.place.code.lower()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
