"""The live screens behind the practices: for each kind of object, the latest one that the reader sees."""

from typing import Any

from liqaa.access.models import Account
from liqaa.dashboards.rules import practices as rules
from liqaa.dashboards.rules.map import own_ground
from liqaa.followup import rules as task_rules
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries import meetings_seen_by
from liqaa.needs.queries import needs_seen_by
from liqaa.newsroom import rules as newsroom_rules
from liqaa.reports.queries import readings_seen_by
from liqaa.territory.text.places import COUNTRY


def examples_for(account: Account) -> dict[str, Any]:
    """A key by each kind that ``Screen.of`` may name; None where the reader sees none. Four statements."""
    held = meetings_seen_by(account).filter(state=Meeting.State.HELD).order_by("-held_on", "-pk")
    writes = account.reach(newsroom_rules.WRITE).condition("scope")
    return {
        rules.MEETING: held.values_list("pk", flat=True).first(),
        rules.NEWS: held.filter(writes).values_list("pk", flat=True).first(),
        rules.READING: readings_seen_by(account).values_list("pk", flat=True).first(),
        rules.NEED: needs_seen_by(account).order_by("-pk").values_list("pk", flat=True).first(),
        rules.HERE: own_ground([account.reach(task_rules.SEE)], COUNTRY),
    }
