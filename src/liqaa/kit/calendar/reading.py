"""Dates in running text, each with its place, also partial, impossible and contradictory ones."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from liqaa.kit.arabic import fold, fold_with_map, original_span
from liqaa.kit.calendar.names import hijri_numbers, month_numbers, weekday_numbers
from liqaa.kit.calendar.times import ParsedTime, times_in

GREGORIAN = "gregorian"
HIJRI = "hijri"

IMPOSSIBLE_DAY = "impossible_day"
IMPOSSIBLE_MONTH = "impossible_month"
WEEKDAY_CONTRADICTS = "weekday_contradicts"

_DAY_WORDS: dict[str, int] = {
    fold(word): day
    for day, words in enumerate(
        (
            "فاتح الفاتح الأول 1er",
            "الثاني",
            "الثالث",
            "الرابع",
            "الخامس",
            "السادس",
            "السابع",
            "الثامن",
            "التاسع",
            "العاشر",
        ),
        start=1,
    )
    for word in words.split()
}


_MONTHS = 12
_A_LEAP_YEAR = 2024
_CENTURY, _THIS_MILLENNIUM = 100, 2000
_FIRST_GREGORIAN = 1500
"""A year in four figures below this one is Hijri."""


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date found in a text, whole or in part.

    ``weekday`` is the one that was written (Monday 0). ``problems`` holds what is wrong with it, of
    IMPOSSIBLE_DAY, IMPOSSIBLE_MONTH, WEEKDAY_CONTRADICTS; the numbers stay as written.
    """

    start: int
    end: int
    raw: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    calendar: str = GREGORIAN
    time: dt.time | None = None
    problems: tuple[str, ...] = ()

    @property
    def date(self) -> dt.date | None:
        """The day meant; None when it is partial, hijri or impossible."""
        if self.calendar != GREGORIAN or self.year is None or self.month is None or self.day is None:
            return None
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None


def parse_date(text: str) -> ParsedDate | None:
    """The first date of a text, None when it holds none."""
    return next(iter(find_dates(text)), None)


def find_dates(text: str) -> list[ParsedDate]:
    """Every date of a text, in order, no two overlapping; the hour written beside one goes with it.

    Two days of one month (24 و25 نونبر 2024) are two dates with the same words.
    """
    key, index = fold_with_map(text)
    found = [*_numeric_dates(text), *_worded_dates(text, key, index)]
    times = times_in(text, key, index) if found else []
    dates: list[ParsedDate] = []
    for date in sorted(found, key=lambda date: (date.start, -date.end)):
        same_words = bool(dates) and (date.start, date.end) == (dates[-1].start, dates[-1].end)
        if not dates or same_words or date.start >= dates[-1].end:
            dates.append(_with_time(date, times, text))
    return dates


_NEAR = 40


def _with_time(date: ParsedDate, times: list[ParsedTime], text: str) -> ParsedDate:
    for time in times:
        gap = text[date.end : time.start]
        if date.end <= time.start and len(gap) <= _NEAR and not re.search(r"[.\n؛]", gap):
            return replace(date, time=time.time)
    return date


def _problems(day: int | None, month: int | None, year: int | None, weekday: int | None) -> tuple[str, ...]:
    """What is wrong with a Gregorian date; February has 29 days while the year is unknown."""
    if month is not None and not 1 <= month <= _MONTHS:
        return (IMPOSSIBLE_MONTH,)
    if day is None or month is None:
        return ()
    try:
        date = dt.date(year or _A_LEAP_YEAR, month, day)
    except ValueError:
        return (IMPOSSIBLE_DAY,)
    if year is not None and weekday is not None and date.weekday() != weekday:
        return (WEEKDAY_CONTRADICTS,)
    return ()


_ASCII_DIGITS = {0x660 + n: str(n) for n in range(10)} | {0x6F0 + n: str(n) for n in range(10)}
_MARK = r" ?[/\-–.] ?"
_NUMERIC = re.compile(
    rf"(?<![\d/.\-–])(?:(?P<y1>(?:19|20)\d\d)(?P<s1>{_MARK})(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})"
    rf"|(?P<d2>\d{{1,2}})(?P<s2>{_MARK})(?P<m2>\d{{1,2}})(?P=s2)(?P<y2>(?:(?:13|14|19|20)\d\d|\d\d)))"
    r"(?![\d/\-–]|\.\d)"
)
_BEFORE = 30


