"""Twenty reports on a phone: reviewed by doubt with the keyboard alone, one pair made one, all undone."""

import pytest
from playwright.sync_api import Browser, Page, expect

from liqaa.bodies.queries import organisation
from liqaa.meetings.models import Meeting
from liqaa.reports.models import Batch, Reading
from liqaa.reports.tests import many
from liqaa.testing.site import Site
from tests.browser.watching import PHONE, Watch, axe_troubles, foreign_words, overflow

SECRETARY = "provincial@demo.invalid"
PATIENCE = 30_000
"""Milliseconds that a step may take on a busy machine."""


@pytest.fixture
def phone(site: Site, browser: Browser):
    context = browser.new_context(viewport=PHONE, has_touch=True, locale="ar-MA")
    page = context.new_page()
    site.sign_in(page, SECRETARY)
    yield page
    context.close()


def whole(page: Page, watch: Watch) -> None:
    page.wait_for_load_state()
    troubles = [*axe_troubles(page), *overflow(page), *foreign_words(page, "ar"), *watch.troubles()]
    assert (page.url, troubles) == (page.url, [])


def party() -> str:
    here = organisation()
    assert here is not None
    return here.name_ar.removeprefix("حزب ")


def hand_in(page: Page, site: Site, watch: Watch) -> Batch:
    """A zip chosen with a thumb; the page shows how far the worker is."""
    page.goto(f"{site.url}/reports/")
    page.get_by_role("link", name="تقارير كثيرة دفعة واحدة").tap()
    page.wait_for_url("**/reports/many/")
    whole(page, watch)
    parcel = many.parcel(many.twenty(party()), scan_pdf=b"%PDF-1.7 broken")
    page.get_by_label("ملفات، أو أرشيف").set_input_files(
        {"name": "تقارير 2025.zip", "mimeType": "application/zip", "buffer": parcel}
    )
    page.get_by_role("button", name="اقرأها").tap()
    page.wait_for_url("**/reports/batches/*/")
    expect(page.locator("#reading-progress")).to_contain_text("0 / 21")
    whole(page, watch)
    site.work()
    expect(page.locator("#queue li")).to_have_count(20, timeout=PATIENCE)
    expect(page.locator("#refused")).to_contain_text("الملف معطوب")
    whole(page, watch)
    return Batch.objects.latest("pk")


HERE = """([name, within]) => {
  const here = document.activeElement;
  return here?.textContent.trim() === name && !!here.closest(within);
}"""


def press(page: Page, name: str, *, within: str = "main") -> None:
    """Come to a button with the Tab key and press Enter: no mouse, no thumb."""
    page.wait_for_load_state()
    for _step in range(150):
        if page.evaluate(HERE, [name, within]):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard never came to {name} on {page.url}")


def answer_all(page: Page) -> None:
    """Whoever is like somebody known is somebody new; whatever was deduced is right."""
    forms = page.locator("#questions form")
    left = forms.count()
    while left:
        new = forms.first.get_by_role("button", name="شخص جديد", exact=True).count()
        press(page, "شخص جديد" if new else "هذا صحيح", within="#questions")
        left -= 1
        expect(forms).to_have_count(left, timeout=PATIENCE)


def make_one(page: Page) -> None:
    """The same meeting by another paper: compared, and made one record."""
    press(page, "قارن بينهما")
    page.wait_for_url("**/same/*/")
    expect(page.get_by_role("heading", level=1)).to_have_text("لقاء واحد وتقريران")
    press(page, "اجعلهما سجلا واحدا")
    page.wait_for_url("**/reports/*/")
    expect(page.locator("#retellings li")).to_have_count(1)


def review_all(page: Page, batch: Batch) -> None:
    """Each reading of the queue, until the batch's own page comes back."""
    while "/batches/" not in page.url:
        here = page.url
        if page.get_by_role("link", name="قارن بينهما").count():
            make_one(page)
        answer_all(page)
        press(page, "أكد السجل", within="#decide")
        expect(page).not_to_have_url(here, timeout=PATIENCE)
        page.wait_for_load_state()


def see_the_words(page: Page) -> None:
    """The question shows its words; coming to it lights them up in the text, from right to left."""
    question = page.locator("#questions form[data-finding=date]")
    expect(question.locator("mark")).to_have_text("يوم السبت 12 أبريل")
    question.get_by_role("button").focus()
    lit = page.locator("[data-reader-pane=text] mark[data-lit]")
    expect(lit).to_have_text("يوم السبت 12 أبريل")
    page.get_by_role("button", name="النص", exact=True).press("Enter")
    expect(lit).to_be_visible()
    assert lit.evaluate("mark => getComputedStyle(mark.parentElement).direction") == "rtl"
    page.get_by_role("button", name="السجل", exact=True).press("Enter")


def undo_all(page: Page, watch: Watch) -> None:
    press(page, "تراجع عن الدفعة كلها")
    page.wait_for_url("**/undo/")
    whole(page, watch)
    press(page, "تراجع عنه")
    page.wait_for_url("**/batches/*/")
    expect(page.locator("#queue li")).to_have_count(19)


@pytest.mark.slow
def test_a_batch_of_twenty_is_reviewed_and_undone_on_a_phone(site: Site, phone: Page) -> None:
    watch, before = Watch(phone, site.url.partition("//")[2]), Meeting.objects.count()
    batch = hand_in(phone, site, watch)
    press(phone, "راجع التالي")
    phone.wait_for_url("**/reports/*/")
    whole(phone, watch)
    order = [reading.file_name for reading in batch.readings.order_by("-doubt", "pk")]
    assert set(order[:2]) == {"16.txt", "17.txt"}
    expect(phone.locator("main")).to_contain_text(order[0])
    see_the_words(phone)
    press(phone, "التالي", within="#decide")
    expect(phone.locator("main")).to_contain_text(order[1])
    review_all(phone, batch)
    states = list(batch.readings.values_list("state", flat=True))
    assert (states.count("confirmed"), states.count("merged")) == (19, 1)
    assert Meeting.objects.count() == before + 19
    assert batch.readings.order_by("confirmed_at").filter(state="confirmed").last().file_name == order[0]
    whole(phone, watch)
    pair = batch.readings.get(state="merged")
    assert {pair.file_name, pair.same_as.file_name} == {"04.txt", "18.txt"}
    undo_all(phone, watch)
    assert Meeting.objects.count() == before
    assert set(batch.readings.values_list("state", flat=True)) == {"undone", "merged"}
    assert Reading.objects.filter(batch=batch).count() == 20
