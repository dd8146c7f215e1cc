"""How a person stands to the organisation: changed in this one place, and always written down."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from liqaa.journal.actions import Actor, record
from liqaa.people.models import Person, RelationChange


@transaction.atomic
def relate(
    *, person: Person, relation: str, by: Actor, at: datetime, since: date | None = None
) -> RelationChange | None:
    """Let ``person`` stand otherwise to the organisation ``since`` a day, today by default.

    The same relation again changes nothing and returns None. The clock of the new relation starts then.
    """
    known = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if known.relation == relation:
        return None
    change = RelationChange.objects.create(
        person=known, scope=known.place_id, was=known.relation, became=relation, at=at, actor=str(by.pk)
    )
    person.relation, person.relation_since = relation, since or timezone.localdate(at)
    person.save(update_fields=["relation", "relation_since"])
    record("people.relate", person, by=by, at=at, place=person.place_id, fields=["relation"])
    return change


@transaction.atomic
def relate_back(*, person: Person, by: Actor, at: datetime) -> RelationChange | None:
    """Let somebody whom a mistake made a member stand as before; their clock runs on from the day it began.

    None, and nothing changes, where the last change did not make a member of them.
    """
    last = person.relation_changes.order_by("-pk").first()
    if last is None or not last.became == person.relation == Person.Relation.MEMBER:
        return None
    before = person.relation_changes.filter(became=last.was, pk__lt=last.pk).order_by("-pk").first()
    since = timezone.localdate(before.at if before else person.created_at)
    return relate(person=person, relation=last.was, by=by, at=at, since=since)
