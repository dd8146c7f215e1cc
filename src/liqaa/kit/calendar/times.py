"""Hours in running text, Arabic and French."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from liqaa.kit.arabic import fold_with_map, original_span


@dataclass(frozen=True, slots=True)
class ParsedTime:
    """An hour found in a text, ``text[start:end]`` as ``raw``."""

    start: int
    end: int
    raw: str
    time: dt.time


_HOUR_WORDS: dict[str, int] = {
    "الواحده": 1,
    "الثانيه": 2,
    "الثالثه": 3,
    "الرابعه": 4,
    "الخامسه": 5,
    "السادسه": 6,
    "السابعه": 7,
    "الثامنه": 8,
    "التاسعه": 9,
    "العاشره": 10,
    "الحاديه عشره": 11,
    "الحاديه عشر": 11,
    "الثانيه عشره": 12,
    "الثانيه عشر": 12,
}
_QUARTERS = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "الا ربعا": -15, "الا ربع": -15}


def _either(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_ARABIC = re.compile(
    r"(?:ال)?ساعه "
    rf"(?:(?P<word>{_either(_HOUR_WORDS)})|(?P<hour>\d{{1,2}})(?: (?:h|س) ?| )?(?P<minute>[0-5]\d)?)(?!\w)"
    rf"(?: (?P<quarter>{_either(_QUARTERS)}))?(?: و ?(?P<minutes>[0-5]?\d) دقيقه)?"
    r"(?: (?P<half>صباحا|مسا|بعد الزوال|زوالا|ليلا|بعد الظهر|ظهرا)(?!\w))?"
)
_FRENCH = re.compile(r"(?<!\w)(?:a )?(?P<hour>[01]?\d|2[0-3]) ?h ?(?P<minute>[0-5]\d)?(?!\w)")


def find_times(text: str) -> list[ParsedTime]:
    """The hours of a text: الساعة الرابعة والنصف بعد الزوال, الساعة 18:30, à 18h30."""
    return times_in(text, *fold_with_map(text))


def times_in(text: str, key: str, index: list[int]) -> list[ParsedTime]:
    """:func:`find_times` where the caller has already folded the text."""
    times = []
    for found in _matches(key):
        time = _read_arabic(found) if "word" in found.groupdict() else _read_french(found)
        if time is not None:
            start, end = original_span(index, *found.span())
            times.append(ParsedTime(start, end, text[start:end], time))
    return sorted(times, key=lambda time: time.start)


def _matches(key: str) -> Iterator[re.Match[str]]:
    if "ساعه " in key:
        yield from _ARABIC.finditer(key)
    if "h" in key:
        yield from _FRENCH.finditer(key)


def _read_french(found: re.Match[str]) -> dt.time:
    return dt.time(int(found["hour"]), int(found["minute"] or 0))


_NOON, _MIDNIGHT, _DAWN = 12, 24, 5


def _read_arabic(found: re.Match[str]) -> dt.time | None:
    hour = _HOUR_WORDS[found["word"]] if found["word"] else int(found["hour"])
    total = hour * 60 + int(found["minute"] or found["minutes"] or 0)
    total += _QUARTERS.get(found["quarter"] or "", 0)
    if hour < _NOON and _is_afternoon(found["half"] or "", hour):
        total += _NOON * 60
    return dt.time(total // 60, total % 60) if hour < _MIDNIGHT and 0 <= total < _MIDNIGHT * 60 else None


def _is_afternoon(half: str, hour: int) -> bool:
    """Whether the word after an hour under twelve puts it after noon."""
    by_day = half == "صباحا" or (half == "ظهرا" and hour == _NOON - 1)
    by_night = half == "ليلا" and hour < _DAWN
    return half != "" and not by_day and not by_night
