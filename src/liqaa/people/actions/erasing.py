"""Taking a person's data away: on request, because the time is over, or again after a restore.

Values are replaced, rows stay whole: counts, minutes and accounts go on saying how many and when.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liqaa.journal.actions import SYSTEM, Actor, record
from liqaa.kit import privacy
from liqaa.kit.acting import acting_for
from liqaa.kit.naming import initials
from liqaa.kit.refusals import Refused
from liqaa.people import rules
from liqaa.people.actions.requests import settle
from liqaa.people.models import DataRequest, Forgotten, Person
from liqaa.people.queries import Due, expiring


@transaction.atomic
def erase_person(*, person: Person, by: Actor, at: datetime) -> privacy.Foreseen:
    """Erase a person's data on request, in every room, and put them on the forget list.

    Returns what went and what stayed. Refused for somebody erased before, and while an office, a mandate,
    a membership or the like still binds them: that ends first.
    """
    with acting_for(SYSTEM):  # their data lie in places the officer need not see
        person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        foreseen = privacy.foresee(person, on=timezone.localdate(at))
        if person.erased_at is not None:
            raise Refused(_("This person's data were erased before."))
        if foreseen.bound:
            raise Refused(_("This ends first, then the data can be erased:"), *foreseen.bound)
        key = key_of(person)
        _take_away(person, instead=privacy.NOBODY, by=by, at=at)
        Forgotten.objects.get_or_create(key=key, defaults={"erased_at": at})
        record("people.erase", person, by=by, at=at, place=person.place_id)
    return foreseen


@transaction.atomic
def minimise_person(*, due: Due, by: Actor, at: datetime) -> bool:
    """Erase what may no longer be kept of a person whose clock ran out; False where that has changed."""
    person = Person.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=due.person.pk).first()
    if person is None or person.erased_at is not None or person.relation != due.person.relation:
        return False
    kept_short = rules.CLOCKS[person.relation].leaves == rules.INITIALS
    instead = initials(person.name) if kept_short else privacy.NOBODY
    _take_away(person, instead=instead or privacy.NOBODY, by=by, at=at)
    record("people.minimise", person, by=by, at=at, place=person.place_id)
    return True


@transaction.atomic
def forget_again(*, forgotten: Iterable[tuple[str, datetime]], by: Actor, at: datetime) -> int:
    """Apply a forget list (keys with their moments) to this database, as after a restore; how many it found.

    Keys are added to the list kept here. Persons who are erased already stay as they are. Doing it twice
    changes nothing.
    """
    with acting_for(SYSTEM):
        Forgotten.objects.bulk_create(
            [Forgotten(key=key, erased_at=moment) for key, moment in forgotten], ignore_conflicts=True
        )
        known = set(Forgotten.objects.values_list("key", flat=True))
        found = 0
        for person in Person.objects.filter(erased_at=None).iterator(chunk_size=2000) if known else ():
            if key_of(person) in known:
                _take_away(person, instead=privacy.NOBODY, by=by, at=at)
                record("people.forget_again", person, by=by, at=at, place=person.place_id)
                found += 1
    return found


def expire(*, due: Sequence[Due], by: Actor, at: datetime) -> int:
    """Minimise each of ``due`` in a transaction of its own, so that a kill leaves nobody half done."""
    return sum(minimise_person(due=each, by=by, at=at) for each in due)


def expire_all(*, by: Actor, at: datetime) -> tuple[int, int]:
    """What each night does: minimise whose time is over, clear what rooms keep for a time only.

    Returns how many persons and how many rows. Twice changes nothing.
    """
    gone = expire(due=expiring(on=timezone.localdate(at)), by=by, at=at)
    return gone, privacy.sweep(at)


def key_of(person: Person) -> str:
    """How the forget list knows a person."""
    return rules.forgotten_key(person.pk, person.created_at, settings.SECRET_KEY)


def _take_away(person: Person, *, instead: str, by: Actor, at: datetime) -> None:
    settle(person=person, kinds=DataRequest.Kind.values, answer=_("The data were erased."), by=by, at=at)
    privacy.erase(person, names=privacy.spellings(person), instead=instead, by=by, at=at)
    Person.objects.filter(pk=person.pk).update(erased_at=at)
    person.refresh_from_db()
