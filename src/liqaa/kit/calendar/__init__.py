"""Dates in words: the month names of each country, found in running text and printed.

Reading: :func:`find_dates` gives every date of a text with its place in it, also the impossible ones
(31 نونبر) and the ones whose weekday contradicts them: the caller says so, nothing is dropped silently.
Hijri dates are recognised and kept as written; they are never converted. :func:`find_times` gives hours.

Printing: :func:`format_date` in the usage of a country (Morocco unless told otherwise): الأحد 24 نونبر 2024.

No clock in here: a date without a year stays without one.
"""

from liqaa.kit.calendar.months import add_months
from liqaa.kit.calendar.names import format_date, month_name, month_of, weekday_name, weekday_of
from liqaa.kit.calendar.reading import (
    GREGORIAN,
    HIJRI,
    IMPOSSIBLE_DAY,
    IMPOSSIBLE_MONTH,
    WEEKDAY_CONTRADICTS,
    ParsedDate,
    find_dates,
    parse_date,
)
from liqaa.kit.calendar.times import ParsedTime, find_times

__all__ = [
    "GREGORIAN",
    "HIJRI",
    "IMPOSSIBLE_DAY",
    "IMPOSSIBLE_MONTH",
    "WEEKDAY_CONTRADICTS",
    "ParsedDate",
    "ParsedTime",
    "add_months",
    "find_dates",
    "find_times",
    "format_date",
    "month_name",
    "month_of",
    "parse_date",
    "weekday_name",
    "weekday_of",
]
