"""What the charter asks of a meeting that is called: how long before, and how many must come."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.bodies.models import Appointment, Body
from liqaa.bodies.text.charter import Charter
from liqaa.meetings.queries.seen import meetings_seen_by, newest_first
from liqaa.meetings.rules import calling, quorum
from liqaa.meetings.rules.calling import Notice

LATEST = 40
"""So many of a body's meetings tell what it usually holds."""


@dataclass(frozen=True)
class Terms:
    """The charter's terms for a sitting: notice, and who must be there of how many, on each call."""

    notice: Notice
    members: int
    first_call: int
    second_call: int
    delay_days: int


def terms_of(body: Body, kinds: Collection[str], held_on: date | None, *, today: date) -> Terms | None:
    """What the charter asks of a sitting of ``body``; None where it is no sitting or nothing is said."""
    if not calling.SITTINGS & set(kinds):
        return None
    structure = bodies.charter(today)
    if structure is None:
        return None
    try:
        of_type, asked = structure.body_type(body.type), structure.quorum_of(body.type)
    except LookupError:
        return None
    members = member_ids([body], on=held_on or today)
    return Terms(
        notice=calling.notice_of(of_type.notice_days, held_on, today=today),
        members=len(members),
        first_call=quorum.needed_on(quorum.FIRST, asked, len(members)),
        second_call=quorum.needed_on(quorum.SECOND, asked, len(members)),
        delay_days=asked.delay_days,
    )


def notice_for(
    body: Body, kinds: Collection[str], held_on: date | None, *, today: date, structure: Charter | None
) -> Notice:
    """The notice alone, for deciding."""
    asked = None
    if structure is not None and calling.SITTINGS & set(kinds):
        try:
            asked = structure.body_type(body.type).notice_days
        except LookupError:
            asked = None
    return calling.notice_of(asked, held_on, today=today)


def last_agenda(body: int, account: Account) -> list[str]:
    """The points of a body's last meeting that had an agenda, as far as the account sees it."""
    seen = meetings_seen_by(account).filter(organiser=body, agenda__isnull=False)
    last = newest_first(seen).first()
    return list(last.agenda.order_by("position").values_list("title", flat=True)) if last else []


def usual_kinds(body: int | None, account: Account) -> list[str]:
    """The kinds of a body's latest meetings, the most frequent first, as far as the account sees them."""
    if body is None:
        return []
    latest = newest_first(meetings_seen_by(account).filter(organiser=body))
    counted = Counter(kind for kinds in latest.values_list("kinds", flat=True)[:LATEST] for kind in kinds)
    return [kind for kind, _times in counted.most_common()]


def member_ids(of: Collection[Body], *, on: date, **narrowed: object) -> list[int]:
    """Who sits in these bodies on a day: whoever holds an office or a plain membership, each once."""
    held = Appointment.objects.filter(bodies.held_on(on), Q(office__body__in=of), **narrowed)
    found = held.order_by("office__body", "office__rank", "seat", "starts_on", "pk")
    return list(dict.fromkeys(found.values_list("person_id", flat=True)))
