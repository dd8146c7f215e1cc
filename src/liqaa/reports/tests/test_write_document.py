"""``docs/writing.md`` holds what the writer writes today, and names only tests that exist."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from liqaa.reports.tests.test_write_meetings import Generator
from liqaa.reports.text.read import read_report
from liqaa.reports.text.write import (
    Body,
    Day,
    Fact,
    Meeting,
    NewsRecord,
    Person,
    Place,
    differences,
    write_news,
)

ROOT = Path(__file__).parents[4]
DOCUMENT = ROOT / "docs/writing.md"
KINDS = (
    "communication", "executive", "council", "congress", "assembly", "founding", "seminar", "field_visit",
    "protest", "open",
)  # fmt: skip
AFTERWARDS = ("interventions", "needs", "achievements", "elected", "outcomes", "closing")
FIRST_SEED = 77_000


def records() -> Iterator[NewsRecord]:
    """Ten meetings of as many kinds; the last is still to come."""
    for number, kind in enumerate(KINDS):
        record = Generator(FIRST_SEED + number).meeting(kind)
        if number == len(KINDS) - 1:
            planned = replace(record.meeting, status="planned")
            gone = {name: None if name == "closing" else () for name in AFTERWARDS}
            record = replace(record, meeting=planned, **gone)
        yield record


def texts() -> str:
    """The ten texts with their records, as the document shows them."""
    parts = []
    for number, record in enumerate(records(), 1):
        news = write_news(record)
        assert differences(record, read_report(news.plain)) == []
        rows = [
            f"| {field.name} | {' · '.join(told)} |"
            for field in fields(record)
            if (told := [words(one) for one in several(getattr(record, field.name))])
        ]
        parts.append("\n".join([f"### {number}", "", "| field | record |", "|---|---|", *rows, ""]))
        parts.append("\n".join(f"> {line}".rstrip() for line in news.plain.strip().splitlines()) + "\n")
    return "\n".join(parts)


def several(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def words(fact: object) -> str:
    assert isinstance(fact, Fact)
    match fact:
        case Person():
            return "، ".join(
                [f"{fact.name} ({fact.gender})", *filter(None, [fact.honorific]), *fact.capacities]
            )
        case Body():
            return fact.name
        case Meeting():
            return f"{', '.join(fact.kinds)} ({fact.status})"
        case Day():
            return " ".join(str(one) for one in (fact.on, fact.at) if one)
        case Place():
            return "، ".join([*fact.communes, fact.province, fact.region])
    told = [
        str(getattr(fact, name))
        for name in ("kind", "sector", "text", "label", "count")
        if getattr(fact, name, "")
    ]
    speakers = [one.name for one in getattr(fact, "speakers", ())]
    return ": ".join([*speakers, *told])


def test_the_document_shows_what_the_writer_writes() -> None:
    _, _, shown = DOCUMENT.read_text("utf-8").partition("## Ten texts\n")
    assert shown.strip().endswith(texts().strip())


def test_every_line_of_the_checklist_names_a_test_that_exists() -> None:
    checklist = DOCUMENT.read_text("utf-8").partition("## Checklist of agreement\n")[2].partition("\n## ")[0]
    named = re.findall(r"`(test_\w+)`", checklist)
    assert len(named) >= 20
    here = Path(__file__).parent
    kept = "\n".join(each.read_text("utf-8") for each in here.glob("test_write_*.py"))
    assert [each for each in named if f"def {each}(" not in kept] == []
