"""When the meeting was held, and the page's own stamp."""

import datetime as dt
import re
from dataclasses import dataclass

from liqaa.kit import calendar
from liqaa.kit.arabic import fold
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.meetings import MeetingWords
from liqaa.reports.text.read.tokens import folded, has_digit
from liqaa.reports.text.shapes import Reading

_YESTERDAY = {("اول", "امس"): 2, ("امس",): 1, ("اليوم",): 0, ("البارحه",): 1, ("امسيه", "امس"): 1}
_NOT_THE_DAY = folded(
    "منذ ذكرى انتخابات اقتراع قبل قانون الظهير رقم دستور المؤرخ المؤرخة غاية إلى"
    " اتفاق اتفاقية مرسوم مذكرة إضراب حراك أحداث زلزال"
)
_HELD_THEN = folded("المنعقد المنعقدة")
"""Behind these stands this meeting's day in the opening, another meeting's further on."""
_WRITTEN = folded("نشر ونشر النشر حرر وحرر كتب")
_LABELS = folded("التاريخ تاريخ الزمان اليوم الموعد يوم الزمن")
_TIMES = ("صباح", "مساء", "ليلة", "زوال", "عشية", "ظهر", "بعد زوال", "أمسية", "بعد صلاة")
_TIME_KEYS = {fold(word): word for word in _TIMES}
_FARTHEST_STAMP = 120


@dataclass(slots=True)
class _Day:
    """A date with the words around it."""

    date: calendar.ParsedDate
    start: int
    score: float


def read_dates(ground: Ground, meeting: MeetingWords | None, reading: Reading) -> None:
    """Fills ``published`` and ``date``."""
    stamp = _stamp(ground, reading)
    days = _days(ground, meeting)
    if stamp is not None and reading.published is None:
        days = [day for day in days if day.date.date != stamp]
    best = max(days, key=lambda day: day.score, default=None)
    if (
        stamp is not None
        and (best is None or not _opens_text(ground, best))
        and _relative(ground, stamp, reading)
    ):
        return
    if best is not None and best.score > 0:
        _write(ground, best, stamp, reading)
    else:
        _relative(ground, stamp, reading)


def _stamp(ground: Ground, reading: Reading) -> dt.date | None:
    """The day of the page: a stamp of its own, a dateline, or a sentence that says when it was published."""
    for line in ground.layout.of(structure.STAMP):
        for found in calendar.find_dates(line.text):
            if found.date is not None:
                reading.published = found.date.isoformat()
                reading.found(
                    "published", [(line.start + found.start, line.start + found.end)], "page_stamp", 0.9
                )
                return found.date
    return _dateline(ground) or _published(ground, reading)


def _published(ground: Ground, reading: Reading) -> dt.date | None:
    """نشر الموقع بتاريخ …: a short sentence of its own."""
    for line in ground.layout.of(structure.PARAGRAPH):
        words = line.key.split()
        if len(words) > _SHORT_STAMP or words[0].removeprefix("و") not in ("نشر", "نشرت"):
            continue
        found = next((one for one in calendar.find_dates(line.text) if one.date is not None), None)
        if found is not None and found.date is not None:
            reading.published = found.date.isoformat()
            span = (line.start + found.start, line.start + found.end)
            reading.found("published", [span], "page_stamp", 0.9)
            return found.date
    return None


_SHORT_STAMP = 9


_DATELINE = re.compile(r"^[^\d\n]{2,30}?,?[ ،(]*(?=\d)")


def _dateline(ground: Ground) -> dt.date | None:
    """سطيف 12 أوت 2024 — …: the day of writing at the head of the first paragraph."""
    line = ground.layout.first(structure.PARAGRAPH)
    lead = _DATELINE.match(line.text) if line else None
    if line is None or lead is None or len(lead.group().split()) > 3:
        return None
    for found in calendar.find_dates(line.text[:60]):
        after = line.text[found.end : found.end + 4].strip(" )")
        if (
            found.date is not None
            and found.start <= lead.end()
            and after.startswith(("—", "–", "-", ":", "/", "|"))
        ):
            return found.date
    return None


def _days(ground: Ground, meeting: MeetingWords | None) -> list[_Day]:
    days = []
    for line in ground.layout.lines:
        undated = line.role in (structure.STAMP, structure.FURNITURE, structure.BYLINE)
        if undated or not _may_hold_date(line.key):
            continue
        for found in _dates_in(line.text):
            at = line.start + found.start
            days.append(_Day(_moved(found, line.start), at, _score(ground, line, found, meeting)))
    return days


_FIRST_DAY = "فاتح"
_DATED = re.compile(rf"\d|{_FIRST_DAY}")


def _dates_in(text: str) -> list[calendar.ParsedDate]:
    """The dates of a line, looked for only around its numbers."""
    windows: list[tuple[int, int]] = []
    for number in _DATED.finditer(text):
        start, end = max(0, number.start() - _BESIDE), min(len(text), number.end() + _BESIDE)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return [_moved(found, start) for start, end in windows for found in calendar.find_dates(text[start:end])]


