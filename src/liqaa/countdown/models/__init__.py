"""Events, their constituencies, past results, and the delegates of a congress."""

from liqaa.countdown.models.delegates import Delegate, Quota, Renewal
from liqaa.countdown.models.event import Constituency, ConstituencyPlace, Event
from liqaa.countdown.models.results import PastResult, ResultSheet

__all__ = [
    "Constituency",
    "ConstituencyPlace",
    "Delegate",
    "Event",
    "PastResult",
    "Quota",
    "Renewal",
    "ResultSheet",
]
