"""The short lists of home, each of a few lines: one query for all of them together."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q, QuerySet
from django.db.models.functions import JSONObject

from liqaa.access.models import Account
from liqaa.bodies import rules as body_rules
from liqaa.bodies.models import Body
from liqaa.bodies.rules import states
from liqaa.dashboards.queries.requests import Standing, standing
from liqaa.needs import queries as needs
from liqaa.needs import rules as need_rules
from liqaa.needs.models import Need
from liqaa.people import rules as people_rules
from liqaa.reports import queries as reports
from liqaa.reports import rules as report_rules
from liqaa.reports.models import Reading
from liqaa.territory.models import Place

MOST = 6
"""How many lines a list shows."""
SOON = timedelta(days=90)
"""A mandate that ends within this time is told of."""


@dataclass
class Lists:
    """Reports to confirm, bodies to renew, needs to answer; they know what their lines show, no more.

    ``requests`` tells how many requests about personal data wait; None where none does.
    """

    drafts: list[Reading] = field(default_factory=list)
    ending: list[Body] = field(default_factory=list)
    asked: list[Need] = field(default_factory=list)
    requests: Standing | None = None

    def waits(self) -> bool:
        """Whether something in them waits for the account's word."""
        return bool(self.drafts or self.asked or self.requests)


def lists_of(account: Account, *, on: date) -> Lists:
    """The lists in which the account may do something; asks nothing for those in which it may not."""
    parts: dict[str, ArraySubquery] = {}
    if account.may_anywhere(report_rules.CONFIRM):
        parts["drafts"] = _rows(_drafts(account), _DRAFT)
    if account.may_anywhere(body_rules.FOUND):
        parts["ending"] = _rows(_mandates_ending(account, on), _BODY)
    if account.may_anywhere(need_rules.ANSWER):
        parts["asked"] = _rows(needs.waiting_for(account), _NEED)
    if account.may_anywhere(people_rules.PROTECT):
        parts["requests"] = ArraySubquery(standing(account, on=on))
    if not parts:
        return Lists()
    rows: QuerySet[Any, Any] = Account.objects.filter(pk=account.pk).values(**parts)
    found = rows.get()
    return Lists(
        drafts=[_draft(row) for row in found.get("drafts", ())],
        ending=[_body(row) for row in found.get("ending", ())],
        asked=[_need(row) for row in found.get("asked", ())],
        requests=next((Standing(**row) for row in found.get("requests", ()) if row["waiting"]), None),
    )


def _rows(found: QuerySet[Any], row: JSONObject) -> ArraySubquery:
    return ArraySubquery(found.values(row=row)[:MOST])


def _drafts(account: Account) -> QuerySet[Reading]:
    """Reports that were read and wait for somebody to confirm them, the latest first."""
    return reports.readings_seen_by(account).filter(state=Reading.State.DRAFT).order_by("-read_at")


def _mandates_ending(account: Account, on: date) -> QuerySet[Body]:
    """Bodies that the account may renew whose mandate is over or ends soon, the earliest end first."""
    reach = account.reach(body_rules.FOUND)
    in_force = Body.objects.filter(reach.condition("scope"), dissolved_on=None)
    over = Q(state=states.EXPIRED) | Q(state__in=states.IN_MANDATE, mandate_ends_on__lte=on + SOON)
    return in_force.filter(over).order_by("mandate_ends_on", "pk")


_DRAFT = JSONObject(pk="pk", title="record__title", file_name="file_name", read_by="read_by__name")
_BODY = JSONObject(pk="pk", name_ar="name_ar", name_fr="name_fr", ends_on="mandate_ends_on")
_NEED = JSONObject(
    pk="pk",
    sector="sector",
    text="text",
    douar="douar",
    place_ar="place__name_ar",
    place_fr="place__name_fr",
)


def _draft(row: dict[str, Any]) -> Reading:
    by = Account(name=row["read_by"])
    return Reading(pk=row["pk"], record={"title": row["title"]}, file_name=row["file_name"], read_by=by)


def _body(row: dict[str, Any]) -> Body:
    ends_on = date.fromisoformat(row["ends_on"]) if row["ends_on"] else None
    return Body(pk=row["pk"], name_ar=row["name_ar"], name_fr=row["name_fr"], mandate_ends_on=ends_on)


def _need(row: dict[str, Any]) -> Need:
    place = Place(name_ar=row["place_ar"], name_fr=row["place_fr"])
    return Need(pk=row["pk"], sector=row["sector"], text=row["text"], douar=row["douar"], place=place)
