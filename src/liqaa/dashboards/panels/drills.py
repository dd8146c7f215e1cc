"""For administrators: whether the backups were tried, and when last with success."""

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from liqaa.access.models import Account
from liqaa.access.rules import SET_UP
from liqaa.dashboards.queries.drills import backups
from liqaa.dashboards.rules.drills import GOOD_FOR


def standing(request: HttpRequest, account: Model) -> SafeString:
    """On the page of the installation: the last good drill and the last one; red when it is too old."""
    return render_to_string("dashboards/drills.html", _context(), request=request)


def overdue(request: HttpRequest, account: Model) -> SafeString | str:
    """On the home of who may set the organisation up: a red line when the last good drill is too old.

    Nothing for others, nor in the demo, where nobody's work would be lost.
    """
    if settings.DEMO or not isinstance(account, Account) or not account.may_anywhere(SET_UP):
        return ""
    context = _context()
    if not context["overdue"] and not context["standing"].failed:
        return ""
    return render_to_string("dashboards/drills_notice.html", context, request=request)


def _context() -> dict:
    found = backups()
    return {"standing": found, "overdue": found.overdue(timezone.now()), "days": GOOD_FOR.days}
