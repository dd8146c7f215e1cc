"""Whether frozen minutes still say what was frozen, and which of their sections does not.

The seal covers confidential parts as well, so it is computed for the house itself: whoever asks learns a yes
or a no and the names of sections, never a word of them.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.files.queries import path_of
from liqaa.journal.actions import SYSTEM
from liqaa.kit import sections
from liqaa.kit.acting import acting_for
from liqaa.meetings.models import Meeting, Minutes, MinutesPart, Redaction
from liqaa.meetings.queries.sealed import PAPER, PART, confidential_of, first_form, public_of
from liqaa.meetings.text.frozen import (
    CONFIDENTIAL,
    changed_between,
    seal_of,
    seal_of_first_form,
    sections_of,
)
from liqaa.people.models import Person

WORDS: dict[str, Promise] = {
    "meeting": _("The meeting itself: day, place, organiser, title"),
    "territories": _("The territories it is about"),
    "present": _("Who was there"),
    "groups": _("Groups and visitors"),
    "agenda": _("Agenda"),
    "documents": _("Papers of the agenda"),
    "quorum": _("Quorum"),
    "hands": _("Shows of hands"),
    "elections": _("Elections"),
    "interventions": _("What was said"),
    "mentions": _("Named without being there"),
    "topics": _("Topics"),
    "files": _("Files and photographs"),
    "signatures": _("Signatures"),
    "approval": _("Approval"),
}
"""What a section of a seal is called; parts bear their own titles, sections of upper rooms theirs."""


@dataclass(frozen=True)
class Sealed:
    """What the record says at this moment: one hash over it, and the digest of each section."""

    sha256: str
    sections: dict[str, dict[str, str]]


@dataclass(frozen=True)
class Check:
    """Whether frozen minutes are as they were frozen: the record, and the paper kept with it.

    ``changed`` names the sections that are no longer the same, in the reader's language; empty with a record
    that is not, nobody knows which (``known`` is false). ``erased`` counts people at the meeting whose data
    were erased since in minutes frozen before that was noted. ``pending``: the paper is being made anew.
    """

    record: bool
    paper: bool
    erased: int
    known: bool = True
    pending: bool = False
    changed: list[str] = field(default_factory=list)
    redactions: list[Redaction] = field(default_factory=list)


def sealed_now(minutes: Minutes) -> Sealed:
    """What the minutes and the record of their meeting say at this moment, hashed."""
    with acting_for(SYSTEM):
        meeting = Meeting.objects.get(pk=minutes.meeting_id)
        told = sections.told(PAPER, meeting)
        found = sections_of(public_of(meeting, minutes, told), confidential_of(meeting, minutes, told))
    return Sealed(seal_of(found), found)


def seal_now(minutes: Minutes) -> str:
    """The seal over what is said at this moment."""
    return sealed_now(minutes).sha256


def is_whole(minutes: Minutes) -> bool:
    """Whether the record still says what was frozen, in the form in which it was sealed."""
    if minutes.sections:
        return sealed_now(minutes).sha256 == minutes.sha256
    with acting_for(SYSTEM):
        meeting = Meeting.objects.get(pk=minutes.meeting_id)
        told = sections.told(PAPER, meeting)
        return seal_of_first_form(*first_form(meeting, minutes, told)) == minutes.sha256


def check(minutes: Minutes, *, confidential: bool = False) -> Check:
    """Compare frozen minutes with what was frozen; titles of confidential parts only for their readers."""
    now = sealed_now(minutes) if minutes.sections else None
    whole = now.sha256 == minutes.sha256 if now else is_whole(minutes)
    known = now is not None and seal_of(minutes.sections) == minutes.sha256
    changed = changed_between(minutes.sections, now.sections) if now and known else []
    with acting_for(SYSTEM):
        gone = Person.objects.filter(
            participations__meeting=minutes.meeting_id, erased_at__gt=minutes.frozen_at
        )
        erased = gone.distinct().count() if not whole and not minutes.sections else 0
        redactions = list(Redaction.objects.filter(minutes=minutes).order_by("made_at", "pk"))
        names = _names(minutes, changed, confidential=confidential)
    return Check(
        record=whole and all(each.whole for each in redactions),
        paper=_paper_is_whole(minutes),
        erased=erased,
        known=whole or bool(changed),
        pending=minutes.file_id is None and bool(redactions),
        changed=names,
        redactions=redactions,
    )


def _names(minutes: Minutes, changed: Iterable[tuple[str, str]], *, confidential: bool) -> list[str]:
    """Each changed section by name, once, in the order of the paper."""
    titles = {f"{PART}{part.pk}": part for part in MinutesPart.objects.filter(minutes=minutes)}
    told = {each.key: each.title for each in sections.told(PAPER, minutes.meeting)}
    order = {key: place for place, key in enumerate(WORDS)}
    names: dict[str, None] = {}
    for half, key in sorted(changed, key=lambda each: (order.get(each[1], len(order)), each)):
        if half == CONFIDENTIAL and not confidential:
            names[str(_("Something confidential"))] = None
        elif key.startswith(PART):
            names[titles[key].title if key in titles else str(_("A part that is gone"))] = None
        else:
            names[str(WORDS.get(key) or told.get(key) or key)] = None
    return list(names)


def _paper_is_whole(minutes: Minutes) -> bool:
    if minutes.file is None:
        return False
    try:
        with path_of(minutes.file).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == minutes.file.sha256
    except FileNotFoundError:
        return False
