"""Roles: who may do what, on one page. A right is a constant of its room; a role is a list of rights."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.access import rules as access
from liqaa.bodies import rules as bodies
from liqaa.campaigns import rules as campaigns
from liqaa.config.titles import named
from liqaa.countdown import rules as countdown
from liqaa.followup import rules as followup
from liqaa.meetings import rules as meetings
from liqaa.needs import rules as needs
from liqaa.newsroom import rules as newsroom
from liqaa.people import rules as people
from liqaa.reports import rules as reports


@dataclass(frozen=True)
class Role:
    """A name people know and the rights it carries over its places.

    ``sensitive`` roles need a second factor at sign-in, and their sessions are short.
    """

    label: str | Promise
    rights: frozenset[str]
    sensitive: bool = False


SEE = frozenset({bodies.SEE, people.SEE, meetings.SEE, followup.SEE, needs.SEE, campaigns.SEE, countdown.SEE})
PRESS = frozenset({newsroom.SEE, newsroom.WRITE})
RECORD = PRESS | {
    meetings.RECORD,
    meetings.CONFIDENTIAL,
    needs.RECORD,
    reports.READ,
    reports.CONFIRM,
    followup.RECORD,
}
LEAD = (
    SEE
    | RECORD
    | {
        needs.ANSWER,
        followup.ASSIGN,
        followup.WORK,
        bodies.APPOINT,
        bodies.EDIT,
        people.EDIT,
        campaigns.EXECUTE,
        countdown.NOMINATE,
    }
)
OVERSEE = SEE | {followup.VERIFY, campaigns.APPROVE, newsroom.SEE, newsroom.APPROVE, countdown.VALIDATE}
PLAN = frozenset({countdown.PREPARE, countdown.EXPORT})

ROLES: dict[str, Role] = {
    "administrator": Role(
        _("administrator"),
        LEAD
        | OVERSEE
        | PLAN
        | {
            bodies.FOUND,
            bodies.CHARTER,
            access.INVITE,
            access.RECOVER,
            access.SET_UP,
            campaigns.ISSUE,
            newsroom.STYLE,
            people.PROTECT,
        },
        sensitive=True,
    ),
    "national_organisation_head": Role(
        _("head of the organisation department"),
        LEAD
        | OVERSEE
        | PLAN
        | {bodies.FOUND, access.INVITE, access.RECOVER, campaigns.ISSUE, newsroom.STYLE},
        sensitive=True,
    ),
    "regional_secretary": Role(
        named("regional_secretary", _("regional secretary")),
        LEAD | OVERSEE | PLAN | {bodies.FOUND, access.INVITE, access.RECOVER, campaigns.ISSUE},
        sensitive=True,
    ),
    "provincial_secretary": Role(
        named("provincial_secretary", _("provincial secretary")),
        LEAD | OVERSEE | PLAN | {bodies.FOUND, access.INVITE, access.RECOVER, campaigns.ISSUE},
        sensitive=True,
    ),
    "local_secretary": Role(named("local_secretary", _("local secretary")), LEAD),
    "inspector": Role(named("inspector", _("inspector")), LEAD | OVERSEE | {bodies.FOUND}, sensitive=True),
    "rapporteur": Role(_("rapporteur"), SEE | RECORD | {followup.WORK, campaigns.EXECUTE}),
    "treasurer": Role(_("treasurer"), SEE | {followup.WORK}, sensitive=True),
    "elected_member": Role(
        _("elected member"), frozenset({meetings.SEE, needs.SEE, needs.ANSWER, followup.SEE, bodies.SEE})
    ),
    "press_officer": Role(
        _("press officer"),
        PRESS | {newsroom.APPROVE, newsroom.STYLE, meetings.SEE, reports.READ, bodies.SEE, followup.SEE},
    ),
    "data_officer": Role(_("data officer"), SEE | {people.PROTECT}, sensitive=True),
    "member": Role(_("member"), frozenset({bodies.SEE})),
}
"""Every role by its key, as charters and grants name it."""
