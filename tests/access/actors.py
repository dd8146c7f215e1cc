"""Who looks: every role over the province, some from above and below, those whose time is over or to come."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from liqaa.access.models import Account, Grant, GrantPlace
from liqaa.config.roles import ROLES
from tests.access.field import GROUNDS

ANONYMOUS = "anonymous"
IN_FORCE, BEFORE, AFTER, REVOKED, CLOSED = "in force", "before", "after", "revoked", "closed"
TIMED = ("administrator", "provincial_secretary", "press_officer", "inspector")


@dataclass(frozen=True)
class Actor:
    """An account: its grants as (role, ground), and when they hold."""

    key: str
    grants: tuple[tuple[str, str], ...] = ()
    time: str = IN_FORCE

    @property
    def held(self) -> tuple[tuple[str, str], ...]:
        """The grants that count today, as (role, path)."""
        return tuple((role, GROUNDS[at]) for role, at in self.grants) if self.time == IN_FORCE else ()


ACTORS = (
    *(Actor(role, ((role, "own"),)) for role in ROLES),
    Actor("commune", (("local_secretary", "below"),)),
    Actor("region", (("regional_secretary", "region"),)),
    Actor("nation", (("administrator", "country"),)),
    Actor("two places", (("rapporteur", "below"), ("treasurer", "sibling"))),
    Actor("without a role"),
    *(
        Actor(f"{role}, {time}", ((role, "own"),), time)
        for role in TIMED
        for time in (BEFORE, AFTER, REVOKED, CLOSED)
    ),
)
BY_KEY = {each.key: each for each in ACTORS}


def enrol() -> dict[str, int]:
    """Make every account; their keys by name."""
    today = timezone.localdate()
    made = {}
    for number, actor in enumerate(ACTORS):
        account = Account.objects.create(
            email=f"actor{number}@actors.invalid", name=f"Actor {number}", created_at=timezone.now(),
            is_active=actor.time != CLOSED,
        )  # fmt: skip
        for role, at in actor.grants:
            grant = Grant.objects.create(
                account=account, role=role, source_kind="setup", source_id="",
                starts_on=today + dt.timedelta(days=1 if actor.time == BEFORE else -400),
                ends_on=today if actor.time == AFTER else None,
                revoked_at=timezone.now() if actor.time == REVOKED else None,
            )  # fmt: skip
            GrantPlace.objects.create(grant=grant, place_id=GROUNDS[at])
        made[actor.key] = account.pk
    return made
