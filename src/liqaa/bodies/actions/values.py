"""Checks that several actions share: text that can be kept, days in their order."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from liqaa.kit import arabic
from liqaa.kit.refusals import Refused


def one_line(text: str, longest: int, field: str) -> str:
    """The text on one line without invisible characters; Refused beside ``field`` when it is too long."""
    cleaned = " ".join(arabic.clean(text).split())
    if len(cleaned) > longest:
        raise Refused(_("This is too long: at most %(limit)d characters.") % {"limit": longest}, field=field)
    return cleaned


def check_order(starts_on: date, end: date | None, field: str, *, same_day: bool = True) -> None:
    """Raise Refused beside ``field`` when the end comes before the start, or on it without ``same_day``."""
    if end is not None and (end < starts_on or (end == starts_on and not same_day)):
        raise Refused(_("The end comes before the start."), field=field)
