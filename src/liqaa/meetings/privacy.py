"""What this room keeps of a person: the meetings they were at, what they said, where they were named."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.rules.wording import is_public
from liqaa.journal.actions import Actor
from liqaa.kit.privacy import Holding, Share, latest
from liqaa.kit.refusals import Sentence
from liqaa.meetings.actions.redacting import taking_out
from liqaa.meetings.models import (
    AgendaItem,
    Candidate,
    Election,
    Erratum,
    GroupPresence,
    Intervention,
    Invitation,
    Meeting,
    MeetingFile,
    Mention,
    Minutes,
    MinutesLetter,
    MinutesPart,
    MinutesRevision,
    Participation,
    Remark,
    ShowOfHands,
    Signature,
    Topic,
    Visitor,
)
from liqaa.meetings.rules import FROZEN

LINKS = (
    "participations",
    "mentions",
    "interventions",
    "visitors",
    "invitations",
    "candidates",
    "remarks",
    "signatures",
    "minutes_letters",
)
MINUTES = _("That the meeting was held, and how many came, stays in the minutes; the name is gone from them.")


def of_meetings(person: Any, prefix: str = "meeting__") -> Q:
    """Rows of the meetings that speak of a person, for this room and those above."""
    found = Q(pk=None)
    for link in LINKS:
        found |= Q(**{f"{prefix}{link}__person": person.pk})
    return found


def _mine(person: Any) -> Q:
    return Q(person=person.pk)


def _grounds(person: Any) -> list[Sentence]:
    """Whoever spoke or sat there in a public capacity stands in the minutes with it."""
    parts = Participation.objects.filter(person=person.pk).values_list("capacities_ar", "capacities_fr")
    public = any(is_public(each) for arabic, french in parts for each in (*arabic, *french))
    return [_("Minutes name them in a public capacity.")] if public else []


def _around(person: Any, *, by: Actor, at: datetime) -> AbstractContextManager[None]:
    """Frozen minutes that tell of the person may change while it is erased, and are sealed anew (0020)."""
    found = Minutes.objects.filter(of_meetings(person), state=FROZEN).distinct()
    return taking_out(list(found.select_related("meeting", "file")), by=by, at=at)


def _contact(ids: Sequence[int]) -> dict[int, date]:
    """The last meeting; one to come counts as well."""
    pairs = [
        pair
        for model in (Participation, Visitor)
        for pair in model._base_manager.filter(person__in=ids).values_list("person_id", "meeting__held_on")
    ]
    return latest(pairs)


def _spellings(person: Any) -> Iterable[str]:
    """As the reports wrote the name."""
    yield from Participation.objects.filter(person=person.pk).values_list("name_as_written", flat=True)
    yield from Mention.objects.filter(person=person.pk).values_list("name", flat=True)


def _capacities(row: Participation | Signature) -> list[str]:
    """What somebody sat there as, in the reader's language, where it was recorded in it."""
    arabic = (get_language() or "ar").startswith("ar")
    return row.capacities_ar if arabic else row.capacities_fr or row.capacities_ar


UNTOLD = {
    "kinds, days as written, where it was held": (
        "Meeting.kinds", "Meeting.date_as_written", "Meeting.venue",
    ),
    "an office or a mandate in words, not a name": (
        "Participation.capacities_fr", "Invitation.capacities_ar", "Invitation.capacities_fr",
        "Signature.capacities_fr",
    ),
    "how to join, a code of one meeting, how somebody came, a hash": (
        "Meeting.joining", "Invitation.code", "Participation.came_by", "CalendarFeed.token_hash",
        "Minutes.sha256", "Minutes.sections", "Redaction.former_sha256", "Redaction.former_paper_sha256",
    ),
    "the title of a set of meetings": (
        "Series.title",
    ),
    "an account that wrote or reads, not the person told of": (
        "MinutesRevision.by", "Erratum.by", "CalendarFeed.account",
    ),
}  # fmt: skip
"""Fields that tell nothing of a person, or stay, by the reason."""

