"""OpenDocument and PDF files to text, several files at once, and what is said of a file without text."""

import io
import json
import zipfile
from pathlib import Path

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from liqaa.reports.tests import pdf_files
from liqaa.reports.tests.factories import REPORT
from liqaa.reports.text.command import main
from liqaa.reports.text.read import read_report
from liqaa.reports.text.sources import MOST_PAGES, Unreadable, order, parcels, text_of

LINES = (
    "عقدت الأمانة الإقليمية لحزب الأفق لقاء تواصليا يوم الأحد 8 مارس 2026 على الساعة 10:30",
    "بجماعة عين الشقف (إقليم مولاي يعقوب)، بحضور 120 من المناضلين، حول الصحة والتعليم.",
)
FONTS = Path(pytest.importorskip("fontpkg_ibm_plex_sans_arabic").__file__).parent / "files"


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(Unreadable) as caught:
        text_of(data, name)
    return caught.value.code


def words(text: str) -> list[str]:
    return text.split()


def odt(body: str, **extra: str) -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document-content {names}><office:body><office:text>"
        f"{body}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", content)
        for name, text in extra.items():
            file.writestr(name.replace("__", "/") + ".xml", text)
    return out.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in files.items():
            file.writestr(name, content)
    return out.getvalue()


def test_an_open_document_gives_paragraphs_and_marks_its_lists():
    body = (
        "<text:h>عنوان</text:h><text:p>نظمت <text:span>الأمانة</text:span> لقاء<text:s/>مفتوحا"
        "<text:note><text:note-body><text:p>حاشية</text:p></text:note-body></text:note>.</text:p>"
        "<text:list><text:list-item><text:p>قرار أول</text:p></text:list-item></text:list>"
        "<text:p>ختام</text:p>"
    )
    assert text_of(odt(body), "report.odt").splitlines() == [
        "عنوان",
        "نظمت الأمانة لقاء مفتوحا.",
        "• قرار أول",
        "ختام",
    ]


def test_an_open_document_without_an_ending_is_known_by_what_it_holds():
    assert text_of(odt("<text:p>كلام</text:p>"), "-") == "كلام"


def test_a_locked_open_document_and_one_that_is_none_are_told_apart():
    locked = odt("<text:p>x</text:p>", **{"META-INF__manifest": "<m><encryption-data/></m>"})
    assert refusal(locked, "a.odt") == "encrypted"
    assert refusal(zipped({"other.xml": b"<x/>"}), "a.odt") == "unknown_format"
    assert refusal(b"PK\x03\x04broken", "a.odt") == "damaged"


@pytest.mark.parametrize("draw", [pdf_files.shaped, list], ids=["drawn shapes", "plain letters"])
def test_a_pdf_in_visual_order_is_put_right(draw):
    made = pdf_files.pdf([pdf_files.as_seen(draw(line.replace("10:30", "1030"))) for line in LINES])
    assert words(text_of(made, "a.pdf")) == words(" ".join(LINES).replace("10:30", "1030"))


def test_a_pdf_whose_letters_stand_in_reading_order_from_the_left_is_left_alone():
    made = pdf_files.pdf([list(line) for line in LINES])
    assert words(text_of(made, "a.pdf")) == words(" ".join(LINES))


def test_a_pdf_of_today_is_read_word_for_word(tmp_path):
    source = tmp_path / "a.typ"
    source.write_text('#set text(lang: "ar", dir: rtl, font: "IBM Plex Sans Arabic")\n' + "\n\n".join(LINES))
    made = typst.compile(str(source), font_paths=[str(FONTS)])
    assert words(text_of(made, "a.pdf")) == words(" ".join(LINES))


def test_a_report_reads_the_same_from_a_reversed_pdf_as_from_its_words():
    told, read = read_report(REPORT), read_report(text_of(pdf_files.reversed_report(REPORT), "a.pdf"))
    one, other = told.to_json(), read.to_json()
    assert [other[key] for key in ("date", "organisation", "meeting")] == [
        one[key] for key in ("date", "organisation", "meeting")
    ]
    assert [each["name"] for each in other["facilitators"]] == [each["name"] for each in one["facilitators"]]
    assert len(other["outcomes"]) == len(one["outcomes"])


def test_a_pdf_without_text_says_so_plainly():
    assert refusal(pdf_files.scan(), "a.pdf") == "scan"
    assert refusal(pdf_files.pdf([list("abc")], named=False), "a.pdf") == "nameless"
    assert refusal(pdf_files.pdf([list("abc")], locked=True), "a.pdf") == "encrypted"
    assert refusal(pdf_files.pdf([list("abc")], pages=MOST_PAGES + 1), "a.pdf") == "too_many_pages"
    assert refusal(b"%PDF-1.7 broken", "a.pdf") == "damaged"


