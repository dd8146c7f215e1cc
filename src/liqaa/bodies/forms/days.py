"""The day a page is asked about: ``?on=2024-11-24``, or in words."""

from datetime import date

from django.forms import ValidationError
from django.http import HttpRequest

from liqaa.kit.arabic import clean
from liqaa.kit.forms import DayField

LONGEST = 40


def day_asked(request: HttpRequest, today: date) -> tuple[date, str, str]:
    """The day to show, what was typed, and what is wrong with it: a day that cannot be shows today."""
    typed = clean(request.GET.get("on", ""))[:LONGEST].strip()
    try:
        return DayField(required=False).clean(typed) or today, typed, ""
    except ValidationError as error:
        return today, typed, " ".join(error.messages)
