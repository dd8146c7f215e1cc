"""Demands made at a meeting, and the organs above that they may go up to."""

from django.db.models import Exists, OuterRef, QuerySet

from liqaa.bodies.models import Body, Office
from liqaa.bodies.rules.seats import LEADS_BELOW
from liqaa.followup.models import Outcome
from liqaa.meetings.models import Intervention, Meeting


def demands_not_raised(meeting: Meeting) -> QuerySet[Intervention]:
    """The demands somebody made at a meeting that were not sent up yet, in their order."""
    raised = Outcome.objects.filter(raises=OuterRef("pk"))
    said = Intervention.objects.filter(meeting_id=meeting.pk, kind=Intervention.Kind.DEMAND)
    return said.exclude(Exists(raised)).order_by("position", "pk")


def organs_above(path: str) -> QuerySet[Body]:
    """Standing organs over a place that somebody leads, the nearest first; committees left out."""
    parts = path.split("/")
    paths = ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
    leading = Office.objects.filter(body=OuterRef("pk"), kind=Office.Kind.OFFICE, rank__lt=LEADS_BELOW)
    standing = Body.objects.filter(scope__in=paths, dissolved_on=None, prepares=None)
    return standing.filter(Exists(leading)).order_by("-scope", "pk")
