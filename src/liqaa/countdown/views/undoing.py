"""Taking back what was made by mistake: each page shows what goes and what hinders before the button."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.access.views.fresh import fresh_to_change
from liqaa.countdown import actions, queries, rules
from liqaa.countdown.models import Constituency, Quota, ResultSheet
from liqaa.countdown.queries.undoing import setting_of, undo_of_import
from liqaa.countdown.views.loading import load
from liqaa.kit import undoing
from liqaa.kit.confirming import Undo, confirm_undo

ASKED = ["GET", "HEAD", "POST"]


@require_http_methods(ASKED)
@fresh_to_change
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo an event made by mistake, with all it made."""
    event, account = load(request, pk, rules.PREPARE)
    asked = Undo(
        title=_("Undo: a congress or an election"),
        subject=event,
        find=lambda: undoing.look([event]),
        act=lambda: actions.erase_event(event=event, by=account, at=timezone.now()),
        back=reverse("countdown:event", args=[pk]),
        after=reverse("countdown:list"),
        keeps=_("What was done once can also be called off: then everything stays in the record."),
    )
    return confirm_undo(request, asked)


@require_http_methods(ASKED)
def constituency(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a constituency away; its places are open to others again."""
    account = account_of(request)
    drawn: Constituency = queries.constituency_for_page(pk, account)
    account.require(rules.PREPARE, at=drawn.scope)
    asked = Undo(
        title=_("Undo: a constituency"),
        subject=drawn,
        find=lambda: undoing.look([drawn]),
        act=lambda: actions.remove_constituency(constituency=drawn, by=account, at=timezone.now()),
        back=reverse("countdown:constituency_results", args=[pk]),
        after=f"{reverse('countdown:event', args=[drawn.event_id])}?by=constituency",
        keeps=_("Its places stay, with their results: they can be drawn into another constituency."),
    )
    return confirm_undo(request, asked)


def _quota(request: HttpRequest, pk: int) -> tuple[Quota, Account]:
    account = account_of(request)
    found = queries.quota_for_page(pk, account)
    account.require(rules.PREPARE, at=found.event.scope)
    return found, account


@require_http_methods(ASKED)
def quota(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a quota away that nobody stands on."""
    found, account = _quota(request, pk)
    asked = Undo(
        title=_("Undo: a quota"),
        subject=found,
        find=lambda: undoing.look([found]),
        act=lambda: actions.remove_quota(quota=found, by=account, at=timezone.now()),
        back=reverse("countdown:quota", args=[pk]),
        after=reverse("countdown:delegates", args=[found.event_id]),
    )
    return confirm_undo(request, asked)


@require_http_methods(ASKED)
def quotas(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back all the quotas that were set together with one of them."""
    found, account = _quota(request, pk)

    def find() -> undoing.Finding:
        together = list(setting_of(found))
        finding = undoing.Finding()
        finding.add(undoing.Finding(going=[undoing.Group(_("Quotas"), together)]))
        finding.add(undoing.look(together))
        return finding

    asked = Undo(
        title=_("Undo: quotas that were set together"),
        subject=found.event.name,
        find=find,
        act=lambda: actions.undo_quotas(quota=found, by=account, at=timezone.now()),
        back=reverse("countdown:quota", args=[pk]),
        after=reverse("countdown:delegates", args=[found.event_id]),
        keeps=_("The congress stays, with the quotas that were set before and after."),
    )
    return confirm_undo(request, asked)


def _sheet(request: HttpRequest, pk: int) -> tuple[ResultSheet, Account]:
    account = account_of(request)
    found = queries.sheet_for_page(pk, account)
    account.require(rules.PREPARE, at=found.scope)
    return found, account


@require_http_methods(ASKED)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo an import of past results; the file stays to be looked through again."""
    found, account = _sheet(request, pk)
    page = reverse("countdown:sheet", args=[pk])
    asked = Undo(
        title=_("Undo: an import of past results"),
        subject=found,
        find=lambda: undo_of_import(found),
        act=lambda: actions.take_back_sheet(sheet=found, by=account, at=timezone.now()),
        back=page,
        after=page,
        keeps=_("The file stays as it was handed in: it can be imported again."),
    )
    return confirm_undo(request, asked)


@require_http_methods(ASKED)
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a file away that is not imported."""
    found, account = _sheet(request, pk)
    asked = Undo(
        title=_("Undo: a file of past results"),
        subject=found,
        find=lambda: undoing.look([found]),
        act=lambda: actions.discard_sheet(sheet=found, by=account, at=timezone.now()),
        back=reverse("countdown:sheet", args=[pk]),
        after=reverse("countdown:results", args=[found.event_id]),
    )
    return confirm_undo(request, asked)


@require_http_methods(ASKED)
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody off the list of delegates who is not validated."""
    account = account_of(request)
    found = queries.delegate_for_page(pk, account)
    account.require(rules.NOMINATE, at=found.scope)
    page = reverse("countdown:quota", args=[found.quota_id])
    asked = Undo(
        title=_("Undo: a delegate"),
        subject=found,
        find=lambda: undoing.look([found]),
        act=lambda: actions.take_off(delegate=found, by=account, at=timezone.now()),
        back=page,
        after=page,
        keeps=_("The person stays on record; the seat is free again."),
    )
    return confirm_undo(request, asked)
