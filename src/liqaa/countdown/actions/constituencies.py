"""Drawing the constituencies of an election: named sets of places with their seats."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from liqaa.access.models import Account
from liqaa.countdown import rules
from liqaa.countdown.actions.events import locked
from liqaa.countdown.actions.sentences import refused
from liqaa.countdown.models import Constituency, ConstituencyPlace, Event
from liqaa.countdown.rules import Reason
from liqaa.journal import actions as journal
from liqaa.kit import undoing
from liqaa.kit.scopes import covers
from liqaa.territory.models import Place


@transaction.atomic
def draw_constituency(
    *,
    event: Event,
    name_ar: str,
    seats: int,
    places: Sequence[Place],
    by: Account,
    at: datetime,
    name_fr: str = "",
) -> Constituency:
    """Draw a constituency. A place stands with all that lies in it in one constituency of an event at most.

    Raises ``Refused`` beside ``name_ar``, ``seats`` or ``places``, naming the places that do not fit.
    """
    event = locked(event, "edit")
    if event.kind != rules.ELECTION:
        raise refused(Reason.ONLY_ELECTION)
    drawn = Constituency(event=event, scope=event.scope)
    return _keep(drawn, (name_ar, name_fr), seats, places, "draw", by=by, at=at)


@transaction.atomic
def redraw_constituency(
    *,
    constituency: Constituency,
    name_ar: str,
    seats: int,
    places: Sequence[Place],
    by: Account,
    at: datetime,
    name_fr: str = "",
) -> Constituency:
    """Change a constituency; refused as :func:`draw_constituency` is."""
    constituency.event = locked(constituency.event, "edit")
    return _keep(constituency, (name_ar, name_fr), seats, places, "redraw", by=by, at=at)


@transaction.atomic
def remove_constituency(*, constituency: Constituency, by: Account, at: datetime) -> None:
    """Take a constituency away; its places are open to others again."""
    locked(constituency.event, "edit")
    journal.record(
        "countdown.remove_constituency",
        constituency,
        by=by,
        at=at,
        place=constituency.scope,
        fields=["places"],
    )
    undoing.take(constituency, by=by, at=at)


def _keep(
    drawn: Constituency,
    names: tuple[str, str],
    seats: int,
    places: Sequence[Place],
    verb: str,
    *,
    by: Account,
    at: datetime,
) -> Constituency:
    _check(drawn, names[0].strip(), seats, places)
    drawn.name_ar, drawn.name_fr, drawn.seats = names[0].strip(), names[1].strip(), seats
    drawn.save()
    drawn.places.all().delete()
    ConstituencyPlace.objects.bulk_create(
        ConstituencyPlace(constituency=drawn, event=drawn.event, place=place, scope=place.path)
        for place in places
    )
    fields = ["name_ar", "name_fr", "seats", "places"]
    journal.record(f"countdown.{verb}_constituency", drawn, by=by, at=at, place=drawn.scope, fields=fields)
    return drawn


def _check(drawn: Constituency, name: str, seats: int, places: Sequence[Place]) -> None:
    if not name:
        raise refused(Reason.NO_NAME, "name_ar")
    if seats < 1:
        raise refused(Reason.NO_SEAT, "seats")
    if not places:
        raise refused(Reason.NO_PLACE, "places")
    others = Constituency.objects.filter(event=drawn.event).exclude(pk=drawn.pk)
    if others.filter(name_ar=name).exists():
        raise refused(Reason.NAME_TAKEN, "name_ar")
    outside = [place for place in places if not covers(drawn.event.scope, place.path)]
    if outside:
        raise refused(Reason.OUTSIDE, "places", names=named(outside))
    elsewhere = list(
        ConstituencyPlace.objects.filter(constituency__in=others).values_list("place_id", flat=True)
    )
    taken = [place for place in places if _overlaps(place.path, elsewhere) or _inside(place, places)]
    if taken:
        raise refused(Reason.TAKEN_PLACES, "places", names=named(taken))


def _overlaps(path: str, others: Iterable[str]) -> bool:
    return any(covers(other, path) or covers(path, other) for other in others)


def _inside(place: Place, places: Sequence[Place]) -> bool:
    """Whether a place lies in another of the same list: it would count twice."""
    return any(each.path != place.path and covers(each.path, place.path) for each in places)


def named(places: Iterable[Place]) -> str:
    """The names of places in one line."""
    return "، ".join(place.name for place in places)
