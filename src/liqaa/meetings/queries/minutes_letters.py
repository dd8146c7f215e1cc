"""The minutes behind an address that was mailed to somebody who was there."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.meetings import rules
from liqaa.meetings.models import Minutes, MinutesLetter, Remark
from liqaa.meetings.queries.keys import letter_of

REVOKED, OVER = "revoked", "over"


@dataclass(frozen=True)
class Handed:
    """Whose address it is and to which minutes; ``dead`` says why it opens nothing any more."""

    letter: MinutesLetter
    minutes: Minutes
    name: str
    dead: str


def handed_by(key: str, *, today: date) -> Handed | None:
    """What an address leads to; None for one that was not made here or whose minutes are gone.

    Nobody is signed in: asked with the house's eyes, for the one letter its key was signed for.
    """
    found = letter_of(key)
    if found is None:
        return None
    number, turn = found
    with acting_for(SYSTEM):
        rows = MinutesLetter.objects.select_related(
            "person", "minutes__meeting__organiser", "minutes__meeting__venue_place", "minutes__approved_in"
        )
        letter = rows.filter(pk=number).first()
    if letter is None:
        return None
    return Handed(letter, letter.minutes, letter.person.name, _dead(letter, turn, today))


def _dead(letter: MinutesLetter, turn: int, today: date) -> str:
    minutes = letter.minutes
    if letter.revoked_at is not None or letter.turn != turn or letter.person.erased_at is not None:
        return REVOKED
    frozen_on = timezone.localdate(minutes.frozen_at) if minutes.frozen_at else None
    unsent = minutes.state == rules.DRAFT
    return OVER if unsent or rules.letter_is_over(frozen_on, on=today) else ""


def letters_of(minutes: Minutes) -> QuerySet[MinutesLetter]:
    """Whom the minutes were mailed to, by name."""
    return minutes.letters.select_related("person").order_by("person__name", "pk")


def own_remarks(letter: MinutesLetter) -> list[Remark]:
    """What the holder of an address remarked, in the order it was said; asked for the house.

    A remark on a confidential part, and the answer to it, are read by those who sign in and hold the right.
    """
    with acting_for(SYSTEM):
        mine = Remark.objects.filter(minutes=letter.minutes_id, person=letter.person_id)
        mine = mine.exclude(part__confidential=True)
        return list(mine.select_related("part").order_by("made_at", "pk"))
