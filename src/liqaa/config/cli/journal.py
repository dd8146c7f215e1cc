"""``liqaa journal verify``: every line of the journal must still be what, and where, it was sealed.

Exit status 0 when it is so, 1 on any fault, 2 when it cannot be checked. ``liqaa journal anchor`` seals what
waits and writes the head of the chain into the file of anchors.
"""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from liqaa.config.cli.installation import joined
from liqaa.config.home import data_home
from liqaa.config.launcher.faults import CannotRun

if TYPE_CHECKING:
    from liqaa.journal.verifying import Report

SAID = {
    "changed": "سطر غُيّر — changed",
    "removed": "سطر حُذف — removed",
    "reordered": "سطر نُقل من مكانه — moved from its place",
    "inserted": "سطر أُدخل — inserted",
    "truncated": "قُطع آخر السلسلة — the end of the chain is cut off from here",
    "rewritten": "السلسلة أُعيدت كتابتها — rewritten: not what the anchor says, here or before",
    "anchors": "ملف المراسي تغيّر — the file of anchors was changed before this anchor",
}
MOST_TOLD = 20


def run(arguments: list[str]) -> int:
    """Verify or anchor. Works while the server runs. Raises CannotRun."""
    parser = argparse.ArgumentParser("liqaa journal", description=__doc__)
    parser.add_argument("what", choices=["verify", "anchor"])
    parser.add_argument(
        "--anchors", type=Path, metavar="FILE", help="default: anchors/journal.txt in the data folder"
    )
    parser.add_argument("--json", action="store_true", help="tell it as JSON")
    options = parser.parse_args(arguments)
    if options.anchors and options.what == "verify" and not options.anchors.is_file():
        raise CannotRun(f"لا يوجد هذا الملف — there is no such file: {options.anchors}")
    with joined(data_home()) as installation:
        from django.db import DatabaseError

        from liqaa.journal import anchors

        file = options.anchors or installation.home / anchors.NAME
        try:
            return _verify(file, as_json=options.json) if options.what == "verify" else _anchor(file)
        except DatabaseError as problem:
            raise CannotRun(f"تعذرت قراءة السجل — cannot read the journal: {problem}") from None


def _verify(file: Path, *, as_json: bool) -> int:
    from django.utils import timezone

    from liqaa.journal import anchors, keeping
    from liqaa.journal.verifying import verify

    try:
        known = anchors.known(file)
    except (OSError, ValueError) as problem:
        raise CannotRun(f"ليس ملف مراس — not a file of anchors: {file} ({problem})") from None
    report = verify(anchors=known)
    keeping.keep(report, at=timezone.now())
    told = as_told(report, file)
    print(json.dumps(told, ensure_ascii=False, indent=2) if as_json else in_words(report, told))
    return 0 if report.ok else 1


def _anchor(file: Path) -> int:
    from django.utils import timezone

    from liqaa.journal import keeping
    from liqaa.journal.sealing import Sealer

    Sealer().seal_all(at=timezone.now())
    try:
        written = keeping.anchor(file, at=timezone.now())
    except (OSError, ValueError) as problem:
        raise CannotRun(f"تعذرت كتابة المرساة — cannot anchor in {file}: {problem}") from None
    print(written or "المرساة مكتوبة من قبل — anchored already")
    return 0


def as_told(report: "Report", file: Path) -> dict[str, object]:
    """What was found, for a program to read."""
    from django.utils import timezone

    oldest = report.oldest_unsealed
    age = max((timezone.now() - oldest).total_seconds(), 0.0) if oldest else 0.0
    return {
        "ok": report.ok,
        "lines": report.lines,
        "head": {"position": report.head, "hash": report.digest.hex()},
        "anchors": {"file": str(file), "compared": report.anchors},
        "fault_count": report.fault_count,
        "faults": [
            {"position": each.position, "kind": each.kind, "entry": each.entry} for each in report.faults
        ],
        "unsealed": {"count": report.unsealed, "oldest_seconds": round(age, 1)},
        "seconds": round(report.seconds, 3),
    }


def in_words(report: "Report", told: dict[str, object]) -> str:
    """What was found, for a person to read."""
    tail = told["unsealed"]
    assert isinstance(tail, dict)
    rate = report.lines / report.seconds if report.seconds else 0
    lines = [f"السطور المختومة — sealed lines: {report.lines} ({rate:,.0f}/s)"]
    lines += [f"المراسي — anchors compared: {report.anchors}" + ("" if report.anchors else " (!)")]
    age = f" (أقدمها — oldest: {tail['oldest_seconds']} s)" if report.unsealed else ""
    lines += [f"سطور تنتظر الختم — lines waiting for their seal: {report.unsealed}{age}"]
    for each in report.faults[:MOST_TOLD]:
        entry = f" (#{each.entry})" if each.entry is not None else ""
        lines.append(f"  {each.position}: {SAID[each.kind]}{entry}")
    if report.fault_count > MOST_TOLD:
        lines.append(f"  … {report.fault_count - MOST_TOLD} +")
    lines.append(
        "السجل سليم — the journal is whole" if report.ok else "السجل غير سليم — the journal is NOT whole"
    )
    return "\n".join(lines)
