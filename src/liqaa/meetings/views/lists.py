"""The list of meetings."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liqaa.access.models import Account
from liqaa.kit.calendar import format_date
from liqaa.kit.pages import page_of
from liqaa.meetings import queries, rules
from liqaa.meetings.forms import FilterForm
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries import Row

PER_PAGE = 100


# A hundred rows are drawn by one pattern: the template's own loop takes several times as long.
_ROW = (
    '<tr><th scope="row"><a class="k-line-name" href="{}"><bdi>{}</bdi></a>'
    '<span class="k-line-note">{}</span></th>'
    '<td data-label="{}"><bdi>{}</bdi></td><td data-label="{}"><bdi>{}</bdi></td>'
    '<td data-label="{}"><bdi>{}</bdi></td>'
    '<td data-label="{}"><span class="k-badge" data-tone="{}">{}</span></td></tr>'
)


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings the reader sees, the latest first, narrowed by what ``?`` asks."""
    account = request.user
    assert isinstance(account, Account)
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
        "lines": _lines(page),
        "may_record": account.may_anywhere(rules.RECORD),
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


def _lines(page: Page[Any]) -> list[Line]:
    """The rows of the page, in one query."""
    rows = queries.rows_of(page.object_list)  # type: ignore[arg-type]
    base = reverse("meetings:list")
    language = get_language() or "ar"
    side = 0 if language.startswith("ar") else 1
    kinds = {value: str(label) for value, label in Meeting.Kind.choices}
    states = {value: str(label) for value, label in Meeting.State.choices}
    return [_line(row, base, language, side, kinds, states) for row in rows]


def _line(
    row: Row, base: str, language: str, side: int, kinds: dict[str, str], states: dict[str, str]
) -> Line:
    return Line(
        url=f"{base}{row.pk}/",
        title=row.title,
        kinds=" · ".join(kinds[kind] for kind in row.kinds),
        day=format_date(row.held_on, language) if row.held_on else "",
        organiser=row.organiser[side] or row.organiser[0],
        place=(row.place[side] or row.place[0]) if row.place else row.venue,
        state=states[row.state],
        tone=rules.TONES[row.state],
    )
