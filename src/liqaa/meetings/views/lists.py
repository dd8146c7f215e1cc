"""The list of meetings."""

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liqaa.access.views.asking import account_of
from liqaa.kit.calendar import format_date
from liqaa.kit.pages import page_of
from liqaa.meetings import queries, rules
from liqaa.meetings.forms import FilterForm
from liqaa.meetings.models import Meeting

PER_PAGE = 100


# A hundred rows are drawn by one pattern: the template's own loop takes several times as long.
_ROW = (
    '<tr><th scope="row"><a class="k-line-name" href="{url}"><bdi>{title}</bdi></a>'
    '<span class="k-line-note">{kinds}</span></th>'
    '<td data-label="{the_day}"><bdi>{day}</bdi></td>'
    '<td data-label="{the_organiser}"><bdi>{organiser}</bdi></td>'
    '<td data-label="{the_place}"><bdi>{place}</bdi></td>'
    '<td data-label="{the_state}"><span class="k-badge" data-tone="{tone}">{state}</span></td></tr>'
)


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings the reader sees, the latest first, narrowed by what ``?`` asks."""
    account = account_of(request)
    asked = any(request.GET.get(name) for name in ("state", "kind", "body", "place", "place_typed"))
    form = FilterForm(request.GET if asked else None, account=account)
    found = queries.newest_first(queries.meetings_seen_by(account))
    if asked:
        form.is_valid()
        found = queries.narrowed(found, **_wanted(form))
    page = page_of(request, found, PER_PAGE)
    context = {
        "page_title": _("Meetings"),
        "form": form,
        "asked": asked,
        "page": page,
        "rows": _drawn(page),
        "columns": columns(),
        "may_record": account.may_somewhere(rules.RECORD),
    }
    return render(request, "meetings/list.html", context)


def _wanted(form: FilterForm) -> dict[str, Any]:
    """What the form asks for; a field that was refused asks for nothing."""
    data = form.cleaned_data
    place = data.get("place")
    return {
        "state": data.get("state", ""),
        "kind": data.get("kind", ""),
        "body": data.get("body"),
        "path": place.path if place else "",
    }


def _drawn(page: Page[Any]) -> SafeString:
    """The rows of the page's table, read in one query."""
    language = get_language() or "ar"
    side = 0 if language.startswith("ar") else 1
    base = reverse("meetings:list")
    kinds = {value: str(label) for value, label in Meeting.Kind.choices}
    states = {value: str(label) for value, label in Meeting.State.choices}
    labels = {key: escape(label) for key, label in columns().items()}
    rows = queries.rows_of(page.object_list)  # type: ignore[arg-type]
    cells = (
        {
            "url": f"{base}{row.pk}/",
            "title": row.title,
            "kinds": " · ".join(kinds[kind] for kind in row.kinds),
            "day": format_date(row.held_on, language) if row.held_on else "",
            "organiser": row.organiser[side] or row.organiser[0],
            "place": (row.place[side] or row.place[0]) if row.place else row.venue,
            "state": states[row.state],
            "tone": rules.TONES[row.state],
        }
        for row in rows
    )
    return SafeString(
        "".join(_ROW.format_map({key: escape(text) for key, text in each.items()} | labels) for each in cells)
    )


def columns() -> dict[str, str]:
    """The headings of the table, which a phone writes before each value."""
    return {
        "the_day": _("Day"),
        "the_organiser": _("Organised by"),
        "the_place": _("Place"),
        "the_state": _("State"),
    }
