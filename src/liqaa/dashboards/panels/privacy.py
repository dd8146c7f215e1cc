"""What this room shows on a person's page to whoever looks after personal data."""

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from liqaa.access.models import Account
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
