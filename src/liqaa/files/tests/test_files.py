"""A file is what its content says, is kept once, and comes back harmless."""

import io
import stat
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import FileResponse, Http404

from liqaa.access.actions import create_account
from liqaa.access.models import Account
from liqaa.files.actions import clean_name, store
from liqaa.files.documents import response_for
from liqaa.files.models import StoredFile
from liqaa.files.queries import path_of, read
from liqaa.files.rules import LARGEST, recognise
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.refusals import Refused

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PDF = b"%PDF-1.7\n..."
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def archive(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return content.getvalue()


def office(part: str, **more: bytes) -> bytes:
    return archive(**{"[Content_Types]_xml": b"<Types/>", part: b"<x/>", **more})


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PDF, "application/pdf"),
        (b"\x89PNG\r\n\x1a\n0000", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a..", "image/gif"),
        (b"RIFF0000WEBPVP8 ", "image/webp"),
        (office("word__document_xml"), WORD),
        (office("xl__workbook_xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (
            archive(mimetype=b"application/vnd.oasis.opendocument.text"),
            "application/vnd.oasis.opendocument.text",
        ),
        ("محضر اجتماع\r\n".encode(), "text/plain"),
        (b"\xef\xbb\xbfa", "text/plain"),
        (b"", None),
        (b" \n ", None),
        (b"a\x00b", None),
        (b"\xc7\xe1\xd3", None),
        (b"MZ\x90\x00", None),
        (b"PK\x03\x04broken", None),
        (archive(anything=b"x"), None),
        (archive(mimetype=b"application/zip"), None),
        (archive(mimetype=b"x" * 1000), None),
        (office("word__document_xml", **{"word__vbaProject.bin": b"x"}), None),
    ],
    ids=lambda value: value or "nothing" if not isinstance(value, bytes) else "bytes",
)
def test_content_says_what_a_file_is(content: bytes, media_type: str | None) -> None:
    assert recognise(content) == media_type


@pytest.mark.parametrize(
    ("name", "ending", "kept"),
    [
        ("محضر اللقاء.PDF", "pdf", "محضر اللقاء.PDF"),
        ("../../etc/passwd", "txt", "passwd.txt"),
        ("C:\\x\\تقرير.exe", "pdf", "تقرير.exe.pdf"),
        ("fdp\u202e.exe", "txt", "fdp.exe.txt"),
        (".pdf", "pdf", "pdf.pdf"),
        ("", "png", "file.png"),
        ("صورة.jpeg", "jpg", "صورة.jpeg"),
        ("ا" * 500 + ".pdf", "pdf", "ا" * 196 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_what_misleads(name: str, ending: str, kept: str) -> None:
    assert clean_name(name, ending) == kept


@pytest.fixture
def amina(db: None, settings: object, tmp_path: Path) -> Account:
    settings.MEDIA_ROOT = tmp_path / "files"
    return create_account(email="amina@example.ma", name="أمينة", by=SYSTEM, at=NOW)


def hand_in(account: Account, content: bytes, name: str = "محضر.pdf") -> StoredFile:
    return store(upload=SimpleUploadedFile(name, content), by=account, at=NOW)


def handed_out(stored: StoredFile, account: Account) -> FileResponse:
    return response_for(stored, of=stored, place="ma/03/591", by=account, at=NOW)


def test_equal_content_is_kept_once_and_privately(amina: Account) -> None:
    first, second = hand_in(amina, PDF), hand_in(amina, PDF, "نسخة.pdf")
    assert (path_of(first), first.name, second.name) == (path_of(second), "محضر.pdf", "نسخة.pdf")
    assert stat.S_IMODE(path_of(first).stat().st_mode) == 0o600
    assert path_of(first).parent.parent.name == first.sha256[:2]
    assert [each.name for each in path_of(first).parent.iterdir()] == [first.sha256]
    with read(first) as stream:
        assert stream.read() == PDF


@pytest.mark.parametrize(
    "content", [b"", b"MZ\x90\x00", b"%PDF-" + bytes(LARGEST)], ids=["empty", "a program", "too large"]
)
def test_what_is_not_taken_leaves_nothing(amina: Account, content: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        hand_in(amina, content)
    assert (refusal.value.field, StoredFile.objects.count()) == ("file", 0)


def test_a_file_comes_back_under_its_arabic_name_and_locked(amina: Account) -> None:
    response = handed_out(hand_in(amina, PDF), amina)
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''%D9%85%D8%AD%D8%B6%D8%B1.pdf"
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert "sandbox" in response["Content-Security-Policy"]
    response.close()


def test_every_file_is_a_download_that_nobody_keeps(amina: Account) -> None:
    handed = ((PDF, "محضر.pdf"), ("نص".encode(), "نص.txt"), (b"<svg onload='x()'/>", "x.svg"))
    answers = [handed_out(hand_in(amina, content, name), amina) for content, name in handed]
    heads = {
        (each["Content-Disposition"].split(";")[0], each["Cache-Control"], each["X-Content-Type-Options"])
        for each in answers
    }
    for each in answers:
        each.close()
    assert heads == {("attachment", "no-store", "nosniff")}


def test_missing_bytes_are_not_found(amina: Account) -> None:
    stored = hand_in(amina, PDF)
    path_of(stored).unlink()
    with pytest.raises(Http404):
        handed_out(stored, amina)


def test_who_takes_a_file_out_is_written_down_on_the_record_that_holds_it(amina: Account) -> None:
    stored = hand_in(amina, PDF)
    reader = create_account(email="reader@example.ma", name="قارئ", by=SYSTEM, at=NOW)
    answers = [handed_out(stored, account) for account in (amina, reader)]
    lines = Entry.objects.filter(verb="files.hand_out")
    kept = lines.values_list("actor", "subject_kind", "subject_id", "place", "fields")
    assert list(kept) == [
        (str(reader.pk), "liqaa_files.storedfile", str(stored.pk), "ma/03/591", ["file"]),
    ]
    for each in answers:
        each.close()


def test_a_file_that_is_not_there_leaves_no_line(amina: Account) -> None:
    stored = hand_in(amina, PDF)
    path_of(stored).unlink()
    with pytest.raises(Http404):
        handed_out(stored, amina)
    assert not Entry.objects.filter(verb="files.hand_out").exists()
