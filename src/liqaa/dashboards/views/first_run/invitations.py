"""Step five: office-holders are invited, one message each."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from liqaa.access.models import Account
from liqaa.access.views.fresh import fresh_to_change
from liqaa.dashboards.actions.first_run import invite
from liqaa.dashboards.queries.first_run import INVITATIONS, Invitee, holders_without_address, invitees
from liqaa.dashboards.views.first_run.steps import page, who_sets_up
from liqaa.outbox.queries import mail_server


def link_address(token: str) -> str:
    """The full address of an invitation, as people reach the product."""
    return f"{settings.PUBLIC_URL.rstrip('/')}{reverse('access:accept', args=[token])}"


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_to_change
def invitations(request: HttpRequest) -> HttpResponse:
    """List the office-holders with an address; post the chosen ones to invite them."""
    account, today = who_sets_up(request), timezone.localdate()
    listed = invitees(today)
    if request.method == "POST":
        _invite(request, account, listed)
        return redirect("dashboards:first_run_invitations")
    context = {
        "invitees": listed,
        "open": [each for each in listed if each.state == "open"],
        "without_address": holders_without_address(today),
        "server": mail_server(),
    }
    return page(request, INVITATIONS, context)


def _invite(request: HttpRequest, account: Account, listed: list[Invitee]) -> None:
    chosen = set(request.POST.getlist("person"))
    persons = [each.person for each in listed if str(each.person.pk) in chosen and each.state != "inside"]
    if not persons:
        messages.warning(request, _("Choose whom to invite first."))
        return
    result = invite(persons=persons, address_of=link_address, by=account, at=timezone.now())
    if result.count:
        said = ngettext(
            "%(count)d invitation is on its way.", "%(count)d invitations are on their way.", result.count
        )
        messages.success(request, said % {"count": result.count})
    for person, reason in result.problems:
        messages.error(request, f"{person}: {reason}")
