"""When and where a meeting was, and who was there: what every paper of it says above."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from liqaa.kit.calendar import format_date
from liqaa.meetings.documents.paper import Block, Heading, Rows, Words
from liqaa.meetings.models import Meeting, Participation, QuorumCheck

Status = Participation.Status
THERE = (Status.PRESENT,)
ELSEWHERE = (Status.REPRESENTED, Status.EXCUSED, Status.ABSENT)


def facts_of(meeting: Meeting, language: str) -> list[tuple[str, str]]:
    """What sort of meeting, when, where, called by whom: pairs of label and value."""
    day = format_date(meeting.held_on, language, weekday=True) if meeting.held_on else meeting.date_as_written
    if meeting.starts_at:
        day = f"{day} · {meeting.starts_at:%H:%M}"
    where = [meeting.venue]
    if meeting.venue_place is not None:
        where.append(_named(meeting.venue_place, language))
    supervisor = _named(meeting.supervisor, language) if meeting.supervisor else meeting.supervisor_text
    facts = [
        (_("Kind"), " · ".join(meeting.kind_labels)),
        (_("Day"), day),
        (_("Venue"), " · ".join(each for each in where if each)),
        (_("Called by"), _named(meeting.organiser, language)),
        (_("Co-organising body"), _named(meeting.co_organiser, language)),
        (_("Hosting body"), _named(meeting.host_body, language)),
        (_("Supervised by"), supervisor),
    ]
    return [(label, value) for label, value in facts if value]


def _named(thing: object, language: str) -> str:
    arabic, french = getattr(thing, "name_ar", ""), getattr(thing, "name_fr", "")
    return str(arabic if language == "ar" or not french else french)


def presence_of(meeting: Meeting, language: str) -> list[Block]:
    """Who was there in a table, then those who were not, the groups by count, and the quorum."""
    parts = list(meeting.participations.order_by("position", "pk"))
    blocks: list[Block] = []
    for statuses, heading in ((THERE, _("Were there")), (ELSEWHERE, _("Excused, represented or absent"))):
        rows = _rows([part for part in parts if part.status in statuses], language)
        if rows:
            blocks += [Heading(heading), Rows([_("Name"), _("Capacity"), _("Role")], rows, [3, 4, 2])]
    groups = [
        f"{group.label}: {group.count}" if group.count is not None else group.label
        for group in meeting.groups.order_by("position", "pk")
    ]
    if groups:
        blocks.append(Words("\n".join(groups)))
    quorum = meeting.quorum_checks.order_by("-checked_at", "-pk").first()
    return [*blocks, *_quorum(quorum)]


def _rows(parts: Iterable[Participation], language: str) -> list[list[str]]:
    """One row for each person, with everything they did there."""
    rows: dict[int, list[str]] = {}
    for part in parts:
        did = part.get_status_display() if part.status != Status.PRESENT else part.get_role_display()
        if part.person_id in rows:
            rows[part.person_id][2] += f" · {did}"
            continue
        arabic = language == "ar" or not part.capacities_fr
        capacities = part.capacities_ar if arabic else part.capacities_fr
        rows[part.person_id] = [part.name_as_written, " · ".join(capacities), str(did)]
    return list(rows.values())


def _quorum(check: QuorumCheck | None) -> list[Block]:
    if check is None:
        return []
    words = _(
        "Quorum: %(present)d of %(members)d members present, %(needed)d needed, call %(call)d: %(met)s."
    )
    met = _("met") if check.met else _("not met")
    said = {
        "present": check.present,
        "members": check.members,
        "needed": check.needed,
        "call": check.call,
        "met": met,
    }
    return [Words(words % said)]