def test_pasted_text_in_drawn_shapes_or_turned_round_is_put_right():
    shapes = ["".join(pdf_files.shaped(line)) for line in LINES]
    assert order.put_right("\n".join(shapes)) == "\n".join(LINES)
    seen = ["".join(pdf_files.as_seen(list(line.replace("10:30", "1030")))) for line in LINES]
    assert order.put_right("\n".join(seen)) == "\n".join(LINES).replace("10:30", "1030")


@given(st.text(alphabet="ابتثةىلمنو في من على الحزب 0123456789()abc\n", max_size=200))
def test_putting_right_never_loses_a_letter(text: str):
    assert sorted(order.mirrored(order.put_right(text)).replace("\n", "")) in (
        sorted(text.replace("\n", "")),
        sorted(order.mirrored(text).replace("\n", "")),
        sorted(text.translate(str.maketrans("()", ")(")).replace("\n", "")),
    )


@settings(max_examples=40)
@given(st.binary(max_size=300), st.integers(0, 4000), st.integers(0, 255))
def test_broken_pdfs_are_refused_in_the_child_and_nothing_else(tail: bytes, place: int, value: int):
    from liqaa.reports.text.sources.pdf import lines_of

    whole = bytearray(pdf_files.pdf([list("abc def")]))
    whole[place % len(whole)] = value
    for data in (bytes(whole), b"%PDF-1.4\n" + tail):
        assert set(lines_of(data)) <= {"text", "code"}


def test_a_parcel_gives_its_files_without_what_systems_leave_in_it():
    found = parcels.files_in(zipped({"b.txt": b"2", "a.txt": b"1", "__MACOSX/a.txt": b"x", "in/c.txt": b"3"}))
    assert found == [("a.txt", b"1"), ("b.txt", b"2"), ("c.txt", b"3")]


def test_a_parcel_that_is_broken_empty_or_too_much_is_refused():
    def code(data: bytes) -> str:
        with pytest.raises(Unreadable) as caught:
            parcels.files_in(data)
        return caught.value.code

    assert code(b"PK\x03\x04broken") == "damaged"
    assert code(zipped({})) == "empty"
    assert code(zipped({f"{n}.txt": b"x" for n in range(parcels.MOST_FILES + 1)})) == "too_many"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for number in range(14):
            file.writestr(f"{number}.txt", b"\0" * 8_000_000)
    assert code(out.getvalue()) == "bomb"


def test_the_command_takes_a_folder_and_a_zip(tmp_path, capfdbinary):
    folder, parcel, out = tmp_path / "folder", tmp_path / "parcel.zip", tmp_path / "out"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "first.txt").write_text(LINES[0], encoding="utf-8")
    (folder / "notes.xyz").write_text("x")
    parcel.write_bytes(zipped({"second.txt": LINES[0].encode(), "scan.pdf": pdf_files.scan()}))
    assert main([str(folder), str(parcel), "--out", str(out)]) == 2
    assert sorted(path.name for path in out.iterdir()) == ["first.json", "second.json"]
    assert json.loads((out / "second.json").read_text("utf-8"))["date"]["iso"] == "2026-03-08"
    assert capfdbinary.readouterr().err.decode() == (
        f"liqaa read: {parcel}/scan.pdf: صور بلا نص: مسح ضوئي لا حروف فيه\n"
    )


RIGHT = (
    "نظم حزب الأفق الجديد بإقليم تازة يوم الأحد 16 فبراير 2025 لقاء تواصليا مع ساكنة الجماعات القروية"
    " برئاسة إدريس المرنيسي الكاتب الإقليمي للحزب وبحضور منتخبي الإقليم."
)
LEFT = (
    "وقد استعرض الحاضرون ما تعانيه الساكنة من ضعف في الطرق، وخلص اللقاء إلى الدعوة إلى التشبث بسياسة"
    " القرب ومواصلة التواصل مع المواطنين في الدواوير."
)


def test_two_columns_of_a_pdf_are_read_one_after_the_other():
    text = pdf_files.two_columns("لقاء تواصلي لحزب الأفق الجديد", RIGHT, LEFT)
    told = text_of(text, "a.pdf").split()
    assert told == ["لقاء", "تواصلي", "لحزب", "الأفق", "الجديد", *RIGHT.split(), *LEFT.split()]


def test_a_table_of_a_pdf_is_read_across():
    rows = [("سعاد بنحدو", "الرئيسة"), ("كمال الزهيري", "الكاتب"), ("مريم تازي", "أمينة المال")] * 2
    drawn = []
    for name, office in rows:
        one, other = (pdf_files.as_seen(pdf_files.shaped(words)) for words in (name, office))
        drawn.append([*other, *[" "] * (40 - len(one) - len(other)), *one])
    told = text_of(pdf_files.pdf(drawn), "a.pdf").split()
    assert told == [word for name, office in rows for word in (*name.split(), *office.split())]
