"""Answers to tell back: which propose themselves to a coming meeting, which stand on its agenda."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from liqaa.access.models import Account
from liqaa.followup import rules as followup
from liqaa.followup.models import Evidence, Task
from liqaa.followup.queries import tasks_seen_by
from liqaa.kit.scopes import below
from liqaa.meetings.models import Meeting
from liqaa.needs import rules
from liqaa.needs.models import Hearing, Need, Telling
from liqaa.needs.queries.seen import needs_seen_by


@dataclass(frozen=True, slots=True)
class TellingLine:
    """An answer that may be told at a meeting; ``kind`` is ``need`` or ``demand``, ``pk`` its own."""

    kind: str
    pk: int
    text: str
    answer: str


def _about(meeting: Meeting) -> Q | None:
    """What lies in the places a meeting is about; None where it is about none."""
    about = None
    for path in meeting.places.values_list("place", flat=True):
        here = below("scope", path)
        about = here if about is None else about | here
    return about


def _told(field: str, answered_at: str) -> Exists:
    """Whether an answer stands on the agenda of a coming meeting, or was told since it was given."""
    since = Q(meeting__state="held", meeting__held_on__gte=OuterRef(f"{answered_at}__date"))
    return Exists(Telling.objects.filter(Q(meeting__state="planned") | since, **{field: OuterRef("pk")}))


def to_tell_back(meeting: Meeting, account: Account) -> QuerySet[Need]:
    """Answered needs of the places a coming meeting is about, told nowhere yet nor heard again since."""
    about = _about(meeting)
    if about is None:
        return Need.objects.none()
    answered = needs_seen_by(account).filter(about, state__in=rules.ANSWERED_STATES)
    heard = Hearing.objects.filter(
        need=OuterRef("pk"), meeting__state="held", meeting__held_on__gt=OuterRef("answered_at__date")
    )
    told = _told("need", "answered_at")
    return answered.exclude(Exists(heard)).exclude(told).order_by("-answered_at", "pk")


def demands_to_tell_back(meeting: Meeting, account: Account) -> QuerySet[Task]:
    """Demands of those places to their leadership that were answered and told nowhere yet."""
    about = _about(meeting)
    if about is None:
        return Task.objects.none()
    answered = tasks_seen_by(account).filter(
        about, type=followup.DEMAND_TYPE, state__in=(followup.DONE, followup.VERIFIED)
    )
    return answered.exclude(_told("demand", "done_at")).order_by("-done_at", "pk")


def proposals_for(meeting: Meeting, account: Account, *, most: int) -> list[TellingLine]:
    """What proposes itself to the agenda of a coming meeting: answers to needs, then to demands."""
    needs = to_tell_back(meeting, account).values_list("pk", "text", "answer")[:most]
    demands = demands_to_tell_back(meeting, account).values_list("pk", "title")[:most]
    lines = [TellingLine("need", pk, text, answer) for pk, text, answer in needs]
    answers = _answers([pk for pk, _title in demands])
    return lines + [TellingLine("demand", pk, title, answers.get(pk, "")) for pk, title in demands]


def _answers(demands: Sequence[int]) -> dict[int, str]:
    """The latest words handed in for each demand."""
    if not demands:
        return {}
    rows = Evidence.objects.filter(task__in=demands).order_by("at", "pk").values_list("task_id", "text")
    return dict(rows)


def tellings_of(meeting: Meeting) -> QuerySet[Telling]:
    """The answers on a meeting's agenda, in its order."""
    rows = Telling.objects.filter(meeting_id=meeting.pk).select_related("need", "demand")
    return rows.order_by("point__position", "pk")


def standing_needs(meeting: Meeting, account: Account) -> QuerySet[Need]:
    """Needs that something built or done may answer: not closed, in the places a meeting is about."""
    about = _about(meeting) or below("scope", meeting.scope)
    known = needs_seen_by(account).filter(about).exclude(state=rules.CLOSED)
    return known.order_by("-raised_on", "-pk")


def unanswered_for(meeting: Meeting, account: Account, *, most: int) -> list[Need]:
    """Needs of the places a coming meeting is about that nobody answered and its agenda does not name yet."""
    about = _about(meeting) or below("scope", meeting.scope)
    waiting = needs_seen_by(account).filter(about, state__in=(rules.OPEN, rules.ASSIGNED))
    named = meeting.agenda.values("title")
    return list(waiting.exclude(text__in=named).select_related("place").order_by("raised_on", "pk")[:most])
