"""Sample reports: told of a Sunday that is over, each read as its own organisation's."""

from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liqaa.reports.text.read import read_report
from liqaa.reports.text.samples import DATE, dated, last_sunday, sunday_of

SAMPLES = sorted((files("liqaa.reports") / "samples").iterdir(), key=str)
SUNDAY = date(2026, 11, 15)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_last_sunday_is_over_and_less_than_eight_days_back(today):
    sunday = last_sunday(today)
    assert sunday.isoweekday() == 7
    assert timedelta(0) < today - sunday <= timedelta(7)


def test_on_a_sunday_the_one_before_is_told_of():
    assert (sunday_of(SUNDAY), last_sunday(SUNDAY)) == (SUNDAY, date(2026, 11, 8))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda each: each.name)
def test_a_sample_carries_no_day_of_its_own_and_is_read_on_the_day_it_is_given(sample):
    text = sample.read_text("utf-8")
    assert text.count(DATE) == 1
    assert "يوم الأحد 15 نونبر 2026" in dated(text, SUNDAY)
    read = read_report(dated(text, SUNDAY)).to_json()
    assert read["date"]["iso"] == "2026-11-15"
