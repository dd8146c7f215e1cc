"""Correcting a record: pure decisions."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liqaa.reports.rules import kinds, record
from liqaa.reports.rules.marks import stretches
from liqaa.reports.rules.questions import open_questions


def _found() -> dict[str, Any]:
    return {
        "text": "ترأس إدريس المرنيسي لقاء",
        "title": "لقاء",
        "organisation": {"name": "حزب النهوض"},
        "chair": {"name": "إدريس المرنيسي", "office": "الأمين الجهوي"},
        "facilitators": [{"name": "ادريس المرنيسي", "office": None}, {"name": "سعاد بنحدو", "office": None}],
        "place": {"region": "فاس-مكناس"},
        "findings": [{"path": "chair", "spans": [[5, 19]], "confidence": 0.9}],
        "questions": [{"path": "place.region", "kind": "deduced"}, {"path": "chair", "kind": "unsure"}],
    }


def test_a_working_copy_leaves_the_text_with_the_reading_and_has_every_list() -> None:
    copy = record.working_copy(_found())
    assert "text" not in copy
    assert {section: copy[section] for section in record.LISTS if section != "facilitators"} == {
        section: [] for section in record.LISTS if section != "facilitators"
    }


def test_the_same_name_spelt_twice_is_one_person() -> None:
    names = {
        record.person_key(person["name"]) for _path, person in record.named(record.working_copy(_found()))
    }
    assert len(names) == 2


def test_replacing_adds_after_the_last_entry_and_not_further() -> None:
    copy = record.working_copy(_found())
    assert record.replaced(copy, "topics.0", "التنظيم")["topics"] == ["التنظيم"]
    with pytest.raises(record.NoSuchEntry):
        record.replaced(copy, "topics.1", "التنظيم")
    assert copy["topics"] == []


def test_a_person_moves_from_present_to_only_mentioned() -> None:
    moved = record.moved(record.working_copy(_found()), "facilitators.1", "mentioned")
    assert [row["name"] for row in moved["mentioned"]] == ["سعاد بنحدو"]
    assert [row["name"] for row in moved["facilitators"]] == ["ادريس المرنيسي"]


@pytest.mark.parametrize("path", ["nothing", "facilitators.9", "facilitators.x", "title.0.0", "chair.1"])
def test_a_path_that_names_nothing_is_no_entry(path: str) -> None:
    with pytest.raises(record.NoSuchEntry):
        record.entry(record.working_copy(_found()), path)


def test_a_meeting_is_of_every_kind_it_is_said_to_be() -> None:
    said = kinds.kinds_of("communication_meeting", "لقاء تنظيميا وتواصليا", "الأبواب المفتوحة")
    assert said == ["communication", "organisational", "open"]


def test_an_inspector_among_those_present_is_shown_as_one() -> None:
    assert kinds.role_of("attendees", "المفتش الإقليمي للحزب") == "inspector"
    assert kinds.role_of("attendees", "عضو المجلس الوطني") == "attendee"


@pytest.mark.parametrize(
    ("found", "ours"),
    [("حزب النهوض والمواطنة", True), ("النهوض والمواطنه", True), ("حزب آخر", False), (None, None)],
)
def test_a_report_is_ours_by_any_of_our_names(found: str | None, ours: bool | None) -> None:
    assert kinds.is_ours(found, ["حزب النهوض والمواطنة", "PNC"]) is ours


def test_questions_close_by_an_answer_or_by_a_correction() -> None:
    found = _found()
    copy = record.working_copy(found)
    assert [each.path for each in open_questions(found, copy)] == ["place.region", "chair"]
    answered = record.answered(copy, "place.region")
    assert [each.path for each in open_questions(found, answered)] == ["chair"]
    corrected = record.replaced(answered, "chair", {"name": "عمر بنيس"})
    assert open_questions(found, corrected) == []


def test_overlapping_findings_share_their_words() -> None:
    cut = stretches(
        "ترأس إدريس", [{"path": "chair", "spans": [[5, 10]]}, {"path": "title", "spans": [[0, 10]]}]
    )
    assert [(each.text, each.findings) for each in cut] == [
        ("ترأس ", ("title",)),
        ("إدريس", ("chair", "title")),
    ]


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)).map(list), max_size=6),
)
def test_stretches_always_give_the_text_back(text: str, spans: list[list[int]]) -> None:
    cut = stretches(text, [{"path": "x", "spans": spans}])
    assert "".join(each.text for each in cut) == text
