"""The list of directives."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.campaigns import queries, rules
from liqaa.campaigns.models import Directive
from liqaa.campaigns.queries import Tally
from liqaa.campaigns.queries.seen import newest_first
from liqaa.campaigns.queries.wording import time_left, time_tone
from liqaa.kit.pages import page_of

PER_PAGE = 30
TABS = {"open": rules.ISSUED, "drafts": rules.DRAFT, "closed": rules.CLOSED, "withdrawn": rules.WITHDRAWN}


@dataclass(frozen=True)
class Row:
    """A directive with its counts and the time left."""

    directive: Directive
    tally: Tally
    left: str
    tone: str


def rows_of(directives: list[Directive], account: Account) -> list[Row]:
    """The directives with their counts within the account's reach: one more statement."""
    today = timezone.localdate()
    counted = queries.tallies(directives, account, on=today)
    return [
        Row(each, counted.get(each.pk, Tally()), time_left(each, on=today), time_tone(each, on=today))
        for each in directives
    ]


@require_safe
def directives(request: HttpRequest) -> HttpResponse:
    """The directives the reader sees in one state, the latest first, and what waits for the reader."""
    account = account_of(request)
    tab = request.GET.get("show", "open")
    state = TABS.get(tab, rules.ISSUED)
    today = timezone.localdate()
    found = queries.directives_seen_by(account).filter(state=state).select_related("issuer")
    page = page_of(request, newest_first(found), PER_PAGE)
    context = {
        "page_title": _("Directives"),
        "tabs": _tabs(state, account),
        "page": page,
        "rows": rows_of(list(page), account),
        "may_issue": account.may_anywhere(rules.ISSUE),
        "to_approve": list(queries.to_approve(account, on=today)[:10]),
        "state": state,
    }
    return render(request, "campaigns/list.html", context)


def _tabs(state: str, account: Account) -> list[dict[str, object]]:
    labels = {
        "open": pgettext("directives", "Open"),
        "drafts": pgettext("directives", "Drafts"),
        "closed": pgettext("directives", "Closed"),
        "withdrawn": pgettext("directives", "Withdrawn"),
    }
    shown = [key for key in TABS if key != "drafts" or account.may_anywhere(rules.ISSUE)]
    address = reverse("campaigns:list")
    return [
        {"label": labels[key], "url": f"{address}?show={key}", "active": TABS[key] == state} for key in shown
    ]
