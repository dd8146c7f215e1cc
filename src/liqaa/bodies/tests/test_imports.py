import datetime as dt
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from liqaa.bodies import actions
from liqaa.bodies.imports import read_sheet
from liqaa.bodies.models import Appointment, Body
from liqaa.bodies.rules.sheet import Row
from liqaa.bodies.tests import factories as make
from liqaa.journal.actions import SYSTEM
from liqaa.kit.refusals import Refused
from liqaa.people.models import Person

BY = {"by": SYSTEM, "at": timezone.now()}
TODAY = timezone.localdate()


def csv_of(text: str, encoding: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile("sheet.csv", text.encode(encoding))


def workbook(lines: list[list[str]]) -> SimpleUploadedFile:
    """The smallest xlsx file that holds ``lines`` as inline strings."""
    rows = "".join(
        f'<row r="{number}">{_cells(number, line)}</row>' for number, line in enumerate(lines, start=1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r1" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return SimpleUploadedFile("sheet.xlsx", stream.getvalue())


def _cells(row: int, line: list[str]) -> str:
    return "".join(
        f'<c r="{chr(65 + column)}{row}" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in enumerate(line)
    )


LINES = [
    ["لائحة المسؤولين"],
    ["الاسم الكامل", "الجنس", "المسؤولية", "الإقليم", "منذ"],
    ["سناء الزياني", "أنثى", "أمينة إقليمية", "مولاي يعقوب", "24 نونبر 2024"],
]
ROW = Row(
    3, name="سناء الزياني", gender="أنثى", office="أمينة إقليمية", place="مولاي يعقوب", since="24 نونبر 2024"
)


@pytest.mark.parametrize(
    "upload",
    [
        workbook(LINES),
        csv_of("\n".join(",".join(line) for line in LINES)),
        csv_of("\n".join(";".join(line) for line in LINES), "utf-16"),
        csv_of("\n".join(";".join(line) for line in LINES), "cp1256"),
    ],
    ids=["xlsx", "csv", "csv utf-16", "csv cp1256"],
)
def test_a_sheet_is_read_as_written_whatever_its_kind(upload):
    assert read_sheet(upload) == [ROW]


def test_french_headings_are_known():
    upload = csv_of(
        "Nom et prénom,Sexe,Fonction,Commune,Depuis\nSanae Ziani,F,secrétaire locale,Ain Chkef,2024-11-24\n"
    )
    assert read_sheet(upload) == [
        Row(
            2,
            name="Sanae Ziani",
            gender="F",
            office="secrétaire locale",
            place="Ain Chkef",
            since="2024-11-24",
        )
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02 binary", b"PK\x03\x04 no workbook", b"a,b\n1,2\n", "الاسم,المسؤولية\n".encode()],
    ids=["empty", "binary", "broken zip", "no headings", "nothing below"],
)
def test_what_is_no_sheet_is_refused_beside_the_file(content):
    with pytest.raises(Refused) as refusal:
        read_sheet(SimpleUploadedFile("sheet.csv", content))
    assert refusal.value.field == "file"


def test_a_sheet_of_more_rows_than_one_go_is_refused():
    with pytest.raises(Refused) as refusal:
        read_sheet(csv_of("الاسم,المسؤولية\n" + "س,أمين محلي\n" * 501))
    assert refusal.value.field == "file"


@pytest.mark.django_db
def test_a_row_makes_the_person_the_body_and_the_appointment():
    make.charter()
    (verdict,) = actions.import_office_holders(rows=[ROW], **BY)
    appointment = Appointment.objects.get()
    assert (verdict.status, verdict.title) == ("new", "أمينة إقليمية")
    assert (appointment.person.name, appointment.starts_on) == ("سناء الزياني", dt.date(2024, 11, 24))
    assert (appointment.office.body.type, appointment.scope) == ("provincial_secretariat", make.PROVINCE)


@pytest.mark.django_db
def test_a_preview_leaves_nothing_behind():
    make.charter()
    (verdict,) = actions.import_office_holders(rows=[ROW], dry_run=True, **BY)
    assert verdict.status == "new"
    assert (Person.objects.count(), Body.objects.count(), Appointment.objects.count()) == (0, 0, 0)


@pytest.mark.django_db
def test_a_known_person_is_proposed_and_never_merged_unasked():
    make.body()
    known = make.person("سناء الزياني")
    (asked,) = actions.import_office_holders(rows=[ROW], **BY)
    assert (asked.status, [each.person for each in asked.proposals]) == ("choose", [known])
    assert Appointment.objects.count() == 0
    chosen = Row(**{**vars(ROW), "choice": str(known.pk)})
    (taken,) = actions.import_office_holders(rows=[chosen], **BY)
    assert (taken.status, Appointment.objects.get().person) == ("known", known)
    (again,) = actions.import_office_holders(rows=[chosen], **BY)
    assert (again.status, Appointment.objects.count()) == ("held", 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"name": ""}, "name"),
        ({"office": "قيصر"}, "office"),
        ({"place": "أطلانتس"}, "place"),
        ({"gender": "؟؟"}, "gender"),
        ({"since": "31 نونبر 2024"}, "since"),
        ({"since": "الاثنين 24 نونبر 2024"}, "since"),
        ({"since": "قريبا"}, "since"),
        ({"until": "2020-01-01"}, "until"),
        ({"email": "لا شيء"}, "email"),
    ],
)
def test_a_wrong_row_is_kept_and_explained_beside_its_column(change, column):
    make.charter()
    good = Row(4, name="نجاة بنعلي", office="أمين جهوي", place="جهة فاس مكناس", since="2023")
    wrong, taken = actions.import_office_holders(rows=[Row(**{**vars(ROW), **change}), good], **BY)
    assert (wrong.status, list(wrong.problem_of())) == ("wrong", [column])
    assert (taken.status, Appointment.objects.count()) == ("new", 1)


@pytest.mark.django_db
def test_two_rows_for_one_seat_overlap():
    make.charter()
    other = Row(**{**vars(ROW), "number": 4, "name": "نجاة بنعلي"})
    first, second = actions.import_office_holders(rows=[ROW, other], dry_run=True, **BY)
    assert (first.status, second.status) == ("new", "wrong")
    assert list(second.problem_of()) == ["since"]


@pytest.mark.django_db
def test_a_row_outside_the_readers_places_is_refused():
    make.charter()
    account = make.account(("provincial_secretary", "ma/05"))
    (verdict,) = actions.import_office_holders(
        rows=[ROW], by=account, at=timezone.now(), may=lambda right, path: account.may(right, at=path)
    )
    assert (verdict.status, list(verdict.problem_of())) == ("wrong", ["place"])


@pytest.mark.django_db
def test_namesakes_are_told_apart_by_the_province_behind_a_comma():
    make.charter()
    row = Row(2, name="سعيد", office="أمين محلي", place="أولاد عيسى", since="2024-01-01")
    (asked,) = actions.import_office_holders(rows=[row], **BY)
    assert list(asked.problem_of()) == ["place"]
    (taken,) = actions.import_office_holders(
        rows=[Row(**{**vars(row), "place": "أولاد عيسى، تارودانت"})], **BY
    )
    assert (taken.status, taken.problems) == ("new", [])
