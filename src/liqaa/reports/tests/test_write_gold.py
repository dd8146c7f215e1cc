"""The hand-made records of the development reports, written as news and read back."""

import json
from collections import defaultdict

import pytest

from liqaa.reports.tests.test_read_score import scorer
from liqaa.reports.tests.test_write_meetings import scores
from liqaa.reports.text.read import read_report
from liqaa.reports.text.write import (
    Body,
    Day,
    Group,
    Meeting,
    Need,
    NewsRecord,
    Outcome,
    Person,
    Place,
    Text,
    Topic,
    write_news,
)
from liqaa.reports.text.write.agreement import gender_of
from liqaa.territory.text import gazetteer

KINDS = {
    "communication_meeting": "communication",
    "organisational_meeting": "organisational",
    "executive_meeting": "executive",
    "council_session": "council",
    "congress": "congress",
    "general_assembly": "assembly",
    "founding_assembly": "founding",
    "seminar": "seminar",
    "field_visit": "field_visit",
}
WOMEN = ("مريم", "موني", "فوزية", "ماديحة", "سعيدة", "حليمة", "مجدولين", "مرية", "نعيمة", "زينب", "عائشة")


def text(key, words):
    return Text(id=key, text=words) if words else None


def person(key, entry):
    """Somebody of the gold; capacities are parted where و opens another office."""
    if entry is None:
        return None
    if isinstance(entry, str):
        return Body(id=key, name=entry)
    gender = "f" if entry["name"].split()[0] in WOMEN else "m"
    return Person(
        id=key, name=entry["name"], gender=gender, capacities=tuple(one for one in (entry["office"],) if one)
    )


def day(fact):
    import datetime as dt

    if fact["iso"]:
        return Day(id="day", on=dt.date.fromisoformat(fact["iso"]))
    return Day(id="day", written=fact["raw"]) if fact["raw"] else None


def place(fact):
    codes, table = fact["hcp_codes"], gazetteer()
    named = [table.by_code(code) for code in codes.get("commune", "").split("|") if code]
    province = table.by_code(codes["province"]) if "province" in codes else None
    return Place(
        id="place",
        communes=tuple(one.name_ar for one in named),
        province=province.name_ar if province else "",
        province_kind=province.kind if province else "province",
        region=fact["region"] or "",
        codes=tuple(codes.items()),
    )


def record_of(gold) -> NewsRecord:
    """A gold record as the writer takes it; optional outcomes are left out, as they may be in a record."""
    people = {
        field: tuple(person(f"{field}-{number}", one) for number, one in enumerate(gold[field]))
        for field in ("facilitators", "attendees", "elected_or_appointed")
    }
    organisation = gold["organisation"]
    return NewsRecord(
        title=text("title", gold["title"]),
        organisation=Body(id="organisation", name=organisation["name"]),
        organiser=Body(id="organiser", name=organisation["body"]) if organisation["body"] else None,
        supervisor=person("supervisor", gold["supervision"]),
        slogan=text("slogan", gold["slogan"]),
        meeting=Meeting(id="meeting", kinds=(KINDS[gold["meeting"]["type"]],)),
        day=day(gold["date"]),
        venue=text("venue", gold["place"]["venue"]),
        place=place(gold["place"]),
        chair=person("chair", gold["chair"]),
        host=person("host", gold["host"]),
        facilitators=people["facilitators"],
        attendees=people["attendees"],
        elected=people["elected_or_appointed"],
        groups=tuple(Group(id=f"group-{n}", label=one) for n, one in enumerate(gold["attendee_groups"])),
        topics=tuple(Topic(id=f"topic-{n}", text=one) for n, one in enumerate(gold["topics"])),
        needs=tuple(
            Need(id=f"need-{n}", sector=one["sector"], text=one["text"])
            for n, one in enumerate(gold["needs"])
        ),
        outcomes=tuple(
            Outcome(id=f"outcome-{n}", kind=one["kind"], text=one["text"])
            for n, one in enumerate(gold["outcomes"])
            if not one["kind"].endswith("_optional")
        ),
    )


@pytest.mark.reports
def test_the_gold_records_written_as_news_read_back(reports_dir):
    score = scorer(reports_dir)
    tallies = defaultdict(score.Tally)
    for file in sorted((reports_dir / "dev").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))["gold"]
        score.score_one(gold, read_report(write_news(record_of(gold)).plain).to_json(), tallies)
    found = scores(tallies)
    assert sum(found.values()) / len(found) >= 0.97


def test_a_noun_tells_its_gender():
    assert [gender_of(one) for one in ("الأمانة الإقليمية", "المكتب السياسي", "لقاء تواصلي")] == [
        "f",
        "m",
        "m",
    ]
