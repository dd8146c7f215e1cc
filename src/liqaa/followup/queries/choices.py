"""What may be chosen when a task is given to somebody or proved, and who holds an office."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from liqaa.access.models import Account
from liqaa.bodies.models import Appointment, Office
from liqaa.followup import rules
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries import meetings_of_place
from liqaa.people.models import Person
from liqaa.territory.rules import paths_above

MOST_CHOICES = 300
"""How many offices a list to choose from holds at most."""


def offices_for(account: Account, paths: Iterable[str]) -> QuerySet[Office]:
    """The offices to which tasks of ``paths`` may be given.

    Those of bodies at these places and above them, and those of all bodies where the account assigns,
    unless these are too many to choose from. A narrowed grant gives to its own bodies.
    """
    reach = account.reach(rules.ASSIGN)
    above = {each for path in paths if reach.covers(path) for each in (*paths_above(path), path)}
    offices = Office.objects.filter(kind=Office.Kind.OFFICE, body__dissolved_on=None)
    within = offices.filter(reach.condition("body__scope"))
    wide = len(within.values_list("pk")[: MOST_CHOICES + 1]) > MOST_CHOICES
    near = Q(body__scope__in=[*above, *reach.paths]) | reach.of_bodies("body")
    chosen = offices.filter(near if wide else near | reach.condition("body__scope"))
    return chosen.select_related("body").order_by("body__scope", "body_id", "rank", "pk")


def holders_of(offices: Iterable[int], *, on: date) -> dict[int, Person]:
    """Who holds each of these offices on a day, by the office's id; the first of several seats."""
    held = Appointment.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=on), office__in=offices, starts_on__lte=on
    )
    ordered = held.select_related("person").order_by("interim", "seat", "starts_on", "pk")
    found: dict[int, Person] = {}
    for appointment in ordered:
        found.setdefault(appointment.office_id, appointment.person)
    return found


def meetings_that_prove(path: str, account: Account) -> QuerySet[Meeting]:
    """Meetings held about a place, or called there: what may prove a task of it."""
    return meetings_of_place(path, account).filter(state=Meeting.State.HELD)
