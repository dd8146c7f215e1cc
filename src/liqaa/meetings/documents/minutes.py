"""What each paper of a meeting says: the minutes, who was there, the decisions taken out of them."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from liqaa.access.models import Account
from liqaa.bodies.models import Organisation
from liqaa.kit import sections
from liqaa.kit.calendar import format_date
from liqaa.kit.sections import Section
from liqaa.meetings import queries
from liqaa.meetings.documents.paper import (
    Block,
    Heading,
    Items,
    Letterhead,
    Paper,
    Rows,
    Signs,
    Words,
)
from liqaa.meetings.documents.presence import facts_of, presence_of
from liqaa.meetings.models import Meeting, Minutes
from liqaa.meetings.queries.sealed import PAPER

DECISIONS = "decisions"
"""The paper that upper rooms offer decisions for; the same sections stand in the minutes."""


def letterhead_of(meeting: Meeting, language: str) -> Letterhead:
    """The organisation and the body above the paper."""
    found = Organisation.objects.first()
    body = meeting.organiser
    name = body.name_ar if language == "ar" or not body.name_fr else body.name_fr
    if found is None:
        return Letterhead(body=name)
    with translation.override(language):
        return Letterhead(found.name, name, bytes(found.logo) if found.logo else None, found.logo_type)


def minutes_paper(
    minutes: Minutes, *, language: str, confidential: bool = False, reader: Account | None = None
) -> Paper:
    """The minutes as far as ``reader`` may see them; confidential parts only where they are asked for."""
    meeting = minutes.meeting
    with translation.override(language):
        return Paper(
            title=_("Minutes of a meeting"),
            language=language,
            letterhead=letterhead_of(meeting, language),
            facts=[
                (_("Subject"), meeting.title),
                *facts_of(meeting, language),
                (_("State"), str(queries.STATE_WORDS[minutes.state])),
            ],
            blocks=[
                *presence_of(meeting, language),
                *_agenda(meeting),
                *_parts(minutes, confidential=confidential),
                *_votes(meeting),
                *_sections(sections.told(PAPER, meeting), confidential=confidential),
                *_errata(minutes, confidential=confidential),
                *_taken_out(minutes, language),
                *_signatures(minutes, language, reader),
            ],
            foot=_foot(minutes),
        )


def name_of(minutes: Minutes) -> str:
    """What the file of frozen minutes is called."""
    return f"محضر {minutes.meeting.title}.pdf"


def attendance_paper(meeting: Meeting, *, language: str) -> Paper:
    """Who was there, who was not, by name and capacity."""
    with translation.override(language):
        return Paper(
            title=_("Attendance list"),
            language=language,
            letterhead=letterhead_of(meeting, language),
            facts=[(_("Subject"), meeting.title), *facts_of(meeting, language)],
            blocks=presence_of(meeting, language),
        )


def decisions_paper(meeting: Meeting, *, language: str) -> Paper:
    """The extract of what was decided, to hand on without the minutes."""
    with translation.override(language):
        told = [each for each in sections.told(PAPER, meeting) if each.key == DECISIONS]
        blocks = [*_votes(meeting), *_sections(told, confidential=False)]
        return Paper(
            title=_("Extract of decisions"),
            language=language,
            letterhead=letterhead_of(meeting, language),
            facts=[(_("Subject"), meeting.title), *facts_of(meeting, language)],
            blocks=blocks or [Words(_("Nothing was decided."), quiet=True)],
        )


def _foot(minutes: Minutes) -> str:
    return f"SHA-256 {minutes.sha256}" if minutes.sha256 else ""


def _agenda(meeting: Meeting) -> list[Block]:
    points = [point.title for point in meeting.agenda.filter(internal=False).order_by("position", "pk")]
    return [Heading(_("Agenda")), Items(points, numbered=True)] if points else []


def _parts(minutes: Minutes, *, confidential: bool) -> list[Block]:
    blocks: list[Block] = []
    for part in queries.parts_of(minutes, confidential=confidential):
        if part.text.strip():
            blocks.append(Heading(part.title))
            if part.confidential:
                blocks.append(Words(_("Confidential"), quiet=True))
            blocks.append(Words(part.text))
    return blocks


def _votes(meeting: Meeting) -> list[Block]:
    """Shows of hands and elections, with their figures."""
    blocks: list[Block] = []
    hands = list(meeting.shows_of_hands.order_by("pk"))
    if hands:
        head = [_("Question"), _("For"), _("Against"), _("Abstained")]
        rows = [
            [each.question, str(each.in_favour), str(each.against), str(each.abstained)] for each in hands
        ]
        blocks += [Heading(_("Shows of hands")), Rows(head, rows, [4, 1, 1, 1])]
    for election in meeting.elections.filter(state="closed").prefetch_related("candidates").order_by("pk"):
        head = [_("Candidate"), _("Votes"), _("Result")]
        rows = [
            [
                each.name_as_written,
                "" if each.votes is None else str(each.votes),
                _("elected") if each.elected else "",
            ]
            for each in election.candidates.all()
        ]
        blocks += [Heading(f"{_('Election')}: {election.title}"), Rows(head, rows, [3, 1, 1])]
    return blocks


def _sections(told: Sequence[Section], *, confidential: bool) -> list[Block]:
    blocks: list[Block] = []
    for section in told:
        lines = [line for line in section.lines if confidential or not line.confidential]
        if lines:
            texts = [f"{line.text} ({line.note})" if line.note else line.text for line in lines]
            blocks += [Heading(section.title), Items(texts, numbered=True)]
    return blocks


def _errata(minutes: Minutes, *, confidential: bool) -> list[Block]:
    shown = [each for each in queries.errata_of(minutes) if confidential or not each.confidential]
    return [Heading(_("Errata")), Items([each.text for each in shown], numbered=True)] if shown else []


def _taken_out(minutes: Minutes, language: str) -> list[Block]:
    """What was taken out after freezing: when, and the hash of what was sealed before."""
    said = _("On %(day)s data of a person were taken out of these minutes, as law 09-08 asks.")
    before = _("SHA-256 before: %(hash)s")
    blocks: list[Block] = []
    for each in minutes.redactions.order_by("made_at", "pk"):
        day = format_date(timezone.localdate(each.made_at), language, weekday=False)
        blocks.append(Words(said % {"day": day}))
        blocks.append(Words(before % {"hash": each.former_sha256}, quiet=True))
    return [Heading(_("Taken out after freezing")), *blocks] if blocks else []


def _signatures(minutes: Minutes, language: str, reader: Account | None) -> list[Block]:
    signed = {each.person_id: each.signed_at for each in minutes.signatures.all()}
    people = [
        (
            each.name,
            "، ".join(each.capacities_ar) if language == "ar" else ", ".join(each.capacities_fr),
            _signed(signed.get(each.person), language),
        )
        for each in queries.signatories_of(
            minutes.meeting, on=timezone.localdate(minutes.begun_at), reader=reader
        )
    ]
    blocks: list[Block] = [Signs(people)] if people else []
    if minutes.approved_in is not None and minutes.approved_in.held_on:
        day = format_date(minutes.approved_in.held_on, language, weekday=False)
        words = _("Approved at the meeting of %(day)s.") % {"day": day}
        blocks.insert(0, Words(words))
    return blocks


def _signed(at: datetime | None, language: str) -> str:
    if at is None:
        return ""
    return _("signed on %(day)s") % {"day": format_date(timezone.localdate(at), language, weekday=False)}