SHARE = Share(
    holdings=(
        Holding(
            model=Participation,
            words=_("Meetings they were at"),
            of=_mine,
            tells={
                "meeting": _("Meeting"),
                "role": _("Role"),
                "status": _("Status"),
                "name_as_written": _("Name as written"),
                "capacities_ar": _("Capacities"),
            },
            shows={"capacities_ar": _capacities},
            names=("name_as_written",),
            stays=MINUTES,
        ),
        Holding(
            model=Mention,
            words=_("Where they were named"),
            of=_mine,
            tells={
                "meeting": _("Meeting"),
                "name": _("Name as written"),
                "capacity": _("Capacity"),
                "reason": _("Reason"),
            },
            names=("name",),
            texts=("reason",),
            stays=MINUTES,
        ),
        Holding(
            model=Intervention,
            words=_("What they said"),
            of=lambda person: Q(person=person.pk) | of_meetings(person),
            texts=("speaker", "text", "addressee"),
        ),
        Holding(model=Visitor, words=_("Visits"), of=_mine, tells={"meeting": _("Meeting")}, stays=MINUTES),
        Holding(
            model=Meeting,
            words=_("Texts of meetings that name them"),
            of=lambda person: of_meetings(person, ""),
            texts=(
                "title",
                "kicker",
                "supervisor_text",
                "outside_organiser",
                "framework",
                "slogan",
                "summary",
            ),
            stays=MINUTES,
        ),
        Holding(
            model=Invitation,
            words=_("Invitations"),
            of=_mine,
            tells={
                "meeting": _("Meeting"),
                "email": _("E-mail"),
                "answer": _("Answer"),
                "note": _("Reason"),
                "represented_by": _("Represented by"),
            },
            stays=MINUTES,
        ),
        Holding(
            model=Candidate,
            words=_("Elections they stood in"),
            of=_mine,
            tells={
                "meeting": _("Meeting"),
                "name_as_written": _("Name as written"),
                "votes": _("Votes"),
                "young": _("Young, by their own word"),
            },
            names=("name_as_written",),
            stays=MINUTES,
        ),
        Holding(
            model=Signature,
            words=_("Minutes they signed"),
            of=_mine,
            tells={
                "meeting": _("Meeting"),
                "name_as_written": _("Name as written"),
                "capacities_ar": _("Capacities"),
            },
            shows={"capacities_ar": _capacities},
            names=("name_as_written",),
            stays=MINUTES,
        ),
        Holding(
            model=Remark,
            words=_("Remarks on minutes"),
            of=_mine,
            tells={"meeting": _("Meeting"), "name_as_written": _("Name as written"), "text": _("Text")},
            names=("name_as_written",),
            texts=("text", "reply"),
            stays=MINUTES,
        ),
        Holding(
            model=MinutesLetter,
            words=_("Minutes sent to them"),
            of=_mine,
            tells={"meeting": _("Meeting"), "sent_at": _("When")},
            stays=MINUTES,
        ),
        Holding(model=MinutesPart, words=_("Minutes"), of=of_meetings, texts=("title", "text")),
        Holding(model=MinutesRevision, words=_("Minutes"), of=of_meetings, texts=("text",)),
        Holding(model=Erratum, words=_("Errata"), of=of_meetings, texts=("text",)),
        Holding(model=Election, words=_("Elections"), of=of_meetings, texts=("title", "tellers")),
        Holding(model=ShowOfHands, words=_("Shows of hands"), of=of_meetings, texts=("question",)),
        Holding(model=MeetingFile, words=_("Files"), of=of_meetings, texts=("caption",)),
        Holding(model=AgendaItem, words=_("Agenda"), of=of_meetings, texts=("title", "presenter")),
        Holding(model=Topic, words=_("Topics"), of=of_meetings, texts=("text",)),
        Holding(model=GroupPresence, words=_("Groups"), of=of_meetings, texts=("label",)),
    ),
    grounds=_grounds,
    contact=_contact,
    spellings=_spellings,
    around=_around,
    untold=UNTOLD,
)
"""The room's part. A meeting's texts are about everybody there: searched for the name, not handed out."""
