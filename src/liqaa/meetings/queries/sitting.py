"""What was established at a meeting: hands, elections, and the offices an election may fill."""

from django.db.models import Prefetch, Q, QuerySet

from liqaa.access.models import Account
from liqaa.bodies.models import Office
from liqaa.bodies.queries import bodies_seen_by
from liqaa.meetings.models import Candidate, Election, Meeting, ShowOfHands


def hands_of(meeting: Meeting) -> QuerySet[ShowOfHands]:
    """The shows of hands in the order they were counted."""
    return meeting.shows_of_hands.order_by("counted_at", "pk")


def elections_of(meeting: Meeting) -> QuerySet[Election]:
    """The elections in their order, each with its candidates (``standing``), the most votes first."""
    candidates = Candidate.objects.order_by("-elected", "-votes", "position", "pk")
    standing = Prefetch("candidates", candidates, to_attr="standing")
    return meeting.elections.prefetch_related(standing).order_by("opened_at", "pk")


def offices_to_fill(meeting: Meeting, account: Account) -> QuerySet[Office]:
    """The offices of the organising body and of the other bodies of its place, as the account sees them."""
    organiser = meeting.organiser
    around = Q(body=organiser)
    if organiser.place_id:
        around |= Q(body__place=organiser.place_id)
    seen = bodies_seen_by(account)
    found = Office.objects.filter(around, body__in=seen, body__dissolved_on=None).select_related("body")
    return found.order_by("body", "rank", "pk")