def _numeric_dates(text: str) -> Iterator[ParsedDate]:
    """Dates in digits: 24/11/2024, 24-11-24, 2024-11-24; the day comes first, as Morocco writes."""
    for found in _NUMERIC.finditer(text.translate(_ASCII_DIGITS)):
        part = found.groupdict()
        day, month, year = (int(part[name + "1"] or part[name + "2"]) for name in "dmy")
        year = year + _THIS_MILLENNIUM if year < _CENTURY else year
        start, weekday = _weekday_before(text, found.start())
        raw = text[start : found.end()]
        if year < _FIRST_GREGORIAN:
            yield ParsedDate(start, found.end(), raw, day, month, year, weekday, HIJRI)
        else:
            yield ParsedDate(
                start,
                found.end(),
                raw,
                day,
                month,
                year,
                weekday,
                problems=_problems(day, month, year, weekday),
            )


def _weekday_before(text: str, start: int) -> tuple[int, int | None]:
    """The weekday written just before a date, and where the whole then starts."""
    opening = max(0, start - _BEFORE)
    key, index = fold_with_map(text[opening:start])
    word = key.rpartition(" ")[2]
    number = weekday_numbers().get(word)
    if number is None:
        return start, None
    return opening + index[len(key) - len(word)], number


def _either(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _worded() -> re.Pattern[str]:
    """Dates whose month is a word, over folded text."""
    weekdays, days = _either(weekday_numbers()), _either(_DAY_WORDS)
    month = rf"(?:(?P<month>{_either(month_numbers())})|(?P<hijri>{_either(hijri_numbers())}))(?!\w)"
    which = r"(?:ال)?(?:منصرم|ماضي|مقبل|قادم|جاري|موافق(?: ل)?)"
    of_year = r"(?:(?:من )?(?:سنه|عام|لسنه|لعام) )?"
    return re.compile(
        rf"(?:(?<!\w)(?P<weekday>{weekdays}) (?:{which} ?|le )?)?"
        r"(?<!\w)(?:(?P<year_first>(?:19|20)\d\d) )?"
        r"(?:(?P<first>\d{1,2})(?:er)? (?:الي |au |et |و ?|to |and ))?"
        rf"(?:[وبلف]?(?P<day>\d{{1,2}}|{days})(?:er)? (?:من )?(?:شهر )?)?"
        rf"{month}"
        r"(?(day)|(?: (?P<day_after>\d{1,2})(?:st|nd|rd|th)?(?!\w))?)"
        rf"(?: {of_year}(?P<year>(?:19|20|14)\d\d)(?!\d)(?: (?:م|ه|هجريه?|ميلاديه?)(?!\w))?)?"
    )


@cache
def _month_openings() -> frozenset[str]:
    """The first word of every month's name."""
    return frozenset(name.partition(" ")[0] for name in (*month_numbers(), *hijri_numbers()))


_REACH = 45  # letters before a month's name that its date may begin


def _windows(key: str) -> Iterator[tuple[int, int]]:
    """Stretches of the folded text around the months named in it: the pattern is slow, they are few."""
    opened, closed = 0, -1
    for word in re.finditer(r"\S+", key):
        if word.group() not in _month_openings():
            continue
        start, end = max(0, word.start() - _REACH), word.end() + _REACH
        if start <= closed:
            closed = end
            continue
        if closed >= 0:
            yield opened, closed
        opened, closed = start, end
    if closed >= 0:
        yield opened, closed


def _worded_dates(text: str, key: str, index: list[int]) -> Iterator[ParsedDate]:
    for opened, closed in _windows(key):
        for found in _worded().finditer(key, opened, min(len(key), closed)):
            start, end = original_span(index, *found.span())
            blank = ParsedDate(start, end, text[start:end])
            yield from _read_words(found, blank)


def _read_words(found: re.Match[str], blank: ParsedDate) -> Iterator[ParsedDate]:
    """The one or two dates of a match; none when it is a month's name alone."""
    year_text = found["year"] or found["year_first"]
    year = int(year_text) if year_text else None
    day = _day(found["day"] or (found["day_after"] if year else None))
    if day is None and year is None:
        return
    hijri = found["hijri"] is not None
    if not hijri and year is not None and year < _FIRST_GREGORIAN:
        return
    month = hijri_numbers()[found["hijri"]] if hijri else month_numbers()[found["month"]]
    weekday = weekday_numbers().get(found["weekday"] or "")
    calendar = HIJRI if hijri else GREGORIAN
    days = [day] if found["first"] is None or found["day"] is None else [int(found["first"]), day]
    for place, one in enumerate(days):
        named = weekday if place == 0 else None
        problems = () if hijri else _problems(one, month, year, named)
        yield replace(
            blank, day=one, month=month, year=year, weekday=named, calendar=calendar, problems=problems
        )


def _day(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else _DAY_WORDS[word]
