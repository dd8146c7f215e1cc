"""Files to text, and the command: what is accepted, what is refused and how it is said."""

import io
import json
import subprocess
import sys
import zipfile

import docx
import pytest

from liqaa.reports.text.command import main
from liqaa.reports.text.sources import LARGEST_FILE, LONGEST_TEXT, Unreadable, text_of

SENTENCE = "عقد حزب الأفق الجديد لقاء تواصليا بميدلت يوم السبت 3 ماي 2025."


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(Unreadable) as caught:
        text_of(data, name)
    return caught.value.code


def outcome(data: bytes, name: str) -> str:
    """``read``, or the code of the refusal."""
    try:
        text_of(data, name)
    except Unreadable as error:
        return error.code
    return "read"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_plain_text_is_read_in_its_encoding(encoding):
    assert text_of(SENTENCE.encode(encoding), "report.txt") == SENTENCE


def test_nul_and_bidi_controls_are_taken_out():
    assert text_of(f"\u202b{SENTENCE}\x00\u202c".encode(), "-") == SENTENCE


def test_a_page_gives_its_article_without_scripts_and_menus():
    page = (
        "<html><head><script>var x='سري';</script></head><body><nav>الرئيسية</nav><article><h1>عنوان</h1>"
        f"<p>{SENTENCE}</p><ul><li>قرار أول</li></ul><p>{'كلام كثير ' * 30}</p>"
        "</article><footer>حقوق</footer></body></html>"
    )
    text = text_of(page.encode(), "page.html")
    assert text.splitlines()[0] == "عنوان"
    assert "• قرار أول" in text.splitlines()
    assert not any(word in text for word in ("سري", "الرئيسية", "حقوق"))


def test_a_word_document_gives_its_paragraphs_and_marks_its_lists():
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    document.add_paragraph("قرار أول", style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    assert text_of(out.getvalue(), "report.docx") == f"{SENTENCE}\n• قرار أول"


def test_each_refusal_has_its_code():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("other.xml", "x")
    assert refusal(b"", "a.txt") == "empty"
    assert refusal(b" \n\x00", "a.txt") == "empty"
    assert refusal(bytes(range(256)) * 20, "a.txt") == "binary"
    assert refusal(b"%PDF-1.7 \x00\x01", "a.pdf") == "damaged"
    assert refusal(b"plain words", "a.xyz") == "unknown_format"
    assert refusal(b"PK\x03\x04broken", "a.docx") == "damaged"
    assert refusal(archive.getvalue(), "a.docx") == "unknown_format"
    assert refusal(b"a" * (LARGEST_FILE + 1), "a.txt") == "too_big"
    assert refusal(b"a" * (LONGEST_TEXT + 1), "a.txt") == "too_big"


def test_deeply_nested_pages_are_read_or_refused_but_never_crash():
    page = "<html><body>" + "<div>" * 20_000 + SENTENCE + "</div>" * 20_000
    assert outcome(page.encode(), "page.html") in {"read", "damaged", "empty"}


def test_the_command_writes_one_file_a_report_and_reads_on_after_a_bad_one(tmp_path, capfdbinary):
    good, bad, out = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "out"
    good.write_text(SENTENCE, encoding="utf-8")
    bad.write_bytes(b"")
    assert main([str(bad), str(good), str(tmp_path / "none.txt"), "--out", str(out)]) == 2
    reading = json.loads((out / "good.json").read_text(encoding="utf-8"))
    assert reading["date"]["iso"] == "2025-05-03"
    assert [path.name for path in out.iterdir()] == ["good.json"]
    complaints = capfdbinary.readouterr().err.decode().splitlines()
    assert complaints == [
        f"liqaa read: {bad}: لا نص فيه",
        f"liqaa read: {tmp_path / 'none.txt'}: لا وجود لهذا الملف",
    ]


def test_the_command_prints_json_and_a_table(tmp_path, capfdbinary):
    file = tmp_path / "good.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    assert main([str(file), "--format", "json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["organisation"]["name"] == "حزب الأفق الجديد"
    assert main([str(file)]) == 0
    assert "2025-05-03" in capfdbinary.readouterr().out.decode()


def test_the_command_needs_no_django():
    code = (
        "import sys; from liqaa.reports.text.command import main; main(['-', '--format', 'json']);"
        "assert not any(name == 'django' or name.startswith('django.') for name in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=SENTENCE.encode(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
