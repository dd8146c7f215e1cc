"""Writing memberships: opened, closed, taken back; the relation to the organisation follows."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.journal.actions import Actor, record
from liqaa.kit import undoing
from liqaa.kit.refusals import Refused
from liqaa.people import rules
from liqaa.people.actions.persons import one_line
from liqaa.people.actions.relations import relate, relate_back
from liqaa.people.models import Membership, Person

BECOME_MEMBERS = frozenset({"contact", "occasional", "resident", "guest", "former", "refused"})
"""Relations that a membership ends. An office-holder or an elected person stays what they are, and joins."""


@transaction.atomic
def join(*, person: Person, joined_on: date, by: Actor, at: datetime, number: str = "") -> Membership:
    """Open a stretch of membership; a contact, a resident or a former member is a member from then on.

    Refused when another one covers a day of it, or the number is taken.
    """
    known_as = Person.objects.select_for_update().get(pk=person.pk).relation
    for known in person.memberships.all():
        if rules.overlaps(joined_on, None, known.joined_on, known.ended_on):
            raise Refused(_("This person is a member on that day already."), field="joined_on")
    number = one_line(number, 30, "number")
    if number and Membership.objects.filter(number=number).exists():
        raise Refused(_("This membership number is somebody else's."), field="number")
    membership = person.memberships.create(scope=person.place_id, number=number, joined_on=joined_on)
    if known_as in BECOME_MEMBERS:
        relate(person=person, relation=Person.Relation.MEMBER, by=by, at=at)
    record("people.join", membership, by=by, at=at, place=membership.scope, fields=["joined_on", "number"])
    return membership


@transaction.atomic
def leave(*, membership: Membership, ended_on: date, by: Actor, at: datetime) -> Membership:
    """Close a stretch of membership; ``ended_on`` is the first day outside.

    A member without another membership is a former member from that day: their clock starts. Refused where
    it has ended, and for an end before the start.
    """
    membership.refresh_from_db(from_queryset=Membership.objects.select_for_update(of=("self",)))
    if membership.ended_on is not None:
        raise Refused(_("This membership has ended already."), field="ended_on")
    if ended_on < membership.joined_on:
        raise Refused(_("The end comes before the start."), field="ended_on")
    membership.ended_on = ended_on
    membership.save(update_fields=["ended_on"])
    person = Person.objects.select_for_update(of=("self",)).get(pk=membership.person_id)
    open_still = person.memberships.filter(ended_on=None).exists()
    if person.relation == Person.Relation.MEMBER and not open_still:
        relate(person=person, relation=Person.Relation.FORMER, by=by, at=at, since=ended_on)
    record("people.leave", membership, by=by, at=at, place=membership.scope, fields=["ended_on"])
    return membership


@transaction.atomic
def undo_membership(*, membership: Membership, by: Actor, at: datetime) -> Person:
    """Take back a membership opened by mistake; whoever it made a member is again what they were before.

    Raises ``Refused`` once it has ended.
    """
    membership = (
        Membership.objects.select_for_update(of=("self",)).select_related("person").get(pk=membership.pk)
    )
    person = membership.person
    record("people.undo_membership", membership, by=by, at=at, place=membership.scope)
    undoing.take(membership, by=by, at=at)
    if not person.memberships.filter(ended_on=None).exists():
        relate_back(person=person, by=by, at=at)
    return person
