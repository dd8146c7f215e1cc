"""A meeting of today at its door: planned, invited to, and somebody who comes."""

from django.utils import timezone

from liqaa.journal.actions import SYSTEM
from liqaa.meetings import actions
from liqaa.meetings.queries.inviting import Invitee
from liqaa.meetings.tests import factories


def today():
    return timezone.localdate()


def sitting(**values):
    """A meeting of today that has not been held yet."""
    return factories.meeting(**{"state": "planned", "held_on": today(), "kinds": ("council",)} | values)


def invited(meeting, *people):
    return actions.invite(
        meeting=meeting, invitees=[Invitee(each, "list") for each in people], by=SYSTEM, at=timezone.now()
    )


def arrive(meeting, whom, at=None, **options):
    return actions.arrive(meeting=meeting, person=whom, by=SYSTEM, at=at or timezone.now(), **options)