_BESIDE = 70


def _may_hold_date(key: str) -> bool:
    return has_digit(key) or _FIRST_DAY in key


def _moved(found: calendar.ParsedDate, by: int) -> calendar.ParsedDate:
    return calendar.ParsedDate(
        found.start + by,
        found.end + by,
        found.raw,
        found.day,
        found.month,
        found.year,
        found.weekday,
        found.calendar,
        found.time,
        found.problems,
    )


def _score(
    ground: Ground, line: structure.Line, found: calendar.ParsedDate, meeting: MeetingWords | None
) -> float:
    if found.day is None:
        return 0
    words = fold(line.text[max(0, found.start - 30) : found.start]).split()
    if found.calendar == calendar.HIJRI or not _WRITTEN.isdisjoint(words[-3:]):
        return 0
    if line.role == structure.BULLET and line.key.split(maxsplit=1)[0] not in _LABELS:
        return 0
    score = (
        3.0
        if line.role == structure.PARAGRAPH
        else 1.5
        if line.role in (structure.TITLE, structure.KICKER, structure.SUBTITLE)
        else 0.5
    )
    score += 1.5 if found.weekday is not None else 0
    score += 0.5 if found.year else 0
    if words and (
        words[-1] in _NOT_THE_DAY
        or (len(words) > 1 and words[-2] in _NOT_THE_DAY and words[-1] in ("يوم", "ايام"))
    ):
        score -= 8
    if words and not _HELD_THEN.isdisjoint(words[-2:]) and not _is_opening(ground, line):
        score -= 8
    if (
        meeting is not None
        and ground.doc.starts[meeting.start] >= line.start
        and ground.doc.starts[meeting.start] < line.end
    ):
        score += 1.5
    here = ground.doc.word_at(line.start + found.start)
    decided = any(
        hit.label.startswith("outcome:") and ground.doc.sentences[i] == ground.doc.sentences[here]
        for i in range(max(0, here - 30), here)
        for hit in ground.hits.at.get(i, ())
    )
    if decided and line.role == structure.PARAGRAPH:
        return 0
    return score - 0.0005 * (line.start + found.start)


def _is_opening(ground: Ground, line: structure.Line) -> bool:
    return line is ground.layout.first(structure.PARAGRAPH)


def _write(ground: Ground, day: _Day, stamp: dt.date | None, reading: Reading) -> None:
    found, fact, text = day.date, reading.date, ground.doc.text
    start, raw = _with_lead(text, found)
    fact.raw = raw
    fact.weekday = _weekday(text[start : found.end])
    fact.time = _time(text, start, found)
    span = (start, found.end)
    assert found.day is not None
    if calendar.IMPOSSIBLE_DAY in found.problems or calendar.IMPOSSIBLE_MONTH in found.problems:
        reading.ask("date", "contradiction", "date_impossible", {"raw": raw})
        reading.found("date", [span], "date_impossible", 0.3)
        return
    if found.date is not None:
        fact.iso = found.date.isoformat()
        reading.found("date", [span], "date_in_full", 0.97)
        if calendar.WEEKDAY_CONTRADICTS in found.problems:
            written = calendar.weekday_name(found.weekday) if found.weekday is not None else ""
            reading.ask(
                "date",
                "contradiction",
                "weekday_contradicts_date",
                {
                    "weekday": written,
                    "date": fact.iso,
                    "true_weekday": calendar.weekday_name(found.date.weekday()),
                },
            )
    elif found.month is not None:
        _without_year(found, stamp, span, reading)
    _hijri(ground, found, reading)
    _range(text, found, reading)


def _without_year(
    found: calendar.ParsedDate, stamp: dt.date | None, span: tuple[int, int], reading: Reading
) -> None:
    """Day and month alone; the page's stamp gives the year when the day lies just before it."""
    fact = reading.date
    year = _year_from(found, stamp)
    if year is not None and stamp is not None:
        fact.iso = dt.date(year, found.month or 1, found.day or 1).isoformat()
        reading.found("date", [span], "date_year_from_stamp", 0.85)
        reading.ask("date", "deduced", "year_from_stamp", {"date": fact.iso, "stamp": stamp.isoformat()})
        return
    fact.partial = f"--{found.month:02d}-{found.day:02d}"
    reading.found("date", [span], "date_without_year", 0.9)
    reading.ask("date", "incomplete", "date_without_year", {"partial": fact.partial, "raw": fact.raw or ""})


def _year_from(found: calendar.ParsedDate, stamp: dt.date | None) -> int | None:
    if stamp is None or found.month is None or found.day is None:
        return None
    for year in (stamp.year, stamp.year - 1):
        try:
            day = dt.date(year, found.month, found.day)
        except ValueError:
            continue
        if 0 <= (stamp - day).days <= _FARTHEST_STAMP and found.weekday in (None, day.weekday()):
            return year
    return None


