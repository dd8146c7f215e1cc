"""What a person typed is never lost: refused in a whole page or in a piece of one, or not sent at all."""

import pytest
from playwright.sync_api import Browser, Page, expect

from liqaa.people.models import Person
from liqaa.reports.models import Reading
from liqaa.testing.site import Site
from tests.browser.watching import PHONE, axe_troubles

SECRETARY = "provincial@demo.invalid"
IMPOSSIBLE = "31 نونبر 2026"
LOST = "لم يُجب الخادم"


@pytest.fixture
def phone(site: Site, browser: Browser):
    context = browser.new_context(viewport=PHONE, locale="ar-MA", base_url=site.url)
    page = context.new_page()
    site.sign_in(page, SECRETARY)
    yield page
    context.close()


def open_the_date(phone: Page) -> Reading:
    """The form of a waiting reading's date, opened in its place on the page."""
    reading = Reading.objects.get(state="draft")
    phone.goto(f"/reports/{reading.pk}/")
    phone.locator("#entry-date").get_by_role("link").click()
    expect(phone.locator("#entry-date").get_by_role("textbox").first).to_be_visible()
    return reading


def test_a_refused_page_keeps_every_field_and_says_why_beside_it(phone: Page) -> None:
    before = Person.objects.count()
    phone.goto("/people/add/")
    phone.get_by_label("الاسم", exact=True).fill("نعيمة الحيداوي\u202e")
    phone.get_by_label("الهاتف").fill("0600 11 22 33")
    place = phone.locator("input[name=place_typed]")
    place.fill("جماعة لا وجود لها")
    phone.locator("main form").get_by_role("button").last.click()
    expect(phone.locator("input[name=place_typed]")).to_have_value("جماعة لا وجود لها")
    expect(phone.locator("input[name=phone]")).to_have_value("0600 11 22 33")
    expect(phone.locator("input[name=place_typed]")).to_have_attribute("aria-invalid", "true")
    assert (Person.objects.count(), axe_troubles(phone)) == (before, [])


def test_a_refused_piece_of_a_page_keeps_what_was_typed_and_takes_the_focus(phone: Page) -> None:
    reading = open_the_date(phone)
    field = phone.locator("#entry-date").get_by_role("textbox").first
    field.fill(IMPOSSIBLE)
    phone.locator("#entry-date").get_by_role("button", name="حفظ").click()
    expect(phone.locator("#entry-date")).to_contain_text("لا وجود لهذا اليوم")
    expect(field).to_have_value(IMPOSSIBLE)
    expect(field).to_be_focused()
    assert (Reading.objects.get(pk=reading.pk).record, axe_troubles(phone)) == (reading.record, [])


def test_a_lost_connection_is_said_and_the_form_stays_as_it_is(phone: Page) -> None:
    open_the_date(phone)
    field = phone.locator("#entry-date").get_by_role("textbox").first
    field.fill("15 نونبر 2026")
    phone.context.set_offline(offline=True)
    phone.locator("#entry-date").get_by_role("button", name="حفظ").click()
    notice = phone.locator("[data-request-trouble]")
    expect(notice).to_contain_text(LOST)
    expect(notice).to_be_visible()
    expect(field).to_have_value("15 نونبر 2026")
    phone.context.set_offline(offline=False)
    phone.locator("#entry-date").get_by_role("button", name="حفظ").click()
    expect(phone.locator("#entry-date form")).to_have_count(0)
    expect(phone.locator("#entry-date .k-line-name")).to_contain_text("15 نونبر 2026")
    expect(notice).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [("صورة.png", b"\x89PNG\r\n", "لا يُقرأ بعد"), ("تقرير.txt", b"", "فارغ")],
    ids=["picture", "empty"],
)
def test_a_file_that_cannot_be_read_is_refused_beside_its_field(
    phone: Page, name: str, content: bytes, sentence: str
) -> None:
    before = Reading.objects.count()
    phone.goto("/reports/")
    upload = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    phone.get_by_label("أو ارفع ملفا").set_input_files(upload)
    phone.get_by_role("button", name="اقرأه").click()
    expect(phone.locator("main")).to_contain_text(sentence)
    assert (Reading.objects.count(), axe_troubles(phone)) == (before, [])


def test_a_refused_assignment_keeps_the_tasks_that_were_ticked(phone: Page) -> None:
    phone.goto("/followup/?tab=all")
    boxes = phone.get_by_role("checkbox")
    for number in range(2):
        boxes.nth(number).check()
    phone.get_by_label("الأجل").fill(IMPOSSIBLE)
    phone.get_by_role("button", name="إسناد", exact=True).click()
    expect(phone.get_by_label("الأجل")).to_have_value(IMPOSSIBLE)
    expect(phone.locator("input[name=tasks]:checked")).to_have_count(2)
    expect(phone.locator("main")).to_contain_text("لا وجود لهذا اليوم")
