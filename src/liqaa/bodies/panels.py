"""What this room shows on the pages of people."""

from datetime import date

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from liqaa.access.models import Account, Grant
from liqaa.bodies import queries, rules
from liqaa.bodies.forms.days import day_asked
from liqaa.bodies.queries.organisation import language
from liqaa.people.models import Person


def capacities(request: HttpRequest, subject: Model) -> SafeString | str:
    """A person's capacities, now or on ``?on=``, and what they have been."""
    if not isinstance(subject, Person) or not isinstance(request.user, Account):
        return ""
    on, asked, trouble = day_asked(request, timezone.localdate())
    code = language()
    context = {
        "person": subject,
        "on": on,
        "asked": asked,
        "day_trouble": trouble,
        "today": timezone.localdate(),
        "capacities": [(each, each.in_language(code)) for each in queries.capacities_of(subject, on=on)],
        "history": [(each, each.in_language(code)) for each in queries.history_of(subject, on=on)],
        "may_record": request.user.may(rules.EDIT, at=subject.place_id),
    }
    return SafeString(render_to_string("bodies/panel_person.html", context, request=request))


def narrowed_to(request: HttpRequest, subject: Model) -> SafeString | str:
    """On one's account page: the body under which a narrowed grant holds."""
    if not isinstance(subject, Grant) or not isinstance(request.user, Account):
        return ""
    pk = subject.body_trail.rpartition("/")[2]
    body = queries.bodies_seen_by(request.user).filter(pk=pk).first() if pk else None
    return render_to_string("bodies/panel_grant.html", {"body": body}, request=request)


def describe(everyone: list[Person], on: date) -> dict[int, list[str]]:
    """What each of some people is on a day, for the lists of the room below."""
    code = language()
    known = queries.capacities_of_each(everyone, on=on)
    return {pk: [each.in_language(code) for each in held] for pk, held in known.items()}
