"""On the home of who may set the organisation up: that the setting-up is not finished."""

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from liqaa.access.models import Account
from liqaa.access.rules import SET_UP
from liqaa.bodies.queries import organisation
from liqaa.dashboards.queries.first_run import STEPS, steps_done
from liqaa.territory.text.places import COUNTRY


def unfinished(request: HttpRequest, account: Model) -> SafeString | str:
    """How far the setting-up is, with the way there; nothing once it is finished or for others."""
    if not isinstance(account, Account) or not account.may(SET_UP, at=COUNTRY):
        return ""
    own = organisation()
    if own is None or own.set_up_at is not None:
        return ""
    done = steps_done(own, timezone.localdate())
    context = {"done": len(done), "total": len(STEPS)}
    return render_to_string("dashboards/set_up_notice.html", context, request=request)
