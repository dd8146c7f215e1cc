"""What becomes of a reading when its meeting is undone."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from liqaa.kit.links import url_for
from liqaa.kit.undoing import Finding, Group, Leaving, Name
from liqaa.meetings.models import Meeting
from liqaa.reports.models import Reading


def readings_of_meetings(meetings: Sequence[Meeting], _leaving: Leaving) -> Finding:
    """The reading stays, with all that was corrected in it: it can be confirmed again."""
    readings = Reading.objects.filter(meeting__in=meetings).defer("text", "found").order_by("pk")
    return Finding(staying=[Group(_("The reading, to correct and confirm again"), list(readings))])


def call_execution(execution: object) -> Name:
    """The memo that a meeting answers."""
    from liqaa.campaigns.models import Execution

    assert isinstance(execution, Execution)
    return Name(f"{execution.directive.title} · {execution.body.name}", url_for(execution))
