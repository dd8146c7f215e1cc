"""What every page's frame shows: the organisation, the menu, the reader."""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from liqaa.access import panels as access_panels
from liqaa.access import rules as access_rules
from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.bodies import rules as body_rules
from liqaa.campaigns import rules as campaign_rules
from liqaa.config.roles import ROLES
from liqaa.countdown import rules as countdown_rules
from liqaa.followup import rules as followup_rules
from liqaa.meetings import rules as meeting_rules
from liqaa.needs import rules as need_rules
from liqaa.newsroom import rules as newsroom_rules
from liqaa.people import rules as people_rules
from liqaa.reports import rules as report_rules


@dataclass(frozen=True)
class Entry:
    """One entry of the menu: shown to those who hold ``right`` anywhere, to everybody when empty.

    ``of_bodies``: also to those who hold it over a few bodies only (decision 0019).
    """

    label: str | Promise
    name: str
    icon: str
    right: str = ""
    of_bodies: bool = False
    url: str = ""
    active: bool = False


MENU = (
    Entry(_("Home"), "dashboards:home", "home"),
    Entry(_("Meetings"), "meetings:list", "calendar-event", meeting_rules.SEE, of_bodies=True),
    Entry(_("Read a report"), "reports:list", "text-recognition", report_rules.READ),
    Entry(_("Tasks"), "followup:tasks", "checklist", followup_rules.SEE, of_bodies=True),
    Entry(_("Map"), "dashboards:map", "map", body_rules.SEE),
    Entry(_("Directives"), "campaigns:list", "send", campaign_rules.SEE, of_bodies=True),
    Entry(_("Countdown"), "countdown:list", "hourglass-high", countdown_rules.SEE),
    Entry(_("Places"), "territory:tree", "map-2"),
    Entry(_("Bodies"), "bodies:tree", "sitemap", body_rules.SEE, of_bodies=True),
    Entry(_("People"), "people:list", "users", people_rules.SEE, of_bodies=True),
    Entry(_("Needs"), "needs:list", "message-report", need_rules.SEE),
    Entry(_("News"), "newsroom:list", "news", newsroom_rules.SEE, of_bodies=True),
    Entry(_("Personal data"), "dashboards:privacy", "shield-lock", people_rules.PROTECT),
)
"""The menu; its first four stand in the phone's bar."""


def _menu(request: HttpRequest, account: Account) -> list[Entry]:
    entries = []
    for entry in MENU:
        may = account.may_somewhere if entry.of_bodies else account.may_anywhere
        if entry.right and not may(entry.right):
            continue
        try:
            url = reverse(entry.name)
        except NoReverseMatch:
            continue
        here = request.path == url if url == "/" else request.path.startswith(url)
        entries.append(replace(entry, url=url, active=here))
    return entries


def _account_menu(account: Account) -> dict[str, Any]:
    roles = [str(ROLES[role].label) for role in account.roles if role in ROLES]
    links = [
        {"label": _("My account"), "url": reverse("access:account"), "icon": "user"},
        {"label": _("My data"), "url": reverse("dashboards:my_data"), "icon": "id"},
        {
            "label": _("From the report to the system"),
            "url": reverse("dashboards:from_reports"),
            "icon": "list",
        },
    ]
    if account.may_anywhere(access_rules.SET_UP):
        url = reverse("dashboards:health")
        links.append({"label": _("State of the installation"), "url": url, "icon": "shield-check"})
    return {"name": account.name, "role": "، ".join(roles), "links": links}


def _organisation() -> dict[str, str]:
    organisation = bodies.organisation()
    if organisation is None:
        return {}
    return {"name": organisation.name, "logo": reverse("dashboards:logo") if organisation.logo_type else ""}


def shell(request: HttpRequest) -> dict[str, Any]:
    """The variables of ``kit/base.html``; what a page does not show is not asked for."""
    frame: dict[str, Any] = {"organisation": SimpleLazyObject(_organisation)}
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return frame
    frame["navigation"] = _menu(request, account)
    frame["account"] = _account_menu(account)
    if settings.DEMO:
        frame["switcher"] = SimpleLazyObject(lambda: access_panels.switcher(account))
    return frame
