"""Taking back an invitation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liqaa.dashboards.actions.undoing import undo_invitation
from liqaa.dashboards.views.first_run.steps import who_sets_up
from liqaa.kit.confirming import Undo, confirm_undo
from liqaa.kit.undoing import Finding
from liqaa.people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the invitation of a person."""
    account = who_sets_up(request)
    person = get_object_or_404(Person.objects.exclude(account=None), pk=pk)
    page = reverse("dashboards:first_run_invitations")
    asked = Undo(
        title=_("Undo: an invitation"),
        subject=person,
        find=Finding,
        act=lambda: undo_invitation(person=person, by=account, at=timezone.now()),
        back=page,
        after=page,
        keeps=_("The link in the message dies and the roles are taken back; the person and the office stay."),
    )
    return confirm_undo(request, asked)
