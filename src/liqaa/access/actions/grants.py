"""Giving a role over places for a reason, and taking back what a reason gave."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account, Grant, GrantPlace
from liqaa.access.models.grant import TRAIL
from liqaa.access.rules import FAMILIES
from liqaa.journal.actions import Actor, record
from liqaa.kit.refusals import Refused
from liqaa.territory.models import Place


@transaction.atomic
def grant(  # noqa: PLR0913  (a grant has this many parts)
    *,
    account: Account,
    role: str,
    places: Sequence[Place],
    source_kind: str,
    source_id: object,
    starts_on: date,
    by: Actor,
    at: datetime,
    ends_on: date | None = None,
    family: str = "",
    body_trail: str = "",
) -> Grant:
    """Give ``account`` the ``role`` over ``places`` because of one source.

    ``source_kind`` is the label of the model that caused it ("liqaa_bodies.appointment") or
    "setup". ``family`` and ``body_trail`` narrow it to such bodies and what is theirs. The same source
    giving the same live role over the same again is a success that changes nothing. Raises ``Refused`` for
    an unknown role or family, a trail that is none, no place, or an end before the start.
    """
    _check(role, places, starts_on, ends_on)
    _check_narrowing(family, body_trail)
    paths = {place.pk for place in places}
    of: dict[str, Any] = {
        "account": account,
        "role": role,
        "source_kind": source_kind,
        "source_id": str(source_id),
        "family": family,
        "body_trail": body_trail,
        "starts_on": starts_on,
        "ends_on": ends_on,
    }
    if (standing := _standing(of, paths)) is not None:
        return standing
    given = Grant.objects.create(**of)
    GrantPlace.objects.bulk_create(GrantPlace(grant=given, place_id=path) for path in sorted(paths))
    fields = ["role", "places", *(["family"] if family else []), *(["body_trail"] if body_trail else [])]
    record("access.grant", given, by=by, at=at, place=min(paths), fields=fields)
    return given


def _standing(of: dict[str, Any], paths: set[str]) -> Grant | None:
    """The live grant that says all this over just these places."""
    live = Grant.objects.filter(**of, revoked_at=None).prefetch_related("places")
    return next((each for each in live if {place.pk for place in each.places.all()} == paths), None)


def _check(role: str, places: Sequence[Place], starts_on: date, ends_on: date | None) -> None:
    if role not in import_string(settings.LIQAA_ROLES):
        raise Refused(_("The role “%(role)s” is not known.") % {"role": role}, field="role")
    if not places:
        raise Refused(_("A role is given over at least one place."), field="places")
    if ends_on is not None and ends_on < starts_on:
        raise Refused(_("The role would end before it starts."), field="ends_on")


def _check_narrowing(family: str, body_trail: str) -> None:
    if family and family not in FAMILIES:
        raise Refused(_("There is no such family of bodies."), field="family")
    if body_trail and not re.fullmatch(TRAIL, body_trail):
        raise Refused(_("This is not the trail of a body."), field="body_trail")


@transaction.atomic
def revoke_source(*, source_kind: str, source_id: object, by: Actor, at: datetime) -> int:
    """Take back, at once, every live grant that this source gave; returns how many there were."""
    live = Grant.objects.select_for_update().filter(
        source_kind=source_kind, source_id=str(source_id), revoked_at=None
    )
    grants = list(live)
    Grant.objects.filter(pk__in=[each.pk for each in grants]).update(revoked_at=at)
    if grants:
        record("access.revoke", grants[0], by=by, at=at, fields=["revoked_at"])
    return len(grants)
