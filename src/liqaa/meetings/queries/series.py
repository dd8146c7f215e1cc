"""Sets of meetings: seen by an account, with what each has still to come; the places of a level."""

from datetime import date

from django.db.models import QuerySet

from liqaa.access.models import Account
from liqaa.meetings import rules
from liqaa.meetings.models import Meeting, Series
from liqaa.meetings.rules import calling
from liqaa.meetings.rules.calling import Stop
from liqaa.territory.models import Place
from liqaa.territory.queries import units
from liqaa.territory.rules import PARTS

LEVELS = {
    "commune": ("commune", "arrondissement"),
    "province": ("province", "prefecture", "arrondissement_prefecture"),
    "region": ("region",),
}
"""The levels at which a set is called, and the State's units of each."""


def series_seen_by(account: Account) -> QuerySet[Series]:
    """The sets of the bodies whose meetings the account sees."""
    reach = account.reach(rules.SEE)
    seen = Series.objects.filter(reach.condition("scope") | reach.of_bodies("organiser"))
    return seen.select_related("organiser").order_by("-made_at", "-pk") if reach.held else seen.none()


def meetings_of_series(series: Series) -> QuerySet[Meeting]:
    """The meetings of a set, in the order of their days."""
    rows = Meeting.objects.filter(in_series__series=series).select_related("venue_place", "organiser")
    return rows.order_by("held_on", "in_series__position", "pk")


def to_come(series: Series) -> list[Meeting]:
    """Those of a set that were neither held nor called off."""
    return list(meetings_of_series(series).filter(state=Meeting.State.PLANNED))


def places_of(level: str, under: Place) -> list[Place]:
    """The places of a level in a territory, itself where it is one."""
    found = units(LEVELS[level], path=under.path, divided=PARTS).order_by("path")
    return list(found[: calling.MOST_MEETINGS + 1])


def stops_of(places: list[Place], days: list[date]) -> list[Stop]:
    """One meeting in each place, spread over the days."""
    return [
        Stop(place.path, place.name, day)
        for place, day in zip(places, calling.spread(len(places), days), strict=True)
    ]
