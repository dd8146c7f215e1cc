"""Days and faults in words, for every page of the room."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from liqaa.countdown import rules
from liqaa.countdown.models import Event
from liqaa.countdown.text.results import Fault, Wrong

FAULTS: dict[Fault, Promise] = {
    Fault.NO_HEADINGS: gettext_lazy(
        "The first line must name the columns: commune or code, list or party, votes."
    ),
    Fault.NOTHING_BELOW: gettext_lazy("There is nothing below the headings."),
    Fault.TOO_MANY: gettext_lazy("The file has too many lines."),
    Fault.NOT_A_TABLE: gettext_lazy("This is not the text of a table."),
    Fault.UNKNOWN_CODE: gettext_lazy("No commune here has the code %(cell)s."),
    Fault.UNKNOWN_PLACE: gettext_lazy("No commune here is called %(cell)s."),
    Fault.UNKNOWN_PROVINCE: gettext_lazy("No province here is called %(cell)s."),
    Fault.CODE_AND_NAME: gettext_lazy("The code is of another commune than %(cell)s."),
    Fault.NO_PLACE: gettext_lazy("The commune is missing."),
    Fault.NO_LIST: gettext_lazy("The list or party is missing."),
    Fault.LONG_NAME: gettext_lazy("The name of the list is too long."),
    Fault.NO_VOTES: gettext_lazy("The votes are missing."),
    Fault.NOT_A_NUMBER: gettext_lazy("%(cell)s is no whole number."),
    Fault.MORE_VOTES: gettext_lazy("%(cell)s votes are more than those who voted."),
    Fault.MORE_VOTERS: gettext_lazy("%(cell)s voted: more than are registered."),
    Fault.TWICE: gettext_lazy("%(cell)s stands twice in this commune."),
    Fault.OTHER_TURNOUT: gettext_lazy(
        "An earlier line says otherwise who is registered or voted in this commune."
    ),
}


def words_of(wrong: Wrong) -> str:
    """Why a line cannot be taken."""
    text = str(FAULTS[wrong.fault])
    return text % {"cell": f"«{wrong.cell}»"} if "%(cell)s" in text else text


def time_of(event: Event, *, on: date) -> str:
    """The days that are left, or that have passed since, in words; nothing for one that was called off."""
    if event.state == rules.CANCELLED:
        return ""
    left = rules.days_left(event.held_on, on=on)
    if left == 0:
        return _("today")
    if left < 0:
        return ngettext("%(days)d day ago", "%(days)d days ago", -left) % {"days": -left}
    return ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}


def time_tone(event: Event, *, on: date) -> str:
    """The colour of the days that are left."""
    left = rules.days_left(event.held_on, on=on)
    if event.state not in rules.LIVE:
        return ""
    return "late" if left < 0 else "wait" if left <= 30 else ""


def congress_in(days: int, name: str) -> str:
    """«N days to the congress»."""
    if days == 0:
        return _("%(name)s is today") % {"name": name}
    if days < 0:
        return ngettext("%(days)d day since %(name)s", "%(days)d days since %(name)s", -days) % {
            "days": -days,
            "name": name,
        }
    return ngettext("%(days)d day to %(name)s", "%(days)d days to %(name)s", days) % {
        "days": days,
        "name": name,
    }
