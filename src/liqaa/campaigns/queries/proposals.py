"""What may satisfy an execution: meetings, bodies, figures. Proposed only; the secretary confirms."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.campaigns import rules
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.queries.seen import executions_seen_by
from liqaa.campaigns.queries.states import with_state
from liqaa.kit.scopes import below
from liqaa.meetings.models import Meeting, MeetingPlace
from liqaa.meetings.queries import meetings_seen_by
from liqaa.people.models import Membership

MOST = 5
BEFORE = timedelta(days=1)
"""A meeting held on the eve of the issue may answer it; an older one cannot."""


@dataclass
class Proposals:
    """What the records already hold that may be the answer."""

    meetings: list[Meeting] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    figure: int | None = None

    def __bool__(self) -> bool:
        """Whether there is anything to confirm."""
        return bool(self.meetings or self.bodies or self.figure is not None)


def proposals_for(execution: Execution, account: Account, *, on: date) -> Proposals:
    """What may satisfy an execution, at most five of a kind, the nearest to the issue last."""
    ask = execution.directive.ask
    if ask == rules.MEETING:
        return Proposals(meetings=list(_meetings(execution, account)[:MOST]))
    if ask == rules.FOUNDING:
        return Proposals(bodies=list(fitting_bodies(execution)[:MOST]))
    if ask == rules.FIGURE:
        return Proposals(figure=members_in(execution.scope, on=on))
    return Proposals()


def fits(meeting: Meeting, execution: Execution) -> rules.Reason | None:
    """Why a meeting cannot satisfy an execution; None where it can."""
    kind = execution.directive.meeting_kind
    if execution.directive.ask != rules.MEETING:
        return rules.Reason.OTHER_ASK
    if meeting.state == Meeting.State.CANCELLED:
        return rules.Reason.CANCELLED_MEETING
    if kind and kind not in meeting.kinds:
        return rules.Reason.OTHER_KIND
    own = meeting.organiser_id == execution.body_id
    if not own and not meeting.places.filter(place=execution.place_id).exists():
        return rules.Reason.OTHER_BODY
    return None


def _meetings(execution: Execution, account: Account) -> QuerySet[Meeting]:
    directive = execution.directive
    about = MeetingPlace.objects.filter(place=execution.place_id, meeting=OuterRef("pk"))
    theirs = Q(organiser=execution.body_id) | Q(Exists(about))
    found = meetings_seen_by(account).filter(theirs, state__in=(rules.HELD, rules.PLANNED))
    if directive.meeting_kind:
        found = found.filter(kinds__contains=[directive.meeting_kind])
    if execution.meeting_id:
        found = found.exclude(pk=execution.meeting_id)
    return found.filter(held_on__gte=_earliest(directive)).order_by("state", "-held_on", "pk")


def _earliest(directive: Directive) -> date:
    issued = directive.issued_on or (directive.issued_at or directive.written_at).date()
    return issued - BEFORE


def fitting_bodies(execution: Execution) -> QuerySet[Body]:
    """The bodies of the type to be founded that stand in the execution's place."""
    directive = execution.directive
    family = directive.families[0] if directive.families else ""
    standing = Body.objects.filter(place=execution.place_id, type__in=directive.body_types, family=family)
    return standing.filter(dissolved_on=None, prepares=None).exclude(pk=execution.task.founds_id or 0)


def members_in(path: str, *, on: date) -> int:
    """How many memberships are in force in a place on a day."""
    running = Membership.objects.filter(below("scope", path), joined_on__lte=on)
    return running.filter(Q(ended_on=None) | Q(ended_on__gt=on)).count()


def concerns(meeting: Meeting) -> bool:
    """Whether any execution answers this meeting or waits for one of its organiser or its territories.

    One indexed look, so that the page of a meeting that no memo concerns pays for nothing more.
    """
    owed = Q(meeting=None, directive__state=rules.ISSUED, directive__ask=rules.MEETING)
    near = Q(body=meeting.organiser_id) | Q(place__in=meeting.places.values("place"))
    return Execution.objects.filter(Q(meeting=meeting.pk) | (owed & near)).exists()


def answerable_by(meeting: Meeting, account: Account, *, on: date) -> QuerySet[Execution]:
    """Open executions that a meeting may satisfy and that are not linked to one yet."""
    about = Q(place__in=meeting.places.values("place"))
    asked = Q(directive__meeting_kind="") | Q(directive__meeting_kind__in=meeting.kinds)
    found = executions_seen_by(account).filter(
        Q(body=meeting.organiser_id) | about,
        asked,
        directive__ask=rules.MEETING,
        directive__state=rules.ISSUED,
        meeting=None,
    )
    if meeting.held_on:
        found = found.filter(directive__issued_on__lte=meeting.held_on + BEFORE)
    owed = with_state(found, on=on, states=rules.OWED)
    return owed.select_related("directive", "body", "place").order_by("directive__due_on", "pk")
