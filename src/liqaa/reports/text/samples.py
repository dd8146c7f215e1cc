"""Sample reports: texts written for a demonstration, whose meeting is always last Sunday's."""

from datetime import date, timedelta

from liqaa.kit.calendar import format_date

DATE = "{date}"
"""Stands in a text for the day of its meeting."""


def sunday_of(day: date) -> date:
    """The Sunday on or before a day."""
    return day - timedelta(days=day.isoweekday() % 7)


def last_sunday(today: date) -> date:
    """The last Sunday that is over: never today, so that a meeting held then is over too."""
    return sunday_of(today - timedelta(days=1))


def dated(text: str, day: date) -> str:
    """The text with the day of its meeting written out: ``يوم الأحد 15 نونبر 2026``."""
    return text.replace(DATE, format_date(day, "ar", weekday=True))
