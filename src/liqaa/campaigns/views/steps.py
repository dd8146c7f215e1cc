"""The steps of an execution as a timeline, and the one that comes next."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from liqaa.campaigns import rules
from liqaa.campaigns.models import Execution
from liqaa.kit import links


@dataclass(frozen=True)
class Step:
    """A step done, or still to come."""

    title: str
    state: str = ""
    at: datetime | None = None
    on: date | None = None
    text: str = ""
    url: str = ""


def steps_of(execution: Execution, facts: rules.Facts) -> list[Step]:
    """Every step from delivery to approval, with when it was taken."""
    issued = execution.directive.issued_at
    steps = [
        Step(_("The memo is issued"), "done", at=issued),
        _moment(_("Delivered"), execution.delivered_at, _("Nobody who leads this body can read here yet.")),
        _moment(_("Seen"), execution.seen_at),
        _moment(_("Taken note of"), execution.acknowledged_at),
    ]
    middle = _middle(execution, facts)
    if middle:
        steps.append(middle)
    if facts.excused:
        return [*steps, Step(_("Excused"), "done", at=execution.excused_at, text=execution.excuse)]
    if facts.evidence and not facts.handed_in:
        steps.append(Step(_("Sent back"), "late"))
    done_at = execution.task.done_at if facts.handed_in else None
    return [*steps, _moment(_("Reported"), done_at), _moment(_("Approved above"), execution.approved_at)]


def _moment(title: str, at: datetime | None, absent: str = "") -> Step:
    return Step(title, "done", at=at) if at else Step(title, text=absent)


def _middle(execution: Execution, facts: rules.Facts) -> Step | None:
    """The step that depends on what is asked."""
    state = "done" if rules.is_held(facts) else ""
    ask = execution.directive.ask
    if ask == rules.MEETING:
        meeting = execution.meeting
        if meeting is None:
            return Step(_("The meeting"))
        title = _("The meeting was held") if state else _("The meeting is planned")
        return Step(title, state, on=meeting.held_on, text=meeting.title, url=links.url_for(meeting))
    if ask == rules.FOUNDING:
        body = execution.task.founds
        title = _("The body is founded") if state else _("The founding")
        return Step(title, state, text=body.name if body else "", url=links.url_for(body) if body else "")
    if ask == rules.FIGURE:
        return Step(_("The figure"), state, text=_figure(execution))
    return None


def _figure(execution: Execution) -> str:
    reached, target = execution.task.reached, execution.task.target
    if reached is None:
        return _("%(target)d to reach") % {"target": target or 0}
    return _("%(reached)d of %(target)d") % {"reached": reached, "target": target or 0}


def next_step(execution: Execution, facts: rules.Facts, state: str) -> str | None:
    """The one next step of the body: acknowledge, satisfy, hold, report; None when it owes nothing."""
    if state not in rules.OWED:
        return None
    if not facts.acknowledged and not facts.evidence and not rules.is_held(facts):
        return "acknowledge"
    lacking = rules.missing_for_report(execution.directive.ask, facts)
    if lacking is None:
        return "report"
    return "hold" if lacking == rules.Reason.MEETING_NOT_HELD else "satisfy"
