"""What may satisfy an execution: meetings, bodies, figures. Proposed only; the secretary confirms."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.campaigns import rules
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.queries.seen import executions_seen_by
from liqaa.campaigns.queries.states import facts_of, with_state
from liqaa.followup.models import Evidence
from liqaa.followup.queries import members_in
from liqaa.followup.rules import is_reached
from liqaa.meetings.models import Meeting, MeetingPlace
from liqaa.meetings.queries import meetings_seen_by

MOST = 5
BEFORE = timedelta(days=1)
"""A meeting held on the eve of the issue may answer it; an older one cannot."""


@dataclass
class Proposals:
    """What the records already hold that may be the answer."""

    meetings: list[Meeting] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    figure: int | None = None
    target: int | None = None

    @property
    def reached(self) -> bool:
        """Whether the members on record have come to the figure that is asked for."""
        return is_reached(self.target, self.figure)

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
        return Proposals(figure=members_in(execution.scope, on=on), target=execution.task.target)
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


@dataclass
class OfMeeting:
    """The executions that a meeting answers, and the open ones that it may answer."""

    linked: list[Execution] = field(default_factory=list)
    offered: list[Execution] = field(default_factory=list)


def of_meeting(meeting: Meeting, account: Account, *, on: date) -> OfMeeting:
    """What a meeting answers and may answer, with each one's ``state``, as far as the account sees.

    One indexed look tells which executions come into question; mostly there are none and that is all. The
    states of the few are decided by the rules themselves: the expression in SQL costs more than it saves.
    """
    near = _concerned(meeting)
    reach, found = account.reach(rules.SEE), OfMeeting()
    if not reach or not near:
        return found
    rows = Execution.objects.filter(pk__in=near).select_related("directive", "body", "place", "task")
    proved = Exists(Evidence.objects.filter(task=OuterRef("task_id")))
    for each in rows.annotate(evident=proved).order_by("directive__due_on", "pk"):
        if not reach.covers(each.scope):
            continue
        if each.meeting_id:
            each.meeting = meeting
        state = rules.state_of(facts_of(each, evidence=each.evident), on=on)
        each.state = state  # type: ignore[attr-defined]
        if each.meeting_id == meeting.pk:
            found.linked.append(each)
        elif state in rules.OWED and _in_time(meeting, each.directive):
            found.offered.append(each)
    return found


# Three indexed looks; with "or" between them every execution would be read, on every meeting's page.
_CONCERNED = """
SELECT id FROM liqaa_campaigns_execution WHERE meeting_id = %(pk)s
UNION
SELECT each.id FROM liqaa_campaigns_execution each
JOIN liqaa_campaigns_directive directive ON directive.id = each.directive_id
WHERE each.meeting_id IS NULL AND directive.state = %(issued)s AND directive.ask = %(ask)s
  AND directive.meeting_kind = ANY (%(kinds)s)
  AND each.id IN (
    SELECT id FROM liqaa_campaigns_execution WHERE body_id = %(organiser)s
    UNION SELECT id FROM liqaa_campaigns_execution WHERE place_id IN (
      SELECT place_id FROM liqaa_meetings_meetingplace WHERE meeting_id = %(pk)s))
"""


def _concerned(meeting: Meeting) -> list[int]:
    """The executions linked to a meeting, and those that wait for one of its organiser or its territories."""
    told: dict[str, Any] = {
        "pk": meeting.pk,
        "organiser": meeting.organiser_id,
        "kinds": ["", *meeting.kinds],
    }
    with connection.cursor() as cursor:
        cursor.execute(_CONCERNED, {**told, "issued": rules.ISSUED, "ask": rules.MEETING})
        return [pk for (pk,) in cursor.fetchall()]


def _in_time(meeting: Meeting, directive: Directive) -> bool:
    """Whether a meeting comes late enough to answer a directive; one without a day may always."""
    if meeting.held_on is None:
        return True
    return directive.issued_on is not None and directive.issued_on <= meeting.held_on + BEFORE


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
