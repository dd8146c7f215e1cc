"""The ZIP of a person's data: one JSON, one CSV for each sort of rows, one PDF to read."""

import io
import json
import zipfile
from collections.abc import Sequence
from datetime import datetime

from liqaa.kit.privacy import Section
from liqaa.kit.sheets import csv_text
from liqaa.people.documents.paper import Heading, paper_of

LONGEST_CODE = 60


def archive_of(sections: Sequence[Section], *, heading: Heading, made_at: datetime) -> bytes:
    """The whole file. The same data at the same moment give the same bytes but for the PDF's own marks."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json_of(sections, heading=heading, made_at=made_at))
        for section in sections:
            archive.writestr(f"{section.key}.csv", csv_of(section))
        archive.writestr("data.pdf", paper_of(sections, heading=heading))
    return packed.getvalue()


def json_of(sections: Sequence[Section], *, heading: Heading, made_at: datetime) -> str:
    """Every section by its key, each row as an object by the names of the fields.

    Codes stand there as they are kept, the same in every language; ``words`` tells what each means.
    """
    told = {
        section.key: {
            "title": str(section.title),
            "labels": {key: str(label) for key, label in section.columns},
            "words": _words_of(section),
            "rows": [{**row, **codes} for row, codes in zip(_keyed(section), section.codes, strict=True)],
        }
        for section in sections
    }
    whole = {"of": heading.title, "made_at": made_at.isoformat(timespec="seconds"), "data": told}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _keyed(section: Section) -> list[dict[str, str]]:
    """Each row by the names of the fields."""
    return [dict(zip((key for key, _label in section.columns), row, strict=True)) for row in section.rows]


def _words_of(section: Section) -> dict[str, dict[str, str]]:
    """The word for each code, by the name of the field; what is no short code is told by its words alone."""
    words: dict[str, dict[str, str]] = {}
    for row, codes in zip(_keyed(section), section.codes, strict=True):
        for key, code in codes.items():
            if len(code) <= LONGEST_CODE:
                words.setdefault(key, {})[code] = row[key]
    return words


def csv_of(section: Section) -> str:
    """One section as a table with its labels above. Cells that would be formulas are neutralised."""
    return csv_text([[label for _key, label in section.columns], *section.rows])
