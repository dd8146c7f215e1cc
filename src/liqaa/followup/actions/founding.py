"""The body that an outcome wants founded: the one that is there already, or a new one, not yet structured."""

from datetime import datetime

from django.utils import timezone

from liqaa.bodies import actions as bodies
from liqaa.bodies import queries as body_queries
from liqaa.bodies.models import Body
from liqaa.bodies.text.charter import Charter
from liqaa.followup import text
from liqaa.followup.models import Task
from liqaa.followup.rules import OutcomeDraft
from liqaa.followup.text import Foundable
from liqaa.journal.actions import Actor
from liqaa.territory.models import Place

COMMITTEE = "preparatory_committee"


def body_founded_by(task: Task, draft: OutcomeDraft, *, by: Actor, at: datetime) -> Body | None:
    """The body that ``task`` is to found; None where neither draft nor words say which.

    Where the words speak of a preparatory committee, the body is being founded and its committee is
    opened with it.
    """
    place = task.place or task.body.place
    charter = body_queries.charter(timezone.localdate(at))
    if place is None or charter is None:
        return None
    type_key = draft.body_type or _type_in(draft.text, charter, place)
    if not type_key:
        return None
    family = draft.family or text.family_of(_name_of(charter, type_key))
    known = Body.objects.filter(
        type=type_key, place=place, family=family, dissolved_on=None, prepares=None
    ).first()
    if known:
        return known
    through_committee = text.speaks_of_committee(draft.text)
    body = bodies.open_body(
        type=type_key,
        place=place,
        parent=task.body,
        state=Body.State.PREPARATORY if through_committee else Body.State.PLANNED,
        family=family,
        by=by,
        at=at,
    )
    if through_committee:
        bodies.open_body(type=COMMITTEE, place=place, parent=task.body, prepares=body, by=by, at=at)
    return body


def _name_of(charter: Charter, type_key: str) -> str:
    return charter.body_type(type_key).name.ar


def _type_in(words: str, charter: Charter, place: Place) -> str:
    """The key of the body type that the words name, among those that can exist at the place's level."""
    levels = {level.key for level in charter.levels if place.kind in level.units.kinds}
    types = [
        Foundable(each.key, each.name.ar, temporary=each.kind == "temporary")
        for each in charter.body_types
        if levels & set(each.levels)
    ]
    found = text.founded_by(words, types)
    return found.key if found else ""
