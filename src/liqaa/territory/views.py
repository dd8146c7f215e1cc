"""Pages of the territory: the tree, the search, and the fragments that fill them."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from liqaa.kit import links
from liqaa.kit.arabic import clean
from liqaa.territory import queries
from liqaa.territory.models import Place

OPTIONS = 8


@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    """The regions, each opening to its provinces, each of those to its communes."""
    counts = queries.count_by_kind()
    context = {
        "page_title": _("Places"),
        "nodes": [_node(region) for region in queries.regions()],
        "counts": counts,
        "provinces": counts.get(Place.Kind.PROVINCE, 0) + counts.get(Place.Kind.PREFECTURE, 0),
    }
    return render(request, "territory/tree.html", context)


@require_safe
def branch(request: HttpRequest, path: str) -> HttpResponse:
    """The places to list below one: a region's provinces, else the communes and arrondissements below."""
    place = get_object_or_404(Place, pk=clean(path))
    return render(request, "kit/components/tree_nodes.html", {"nodes": _below(place)})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The places that answer ``?q=``, the best first."""
    asked = clean(request.GET.get("q", "")).strip()
    context = {"page_title": _("Find a place"), "asked": asked, "found": queries.search_places(asked)}
    return render(request, "territory/search.html", context)


@require_safe
def options(request: HttpRequest) -> HttpResponse:
    """The choices under a place's input: radio buttons named as the field, for what was typed so far."""
    name = clean(request.GET.get("field", ""))
    asked = clean(request.GET.get(f"{name}_typed", "")).strip()
    kinds = [kind for kind in request.GET.get("kinds", "").split(",") if kind in Place.Kind.values]
    found = queries.search_places(asked, OPTIONS, kinds=kinds or None)
    return render(
        request, "territory/place_widget.html#options", {"name": name, "asked": asked, "found": found}
    )


def _below(place: Place) -> Iterable[dict[str, Any]]:
    if place.kind == Place.Kind.KINGDOM:
        return [_node(region) for region in queries.regions()]
    if place.kind == Place.Kind.REGION:
        counts = queries.communes_per_province(place)
        return [_node(each, communes=counts.get(each.path, 0)) for each in queries.provinces_of(place)]
    return [_node(each) for each in queries.communes_of(place)]


def _node(place: Place, *, communes: int | None = None) -> dict[str, Any]:
    """A place as the tree component draws it."""
    note = place.get_kind_display()
    if communes is not None:
        counted = ngettext("%(count)d commune", "%(count)d communes", communes) % {"count": communes}
        note = f"{note} · {counted}"
    opens = place.kind in (Place.Kind.REGION, Place.Kind.PROVINCE, Place.Kind.PREFECTURE)
    return {
        "label": place.name,
        "url": links.url_for(place),
        "note": note,
        "branch_url": reverse("territory:branch", args=[place.path]) if opens else "",
    }