_LEAD = re.compile(
    r"(?:(?:(?:في|خلال|بعد)[ ]+)?(?:أول[ ]+أمس|أمس|اليوم|يوم[ ]+أمس|يومه|يومي|يوم"
    r"|(?:مساء|صباح|زوال|عشية)(?:[ ]+يوم)?|ليلة)[ ]+)+$"
)


def _with_lead(text: str, found: calendar.ParsedDate) -> tuple[int, str]:
    """The date with the words that open it: مساء السبت 22 نونبر."""
    lead = _LEAD.search(text, max(0, found.start - 40), found.start)
    start = lead.start() if lead else found.start
    return start, text[start : found.end]


def _weekday(raw: str) -> str | None:
    for word in raw.split():
        number = calendar.weekday_of(word)
        if number is not None:
            return word.strip("،,")
    return None


def _time(text: str, start: int, found: calendar.ParsedDate) -> str | None:
    if found.time is not None:
        return found.time.strftime("%H:%M")
    before = fold(text[max(0, start - 25) : found.start]).split()
    for word in before[-4:]:
        if word in _TIME_KEYS or word == "مسا":
            return _TIME_KEYS.get(word, "مساء")
    return None


def _hijri(ground: Ground, found: calendar.ParsedDate, reading: Reading) -> None:
    opening = max(0, found.start - 60)
    if not has_digit(ground.doc.text[opening : found.start]):
        return
    for other in calendar.find_dates(ground.doc.text[opening : found.start]):
        if other.calendar == calendar.HIJRI and other.year and other.month and other.day:
            reading.date.hijri = f"{other.year:04d}-{other.month:02d}-{other.day:02d}"


_RANGE = re.compile(
    r"(?:يومي|أيام|من|ما بين)?[ ]{0,3}(\d{1,2})[ ]{0,3}(?:و|،|إلى|الى|-|–|حتى)[ ]{0,3}"
    r"(?:غاية[ ]{0,3})?(?:يوم[ ]{0,3})?(?:[^\W\d]+[ ]+)?$"
)


def _range(text: str, found: calendar.ParsedDate, reading: Reading) -> None:
    """يومي 12 و13 يناير 2024: the first day is the date, the last the end."""
    lead = _RANGE.search(text, max(0, found.start - 25), found.start)
    if (
        lead is None
        or found.date is None
        or found.day is None
        or (found.weekday is not None and "و" not in lead.group())
    ):
        return
    first = int(lead.group(1))
    if 0 < first < found.day:
        reading.date.end = found.date.isoformat()
        reading.date.iso = found.date.replace(day=first).isoformat()
        reading.date.raw = text[lead.start() : found.end].strip()


def _opens_text(ground: Ground, day: _Day) -> bool:
    """Whether a date stands in the headline or the first paragraph."""
    first = next((n for n in ground.body if ground.role_at[n] == structure.PARAGRAPH), None)
    if first is None:
        return True
    return ground.doc.lines[ground.doc.word_at(day.start)] <= ground.doc.lines[first]


def _relative(ground: Ground, stamp: dt.date | None, reading: Reading) -> bool:
    """أمس, اليوم or a weekday alone: only a stamp makes a date of it. Whether a day was told so."""
    doc, fact = ground.doc, reading.date
    for i in ground.body:
        if ground.role_at[i] != structure.PARAGRAPH:
            continue
        for words, back in _YESTERDAY.items():
            if doc.matches(i, words) and i + len(words) < doc.total:
                following = doc.keys[i + len(words)]
                weekday = calendar.weekday_of(following)
                if words == ("اليوم",) and weekday is None:
                    continue
                end = i + len(words) + (1 if weekday is not None else 0)
                _write_relative(ground, i, end, back, weekday, stamp, reading)
                return True
        weekday = calendar.weekday_of(doc.keys[i])
        if (
            weekday is not None
            and i
            and doc.keys[i - 1] in ("يوم", "يومه", "مسا", "صباح", "ليله", "زوال", "عشيه")
        ):
            fact.raw = doc.slice(i - 1, i + 1)
            fact.weekday = doc.slice(i, i + 1)
            reading.found("date", [doc.span(i - 1, i + 1)], "weekday_alone", 0.5)
            reading.ask("date", "incomplete", "weekday_alone", {"weekday": fact.weekday})
            return False
    return False


def _write_relative(
    ground: Ground, i: int, end: int, back: int, weekday: int | None, stamp: dt.date | None, reading: Reading
) -> None:
    doc, fact = ground.doc, reading.date
    fact.raw = doc.slice(i, end)
    fact.weekday = calendar.weekday_name(weekday) if weekday is not None else None
    day = stamp - dt.timedelta(days=back) if stamp else None
    if day is not None and weekday in (None, day.weekday()):
        fact.iso = day.isoformat()
        reading.found("date", [doc.span(i, end)], "day_from_stamp", 0.85)
        reading.ask("date", "deduced", "day_from_stamp", {"date": fact.iso})
    else:
        reading.found("date", [doc.span(i, end)], "relative_day", 0.4)
        reading.ask("date", "incomplete", "relative_day", {"raw": fact.raw})
