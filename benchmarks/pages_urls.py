"""The product's addresses and two more: the bare view and the bare check-in that it is measured against."""

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

ROWS = (
    "<!doctype html><title>rows</title><table>{% for row in rows %}"
    "<tr><td>{{ row.title }}</td><td>{{ row.held_on }}</td><td>{{ row.state }}</td>"
    "<td>{{ row.venue }}</td></tr>"
    "{% endfor %}</table>"
)


BARE_TABLE = """
CREATE TABLE bare_ticket
  (id bigserial PRIMARY KEY, name text NOT NULL, came boolean NOT NULL, came_at timestamptz);
GRANT SELECT, UPDATE ON bare_ticket TO liqaa_app"""


@cache
def _template() -> Any:
    return engines["django"].from_string(ROWS)


@login_not_required
def bare(request: HttpRequest) -> HttpResponse:
    """A hundred rows in a table, the way a first Django tutorial writes it."""
    from liqaa.meetings.models import Meeting

    rows = Meeting.objects.order_by("-held_on")[:100]
    return HttpResponse(_template().render({"rows": rows}))


@cache
def _ticket() -> Any:
    """The model of a first Django tutorial; made when it is asked for, and no app's."""
    from django.db import models

    class Ticket(models.Model):
        name = models.TextField()
        came = models.BooleanField()
        came_at = models.DateTimeField(null=True)

        class Meta:
            app_label = "bare"
            db_table = "bare_ticket"
            managed = False

        def __str__(self) -> str:
            return str(self.name)

    return Ticket


@csrf_exempt
@login_not_required
def check_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that somebody came, the way a first Django project writes it."""
    with transaction.atomic():
        ticket = _ticket().objects.select_for_update().get(pk=pk)
        if not ticket.came:
            ticket.came, ticket.came_at = True, timezone.now()
            ticket.save()
    return HttpResponse(f"{ticket.name}: {ticket.came_at}")


urlpatterns = [
    path("bare/", bare),
    path("bare/check-in/<int:pk>/", check_in),
    path("", include("liqaa.config.urls")),
]
