"""How sure the reader says it is, held against reports it was not measured on; what is unsure is asked."""

from dataclasses import asdict
from pathlib import Path

import pytest

from liqaa.reports.tests.judging import bands, judged
from liqaa.reports.tests.test_read_reports import FOLDER, REPORTS
from liqaa.reports.text.confidence import ASKED_BELOW, calibrate, field_of, measured, rows, tenth
from liqaa.reports.text.read import read_by_rules, read_report
from liqaa.reports.text.shapes import Finding, PersonFact, Reading
from scripts.calibrate import table

BOUND = 0.05
"""How far what is said may lie from what is seen, for findings of like confidence."""
ENOUGH = 20
"""Findings that make a share worth comparing."""


def test_on_reports_kept_out_of_the_measuring_the_surer_is_righter_and_each_band_keeps_its_word():
    told = [band for band in bands(judged(FOLDER / "held_out")) if band.n >= ENOUGH]
    observed = [band.observed for band in told]
    assert len(told) >= 2
    assert observed == sorted(set(observed), reverse=True)
    assert [band for band in told if abs(band.stated - band.observed) > BOUND] == []


def test_whatever_was_measured_as_too_unsure_is_asked_about():
    for path in REPORTS:
        reading = read_report(path.with_suffix(".txt").read_text(encoding="utf-8"))
        asked = {question.path for question in reading.questions}
        own = {(field, rule) for field, rule, _tenth in measured()}
        unsure = {
            finding.path
            for finding in reading.findings
            if finding.confidence < ASKED_BELOW and (field_of(finding.path), finding.rule) in own
        }
        assert unsure - asked == set()


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_measuring_changes_how_sure_a_finding_is_and_nothing_that_was_read(path):
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    ours, plain = asdict(read_report(text)), asdict(read_by_rules(text))
    for reading in (ours, plain):
        for finding in reading["findings"]:
            del finding["confidence"]
    asked = ours.pop("questions")
    already = plain.pop("questions")
    assert ours == plain
    assert asked[: len(already)] == already


def test_an_unsure_speaker_is_asked_about_once_by_name():
    reading = Reading("", attendees=[PersonFact("سعاد المثال")])
    reading.found("attendees.0", [], "spoke", 0.7)
    reading.found("attendees.0", [], "spoke", 0.7)
    calibrate(reading)
    assert [(one.path, one.message_code, one.values) for one in reading.questions] == [
        ("attendees.0", "present_or_mentioned", {"name": "سعاد المثال"})
    ]


def test_what_no_report_measured_keeps_the_rule_s_own_number():
    reading = Reading("", findings=[Finding("needs.0", [], "a_new_rule", 0.31)])
    calibrate(reading)
    assert (reading.findings[0].confidence, reading.questions) == (0.31, [])


@pytest.mark.parametrize(
    ("own", "lies_in"),
    [(0.0, "0.0"), (0.3, "0.3"), (0.675, "0.6"), (0.7, "0.7"), (0.88, "0.8"), (1.0, "0.9")],
)
def test_a_number_lies_in_its_tenth(own, lies_in):
    assert tenth(own) == lies_in


def test_nothing_is_certain():
    assert all(0 < sure < 1 for sure in measured().values())


@pytest.mark.reports
def test_the_table_says_what_the_script_measures_today(reports_dir):
    sets = (Path(reports_dir) / "dev", FOLDER / "tuning")
    today = rows(table([one for where in sets for one in judged(where, read_by_rules)]))
    kept = measured()
    assert {key for key, sure in today.items() if abs(kept.get(key, sure) - sure) > BOUND} == set()


@pytest.mark.reports
def test_the_founding_reports_are_asked_nothing_more(reports_dir):
    for path in sorted((Path(reports_dir) / "dev").glob("[a-z]*.txt")):
        text = path.read_text(encoding="utf-8")
        assert read_report(text).questions == read_by_rules(text).questions
