"""Dates in words: read as Moroccans write them, and printed so."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liqaa.kit import calendar


def _numbers(text):
    return [(date.day, date.month, date.year) for date in calendar.find_dates(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("اليوم الأحد 24 نونبر 2024 بالمقر", (24, 11, 2024)),
        ("يوم الأحد فاتح دجنبر 2024", (1, 12, 2024)),
        ("2024 دجنبر 3 - تم تعديله", (3, 12, 2024)),
        ("٢٤ نوفمبر ٢٠٢٤", (24, 11, 2024)),
        ("20 أوت 2023", (20, 8, 2023)),
        ("3 تشرين الثاني 2022", (3, 11, 2022)),
        ("15 جويلية 2021", (15, 7, 2021)),
        ("15 يوليوز 2021", (15, 7, 2021)),
        ("30 أغسطس من سنة 2024", (30, 8, 2024)),
        ("الثاني من ماي 2025", (2, 5, 2025)),
        ("dimanche 1er décembre 2024", (1, 12, 2024)),
        ("November 24, 2024", (24, 11, 2024)),
        ("بتاريخ 24/11/2024", (24, 11, 2024)),
        ("24-11-24", (24, 11, 2024)),
        ("2024-11-24", (24, 11, 2024)),
        ("24 نونبر", (24, 11, None)),
        ("خلال شهر نونبر 2024", (None, 11, 2024)),
    ],
)
def test_a_date_is_read_in_every_usage(text, found):
    assert _numbers(text) == [found]


@pytest.mark.parametrize("text", ["", "شهر نونبر المقبل", "رمضان كريم", "05-35-12-34-56", "1/2", "3 جماعات"])
def test_what_is_no_date_gives_none(text):
    assert calendar.parse_date(text) is None


def test_a_date_knows_its_words_and_its_day():
    text = "نظمت، اليوم الأحد 24 نونبر 2024 بالمقر"
    date = calendar.parse_date(text)
    assert text[date.start : date.end] == date.raw == "الأحد 24 نونبر 2024"
    assert date.date == dt.date(2024, 11, 24)
    assert date.weekday == 6
    assert date.problems == ()


def test_two_days_of_one_month_are_two_dates():
    assert _numbers("يومي 24 و25 نونبر 2024") == [(24, 11, 2024), (25, 11, 2024)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31 نونبر 2024", calendar.IMPOSSIBLE_DAY),
        ("29 فبراير 2023", calendar.IMPOSSIBLE_DAY),
        ("31/02/2024", calendar.IMPOSSIBLE_DAY),
        ("12/13/2024", calendar.IMPOSSIBLE_MONTH),
        ("الاثنين 24 نونبر 2024", calendar.WEEKDAY_CONTRADICTS),
    ],
)
def test_what_is_wrong_with_a_date_is_said_and_its_numbers_are_kept(text, problem):
    date = calendar.parse_date(text)
    assert date.problems == (problem,)
    assert date.day is not None
    assert (date.date is None) == (problem != calendar.WEEKDAY_CONTRADICTS)


def test_february_29_without_a_year_is_possible():
    assert calendar.parse_date("29 فبراير").problems == ()


def test_a_hijri_date_is_recognised_and_not_converted():
    hijri, gregorian = calendar.find_dates("25 شعبان 1446 هـ الموافق 24 فبراير 2025")
    assert (hijri.calendar, hijri.day, hijri.month, hijri.year) == (calendar.HIJRI, 25, 8, 1446)
    assert hijri.date is None
    assert hijri.raw.startswith("25 شعبان 1446")
    assert gregorian.date == dt.date(2025, 2, 24)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("على الساعة الرابعة والنصف بعد الزوال", dt.time(16, 30)),
        ("على الساعة العاشرة صباحا", dt.time(10)),
        ("الساعة الحادية عشرة صباحا", dt.time(11)),
        ("الساعة 18:30", dt.time(18, 30)),
        ("الساعة السادسة مساءً", dt.time(18)),
        ("à 18h30", dt.time(18, 30)),
    ],
)
def test_an_hour_is_read(text, time):
    assert [found.time for found in calendar.find_times(text)] == [time]


def test_the_hour_beside_a_date_goes_with_it_and_one_in_the_next_sentence_does_not():
    assert calendar.parse_date("السبت 5 أكتوبر على الساعة الرابعة بعد الزوال").time == dt.time(16)
    assert calendar.parse_date("السبت 5 أكتوبر. على الساعة الرابعة بعد الزوال").time is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "الأحد 1 دجنبر 2024"),
        ("fr", "dimanche 1er décembre 2024"),
        ("en", "Sunday 1 December 2024"),
    ],
)
def test_a_date_is_printed_in_moroccan_usage(language, words):
    assert calendar.format_date(dt.date(2024, 12, 1), language) == words


def test_month_names_follow_the_country():
    assert [calendar.month_name(8, country=country) for country in ("ma", "dz", "tn", "eg", "sy")] == [
        "غشت",
        "أوت",
        "أوت",
        "أغسطس",
        "آب",
    ]
    assert calendar.month_of("ﻏﺸﺖ") == 8
    assert calendar.weekday_of("الإثنين") == 0


@given(
    st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from(["ar", "fr", "en"]),
    st.sampled_from(["ma", "dz", "eg", "sy"]),
)
def test_what_is_printed_is_read_back(date, language, country):
    text = f"في {calendar.format_date(date, language, country=country)} بفاس"
    assert [found.date for found in calendar.find_dates(text)] == [date]
    assert calendar.find_dates(text)[0].problems == ()


@given(st.text(alphabet="0123456789 /-.نوبرفاتح2024الأحد\n", max_size=80))
def test_any_text_is_read_without_an_error_and_spans_hold_their_words(text):
    for date in calendar.find_dates(text):
        assert text[date.start : date.end] == date.raw
