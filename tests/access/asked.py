"""What people of the field asked about their own data: a request that waits, one that was answered."""

import datetime as dt
from typing import Any

from liqaa.people.models import DataRequest


def plant(ground: Any, stood: dict[str, Any]) -> None:
    """Plant them for the person of one ground (``stood``: the person, and where they stood)."""
    asked = {"asked_on": ground.today, "due_on": ground.today + dt.timedelta(days=10)}
    asked |= {"written_by": ground.writer, "written_at": ground.now}
    answered = {"state": "declined", "answered_at": ground.now, "answered_by": ground.writer}
    ground.add("request", DataRequest, kind="rectification", answer="", **asked, **stood)
    ground.add("request_answered", DataRequest, kind="access", **asked, **answered, **stood)
