"""``liqaa read``: reports from files, folders, archives or standard input to a table or JSON.

No database, no Django.
"""

import argparse
import json
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path, PurePath

from liqaa.reports.text.read import read_report
from liqaa.reports.text.shapes import Reading
from liqaa.reports.text.sources import LARGEST_FILE, Unreadable, parcels, text_of

MESSAGES: dict[str, str] = {
    "empty": "لا نص فيه",
    "binary": "ليس ملفا نصيا",
    "too_big": "أكبر من المسموح به (5 ميغابايت، 200 ألف حرف)",
    "unknown_format": "صيغته غير معروفة (المقبول: txt، html، docx، odt، pdf، zip)",
    "damaged": "الملف معطوب",
    "bomb": "ينفك إلى أكثر بكثير مما يحمله تقرير، فلم يُفتح",
    "encrypted": "محمي بكلمة مرور",
    "scan": "صور بلا نص: مسح ضوئي لا حروف فيه",
    "nameless": "لا يقول الملف أي حروف رسم، فلا يُقرأ نصه",
    "too_many_pages": "أكثر من 60 صفحة",
    "too_many": "أكثر من 200 ملف في الأرشيف",
    "missing": "لا وجود لهذا الملف",
    "folder": "لا تقرير في هذا المجلد",
    "refused": "لا يُسمح بقراءته",
    "unwritable": "تعذرت الكتابة في مجلد النتائج",
    "repeated": "ملفان بالاسم نفسه: كُتب الأول فقط",
}
"""What is said for each way a file can fail."""

STANDARD_INPUT = "-"
HELP = "txt, html, docx, odt, pdf; a folder or a zip of them; - = standard input"


def main(argv: Sequence[str]) -> int:
    """Reads every file; 0 when all were read, 2 when one was not (the others are read all the same)."""
    options = _parser().parse_args(list(argv))
    out = Path(options.out) if options.out else None
    if out is not None and not _made(out):
        _complain(str(out), "unwritable")
        return 2
    failed = False
    written: set[str] = set()
    for name, found in _sources(options.files):
        code = found if isinstance(found, str) else _one(name, found, options.format, out, written)
        if code:
            _complain(name, code)
            failed = True
    return 2 if failed else 0


def _sources(names: Sequence[str]) -> Iterator[tuple[str, bytes | str]]:
    """Every report named, with its bytes, or the code of what went wrong; folders and archives opened."""
    for name in names:
        if name != STANDARD_INPUT and Path(name).is_dir():
            found = list(parcels.paths_in(Path(name)))
            yield from ((str(path), _bytes(str(path))) for path in found)
            if not found:
                yield name, "folder"
            continue
        data = _bytes(name)
        if isinstance(data, bytes) and parcels.is_parcel(name, data[:4]):
            yield from _parcel(name, data)
        else:
            yield name, data


def _parcel(name: str, data: bytes) -> Iterator[tuple[str, bytes | str]]:
    try:
        yield from ((f"{name}/{inside}", content) for inside, content in parcels.files_in(data))
    except Unreadable as error:
        yield name, error.code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="liqaa read", description="يقرأ تقارير الاجتماعات ويستخرج سجلها")
    parser.add_argument("files", nargs="+", metavar="FILE", help=HELP)
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument("--out", metavar="DIR", help="one ID.json per report in this folder")
    return parser


def _made(out: Path) -> bool:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return True


def _one(name: str, data: bytes, shape: str, out: Path | None, written: set[str]) -> str | None:
    """Reads one report; the code of what went wrong, or None."""
    if data[:4] == b"%PDF":
        _warm()
    try:
        reading = read_report(text_of(data, "-" if name == STANDARD_INPUT else name))
    except Unreadable as error:
        return error.code
    return _deliver(reading, name, shape, out, written)


@cache
def _warm() -> None:
    """Loads the reader's tables while the process that opens a PDF loads its library: half the wait."""
    threading.Thread(target=read_report, args=(_WARMING,), daemon=True).start()


_WARMING = "عقد المكتب لقاء بالرباط."


def _bytes(name: str) -> bytes | str:
    """The file's bytes, at most one more than is taken in; or the code of why it cannot be opened."""
    most = parcels.LARGEST_PARCEL if name.lower().endswith(".zip") else LARGEST_FILE
    try:
        if name == STANDARD_INPUT:
            return sys.stdin.buffer.read(most + 1)
        with Path(name).open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        return "missing"
    except OSError:
        return "refused"


def _deliver(reading: Reading, name: str, shape: str, out: Path | None, written: set[str]) -> str | None:
    if out is None:
        _print(reading, name, shape)
        return None
    stem = "stdin" if name == STANDARD_INPUT else PurePath(name).stem
    if stem in written:
        return "repeated"
    written.add(stem)
    try:
        (out / f"{stem}.json").write_text(_json(reading), encoding="utf-8")
    except OSError:
        return "unwritable"
    return None


def _json(reading: Reading) -> str:
    return json.dumps(reading.to_json(), ensure_ascii=False, indent=1) + "\n"


def _print(reading: Reading, name: str, shape: str) -> None:
    if shape == "json":
        _say(_json(reading))
        return
    from liqaa.reports.text.table import printed

    _say(printed(reading, name))


def _say(text: str) -> None:
    """Writes UTF-8 whatever the terminal's own encoding is."""
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    sys.stdout.flush()


def _complain(name: str, code: str) -> None:
    line = f"liqaa read: {name}: {MESSAGES.get(code, code)}\n"
    sys.stderr.buffer.write(line.encode("utf-8", errors="replace"))
    sys.stderr.flush()
