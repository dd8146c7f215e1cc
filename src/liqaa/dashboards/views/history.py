"""What was done to a record, page by page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from liqaa.access.views.asking import account_of
from liqaa.dashboards.queries.history import page_of_history, record_of


@require_safe
def history(request: HttpRequest, kind: str, key: int) -> HttpResponse:
    """The history of a record for those who see it; its lines alone where the record's page asks for them."""
    account = account_of(request)
    record = record_of(kind, key, account)
    if record is None:
        raise Http404
    page, lines = page_of_history(request, kind, record, account)
    shown = {"kind": kind, "key": key, "record": record, "page": page, "lines": lines}
    piece = "#lines" if request.headers.get("HX-Request") else ""
    return render(request, f"dashboards/history.html{piece}", shown)
