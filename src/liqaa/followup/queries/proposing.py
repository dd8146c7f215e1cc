"""Tasks that propose themselves to the agenda of a meeting to come."""

from django.db.models import Q, QuerySet

from liqaa.access.models import Account
from liqaa.followup import rules
from liqaa.followup.models import Task
from liqaa.followup.queries.pages import for_list
from liqaa.followup.queries.seen import by_urgency, tasks_seen_by
from liqaa.kit.scopes import below
from liqaa.meetings.models import Meeting


def open_for_agenda(meeting: Meeting, account: Account) -> QuerySet[Task]:
    """Tasks owed in the places a meeting is about that its agenda does not name yet, urgent ones first."""
    about = Q(pk=None)
    for path in meeting.places.values_list("place", flat=True):
        about |= below("scope", path)
    owed = tasks_seen_by(account).filter(about, state__in=rules.LIVE)
    return by_urgency(for_list(owed.exclude(title__in=meeting.agenda.values("title"))))
