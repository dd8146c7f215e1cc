"""Letters of invitation as a PDF, one a page: printed for whoever is not written to by mail."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from liqaa.bodies import queries as bodies
from liqaa.kit.calendar import format_date
from liqaa.kit.pictures import picture_of
from liqaa.kit.printing import printed, said
from liqaa.meetings.models import Invitation, Meeting
from liqaa.meetings.queries.events import Facts, facts_of
from liqaa.meetings.queries.keys import answer_url
from liqaa.meetings.rules.arriving import scanned_as
from liqaa.people.models import Gender

FORM = Path(__file__).with_name("letter.typ")


def letters_of(meeting: Meeting, invitations: Sequence[Invitation], *, language: str, on: date) -> bytes:
    """The PDF: a page for each invitation, a page that says so where there is none."""
    with translation.override(language):
        words = _words(meeting, invitations, language=language, on=on)
        title = _("Invitation")
    return printed(FORM, title=title, language=language, words=words)


def _words(meeting: Meeting, invitations: Sequence[Invitation], *, language: str, on: date) -> dict[str, Any]:
    """What the letters say, in the language in force."""
    facts, organisation = facts_of(meeting, language), bodies.organisation()
    return {
        "author": organisation.name if organisation else "",
        "body": facts.organiser,
        "day": said(format_date(on, language, weekday=False), language),
        "none": _("Nobody is invited yet"),
        "facts": [[label, said(value, language)] for label, value in _pairs(facts) if value],
        "agenda_title": _("Agenda"),
        "agenda": [said(each, language) for each in facts.agenda],
        "code_words": _("Your code at the door"),
        "link_words": _("Answer here"),
        "letters": [_letter(each, facts, language) for each in invitations],
    }


def _pairs(facts: Facts) -> list[tuple[str, str]]:
    return [
        (_("Meeting"), facts.title),
        (_("Day"), facts.day),
        (_("Hour"), facts.hour),
        (_("Place"), facts.where),
        (_("How to join"), facts.joining),
    ]


def _letter(invitation: Invitation, facts: Facts, language: str) -> dict[str, Any]:
    person = invitation.person
    held = invitation.capacities_ar if language == "ar" else invitation.capacities_fr
    greeting = _("Dear Madam") if person.gender == Gender.FEMININE else _("Dear Sir")
    invites = _("%(organiser)s has the honour to invite you to the meeting below.") % {
        "organiser": facts.organiser
    }
    return {
        "greeting": greeting,
        "name": person.name,
        "capacity": "، ".join(held),
        "said": said(invites, language),
        "code": invitation.code,
        "picture": picture_of(scanned_as(invitation.meeting_id, invitation.code)),
        "url": answer_url(invitation),
    }
