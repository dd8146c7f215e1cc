"""What this room shows whoever looks after personal data: the way to a person's, requests that wait."""

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from liqaa.access.models import Account
from liqaa.dashboards.queries import requests
from liqaa.people import rules
from liqaa.people.models import Person


def data_of_person(request: HttpRequest, person: Model) -> SafeString | str:
    """The relation's clock, and the links to export and erase."""
    account = request.user
    if not isinstance(account, Account) or not isinstance(person, Person):
        return ""
    if not account.may(rules.PROTECT, at=person.place_id):
        return ""
    return render_to_string(
        "dashboards/privacy/panel.html", {"person": person, "clock": rules.CLOCKS[person.relation]}, request
    )


def requests_waiting(request: HttpRequest, account: Model) -> SafeString | str:
    """On the home of who looks after personal data: how many requests wait; red once one is overdue."""
    if not isinstance(account, Account) or not account.may_anywhere(rules.PROTECT):
        return ""
    found = requests.standing(account, on=timezone.localdate())
    if not found.waiting:
        return ""
    return render_to_string("dashboards/privacy/requests_notice.html", {"standing": found}, request)
