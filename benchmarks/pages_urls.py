"""The product's addresses and one more: the bare view that its pages are measured against."""

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

ROWS = (
    "<!doctype html><title>rows</title><table>{% for row in rows %}"
    "<tr><td>{{ row.title }}</td><td>{{ row.held_on }}</td><td>{{ row.state }}</td>"
    "<td>{{ row.venue }}</td></tr>"
    "{% endfor %}</table>"
)


@cache
def _template() -> Any:
    return engines["django"].from_string(ROWS)


@login_not_required
def bare(request: HttpRequest) -> HttpResponse:
    """A hundred rows in a table, the way a first Django tutorial writes it."""
    from liqaa.meetings.models import Meeting

    rows = Meeting.objects.order_by("-held_on")[:100]
    return HttpResponse(_template().render({"rows": rows}))


urlpatterns = [path("bare/", bare), path("", include("liqaa.config.urls"))]
