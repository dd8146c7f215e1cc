"""Calendars, read back by another program's library."""

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liqaa.meetings.text import ical
from liqaa.meetings.text.ical import Event

NOW = dt.datetime(2026, 2, 1, 9, 0, tzinfo=dt.UTC)
RABAT = ZoneInfo("Africa/Casablanca")


def event(**values):
    usual = {
        "uid": "meeting-1@example.ma",
        "start": dt.datetime(2026, 2, 1, 18, 0, tzinfo=RABAT),
        "end": dt.datetime(2026, 2, 1, 20, 0, tzinfo=RABAT),
        "summary": "دورة المجلس",
        "changed_at": NOW,
    }
    return Event(**(usual | values))


def read(*events, **options):
    return icalendar.Calendar.from_ical(ical.calendar(events, **options))


def test_what_is_written_is_read_back():
    told = event(
        summary="دورة المجلس الإقليمي; عادية, أولى",
        description="السطر الأول\nالسطر الثاني \\ آخره",
        location="المقر، مكناس",
        sequence=3,
        url="https://liqaa.example.ma/meetings/1/",
        organiser='الأمانة "الإقليمية"',
        remind=dt.timedelta(hours=3),
    )
    kept = read(told, method="PUBLISH", zone="Africa/Casablanca", home="https://liqaa.example.ma")
    (entry,) = kept.walk("VEVENT")
    assert (kept["VERSION"], kept["METHOD"], kept["X-WR-TIMEZONE"]) == ("2.0", "PUBLISH", "Africa/Casablanca")
    assert entry["SUMMARY"] == told.summary
    assert entry["DESCRIPTION"] == told.description
    assert entry["LOCATION"] == told.location
    assert (entry["UID"], entry["SEQUENCE"], entry["STATUS"]) == (told.uid, 3, "CONFIRMED")
    assert entry["ORGANIZER"].params["CN"] == "الأمانة 'الإقليمية'"
    assert entry.walk("VALARM")[0]["TRIGGER"].dt == dt.timedelta(hours=-3)


@pytest.mark.parametrize(
    ("day", "hour_in_utc"),
    [(dt.date(2026, 2, 1), 17), (dt.date(2026, 3, 1), 18), (dt.date(2026, 4, 1), 17)],
    ids=["before Ramadan", "in Ramadan", "after it"],
)
def test_six_in_the_evening_is_an_instant_whatever_the_clocks_do(day, hour_in_utc):
    start = dt.datetime.combine(day, dt.time(18), RABAT)
    (entry,) = read(event(start=start, end=start + ical_length())).walk("VEVENT")
    assert entry["DTSTART"].dt == dt.datetime.combine(day, dt.time(hour_in_utc), dt.UTC)
    assert entry["DTEND"].dt - entry["DTSTART"].dt == ical_length()


def ical_length():
    return dt.timedelta(hours=2)


def test_a_meeting_without_an_hour_takes_whole_days():
    (entry,) = read(event(start=dt.date(2026, 3, 7), end=dt.date(2026, 3, 9))).walk("VEVENT")
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (dt.date(2026, 3, 7), dt.date(2026, 3, 9))


def test_a_cancelled_one_says_so_and_reminds_nobody():
    kept = read(event(cancelled=True, remind=dt.timedelta(hours=1)), method="CANCEL")
    assert kept["METHOD"] == "CANCEL"
    assert [(each["STATUS"], each.walk("VALARM")) for each in kept.walk("VEVENT")] == [("CANCELLED", [])]


def test_a_moment_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        ical.calendar([event(start=dt.datetime(2026, 2, 1, 18), end=dt.datetime(2026, 2, 1, 20))])  # noqa: DTZ001


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300)


@given(summary=WORDS, description=st.lists(WORDS, max_size=4).map("\n".join), name=WORDS)
def test_any_words_come_back_and_no_line_is_longer_than_allowed(summary, description, name):
    written = ical.calendar(
        [event(summary=summary, description=description, organiser=name)], name=name, home="x:y"
    )
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    (entry,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert str(entry["SUMMARY"]) == summary
    assert str(entry.get("DESCRIPTION", "")) == description
