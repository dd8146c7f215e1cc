"""What this room shows elsewhere: the days to the next events at home, and on a place's page."""

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from liqaa.access.models import Account
from liqaa.countdown import queries, rules
from liqaa.countdown.queries.wording import congress_in, time_tone
from liqaa.territory.models import Place

MOST = 3


def at_home(request: HttpRequest, account: Model) -> SafeString | str:
    """«N days to the congress», and what the law asks once its term draws near: one query."""
    if not isinstance(account, Account) or not account.may_anywhere(rules.SEE):
        return ""
    today = timezone.localdate()
    events = queries.counted_down(account)
    live = [each for each in events if each.state in rules.LIVE]
    law = queries.law_of(events, on=today)
    if law is not None and law.answer is not None:
        law = None
    if not live and law is None:
        return ""
    rows = [
        (each, congress_in(rules.days_left(each.held_on, on=today), each.name), time_tone(each, on=today))
        for each in live[:MOST]
    ]
    context = {"rows": rows, "law": law, "more": len(live) - len(rows)}
    return render_to_string("countdown/panels/home.html", context)


def of_place(request: HttpRequest, place: Model) -> SafeString | str:
    """A piece that fetches the events of the place by itself: a place's page asks nothing more for it."""
    assert isinstance(place, Place)
    account = request.user
    if not isinstance(account, Account) or not account.may(rules.SEE, at=place.path):
        return ""
    return render_to_string("countdown/panels/place.html", {"place": place})
