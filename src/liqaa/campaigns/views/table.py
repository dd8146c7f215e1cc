"""What leaves a directive's page as a file: its table as CSV, and its attachments."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liqaa.access.views.fresh import fresh_for_file
from liqaa.campaigns import actions, queries, rules
from liqaa.campaigns.queries.wording import label_of
from liqaa.campaigns.views.directive import load
from liqaa.files.documents import response_for
from liqaa.kit.sheets import csv_text


@require_safe
@fresh_for_file
def as_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody asked, by place, with the state of each. No person and no number leaves."""
    directive, account = load(request, pk)
    found = queries.missing(directive, directive.scope, account, on=timezone.localdate(), states=rules.STATES)
    rows = [[_("Code"), _("Place"), _("Body"), _("State"), _("Seen"), _("Reported"), _("Approved")]]
    for each in found.select_related("body", "place", "task"):
        moments = (each.seen_at, each.task.done_at, each.approved_at)
        days = [f"{timezone.localdate(moment):%Y-%m-%d}" if moment else "" for moment in moments]
        place = (each.place.code, each.place.name) if each.place else ("", "")
        state = label_of(each.state, directive.ask)  # type: ignore[attr-defined]
        rows.append([*place, each.body.name, state, *days])
    actions.note_export(directive=directive, by=account, at=timezone.now())
    answer = HttpResponse(csv_text(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="directive-{directive.pk}.csv"'
    return answer


@require_safe
def attachment(request: HttpRequest, pk: int, file_pk: int) -> FileResponse:
    """A file of a directive, for those who see the directive."""
    directive, account = load(request, pk)
    stored = next((each for each in directive.attachments.all() if each.pk == file_pk), None)
    if stored is None:
        raise Http404
    return response_for(stored, of=directive, place=directive.scope, by=account, at=timezone.now())
