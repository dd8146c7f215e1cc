"""The words and colours of states, and days until the end, for every page of the room."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from liqaa.campaigns import rules
from liqaa.campaigns.models import Directive
from liqaa.campaigns.queries.rollup import Tally

LABELS: dict[str, Promise] = {
    rules.WAITING: pgettext_lazy("execution", "reached nobody yet"),
    rules.DELIVERED: pgettext_lazy("execution", "delivered"),
    rules.SEEN: pgettext_lazy("execution", "seen"),
    rules.ACKNOWLEDGED: pgettext_lazy("execution", "acknowledged"),
    rules.PLANNED: pgettext_lazy("execution", "planned"),
    rules.HELD: pgettext_lazy("execution", "held, report to come"),
    rules.LATE: pgettext_lazy("execution", "late"),
    rules.SENT_BACK: pgettext_lazy("execution", "sent back"),
    rules.REPORTED: pgettext_lazy("execution", "reported, to be approved"),
    rules.APPROVED: pgettext_lazy("execution", "approved"),
    rules.EXCUSED: pgettext_lazy("execution", "excused"),
}
OTHER_WORDS: dict[tuple[str, str], Promise] = {
    (rules.FOUNDING, rules.PLANNED): pgettext_lazy("execution", "being founded"),
    (rules.FOUNDING, rules.HELD): pgettext_lazy("execution", "founded, report to come"),
    (rules.FIGURE, rules.HELD): pgettext_lazy("execution", "figure told, report to come"),
}
"""States that are said otherwise for what is asked."""
TONES = {
    rules.LATE: "late",
    rules.WAITING: "late",
    rules.SENT_BACK: "wait",
    rules.REPORTED: "wait",
    rules.APPROVED: "good",
}
DIRECTIVE_TONES = {rules.DRAFT: "wait", rules.ISSUED: "", rules.CLOSED: "good", rules.WITHDRAWN: ""}


def label_of(state: str, ask: str = "") -> str:
    """A state in the reader's language, as it is said for what is asked."""
    return str(OTHER_WORDS.get((ask, state), LABELS[state]))


@dataclass(frozen=True)
class Bar:
    """One state of a directive as a bar: its words, count, share of all, and the list behind it."""

    state: str
    label: str
    count: int
    of: int
    tone: str


def bars_of(tally: Tally, ask: str) -> list[Bar]:
    """The states that anybody stands in, in their order."""
    everybody = tally.asked
    return [
        Bar(state, label_of(state, ask), tally.counts[state], everybody, TONES.get(state, ""))
        for state in rules.STATES
        if tally.counts.get(state)
    ]


def time_left(directive: Directive, *, on: date) -> str:
    """The days until the end in words; nothing once the directive has ended."""
    if directive.state not in (rules.DRAFT, rules.ISSUED):
        return ""
    left = rules.days_left(directive.due_on, on=on)
    if left < 0:
        return ngettext("%(days)d day past its end", "%(days)d days past its end", -left) % {"days": -left}
    if left == 0:
        return _("ends today")
    return ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}


def time_tone(directive: Directive, *, on: date) -> str:
    """The colour of the time left."""
    left = rules.days_left(directive.due_on, on=on)
    return "late" if left < 0 else "wait" if left <= 7 else ""
