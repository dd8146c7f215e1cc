"""What this room shows on the pages of people and places, and on the reader's home."""

from datetime import date

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from liqaa.access.models import Account
from liqaa.bodies import queries, rules
from liqaa.bodies.forms.days import day_asked
from liqaa.bodies.models import Body
from liqaa.bodies.queries.labels import badge
from liqaa.bodies.queries.organisation import language
from liqaa.people.models import Person
from liqaa.territory.models import Place

AT_HOME = 5


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


def in_place(request: HttpRequest, subject: Model) -> SafeString | str:
    """The bodies of a place, how far the levels below it are founded, and its institutions."""
    if not isinstance(subject, Place) or not isinstance(request.user, Account):
        return ""
    if not request.user.may(rules.SEE, at=subject.path):
        return ""
    today = timezone.localdate()
    standing = list(
        queries.bodies_seen_by(request.user).filter(scope=subject.path, dissolved_on=None).order_by("pk")
    )
    leads = queries.leads_of(standing, on=today)
    context = {
        "place": subject,
        "bodies": [
            {"body": each, "badge": badge(each, today), "lead": leads.get(each.pk)} for each in standing
        ],
        "coverage": [
            (level, level.body_type.name.in_language(language()))
            for level in queries.covering(subject, on=today)
            if level.units > 1
        ],
        "institutions": queries.institutions_at(subject, on=today),
        "may_open": request.user.may(rules.FOUND, at=subject.path),
    }
    return SafeString(render_to_string("bodies/panel_place.html", context, request=request))


def waiting(request: HttpRequest, subject: Model) -> SafeString | str:
    """Bodies whose mandate is over in the places where the reader may renew them."""
    if not isinstance(subject, Account) or not subject.may_anywhere(rules.FOUND):
        return ""
    today = timezone.localdate()
    over = queries.past_their_mandate(
        Body.objects.filter(subject.reach(rules.FOUND).condition("scope")), on=today
    )
    found = list(over[: AT_HOME + 1])
    if not found:
        return ""
    context = {"bodies": found[:AT_HOME], "more": len(found) > AT_HOME, "tree_url": reverse("bodies:tree")}
    return SafeString(render_to_string("bodies/panel_home.html", context, request=request))


def describe(everyone: list[Person], on: date) -> dict[int, list[str]]:
    """What each of some people is on a day, for the lists of the room below."""
    code = language()
    known = queries.capacities_of_each(everyone, on=on)
    return {pk: [each.in_language(code) for each in held] for pk, held in known.items()}
