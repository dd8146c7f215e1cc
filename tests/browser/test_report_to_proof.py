"""The product in one walk, on a phone, in Arabic: from a pasted report to the proof of what it decided."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from liqaa.followup.models import Task
from liqaa.kit.calendar import format_date
from liqaa.meetings.models import Meeting
from liqaa.reports.models import Reading
from liqaa.testing.site import Site
from tests.browser.watching import PHONE, Watch, axe_troubles, foreign_words, overflow

SECRETARY, OWNER = "provincial@demo.invalid", "rapporteur@demo.invalid"
OFFICE, BODY = "إلهام القرفادي", "الأمانة الإقليمية بإقليم مولاي يعقوب"
COMMUNE = "/place/ma/03/591/01.03/"
TITLE = "أيام الإنصات: لقاء تنظيمي وتواصلي بعين الشقف"
COMMITTEES = "تشكيل اللجان التحضيرية من أجل تأسيس الأمانات المحلية بجميع الجماعات الترابية بإقليم مولاي يعقوب"
CHOSEN = ["عين الشقف", "سبع رواضي", "ميكس"]
PROOF = "انعقد الجمع العام التأسيسي وانتُخبت اللجنة التحضيرية."


@dataclass
class Walk:
    """A phone in somebody's hand; every screen that is looked at must be whole."""

    page: Page
    watch: Watch
    site: Site

    def be(self, who: str) -> None:
        """Sign in as somebody."""
        self.site.sign_in(self.page, who)

    def open(self, path: str) -> None:
        """Go to an address by hand."""
        self.page.goto(self.site.url + path)

    def press(self, name: str, *, within: str = "main") -> None:
        """Press the button of that name."""
        self.page.locator(within).get_by_role("button", name=name, exact=True).click()

    def whole(self) -> None:
        """The screen has nothing that a reader would trip over."""
        page = self.page
        page.wait_for_load_state()
        troubles = [*axe_troubles(page), *overflow(page), *foreign_words(page, "ar"), *self.watch.troubles()]
        assert (page.url, troubles) == (page.url, [])


@pytest.fixture
def walk(site: Site, browser: Browser):
    context = browser.new_context(viewport=PHONE, has_touch=True, locale="ar-MA")
    page = context.new_page()
    yield Walk(page, Watch(page, site.url.partition("//")[2]), site)
    context.close()


def read_the_sample(walk: Walk) -> None:
    walk.open("/reports/")
    walk.whole()
    walk.page.get_by_label("الصق التقرير").fill(walk.page.locator("textarea[hidden]").input_value())
    walk.press("اقرأه")
    walk.page.wait_for_url("**/reports/*/")
    walk.whole()


def look_from_pane_to_pane(page: Page) -> None:
    """A finding lights up its words and the phone turns to the text; the words lead back."""
    row, words = page.locator("#entry-facilitators\\.0"), page.locator('mark[data-finding~="facilitators.0"]')
    row.get_by_text("مريم الزواغي", exact=True).tap()
    expect(words.first).to_be_in_viewport()
    expect(words.first).to_have_attribute("data-lit", "")
    assert "مريم الزواغي" in " ".join(words.all_inner_texts())
    expect(row).to_be_hidden()
    page.locator('mark[data-finding~="place.commune"]').last.tap()
    place = page.locator("#entry-place")
    expect(place).to_be_in_viewport()
    expect(place).to_have_attribute("data-lit", "")
    expect(row).not_to_have_attribute("data-lit", "")


def answer_the_questions(page: Page) -> None:
    questions = page.locator("#questions form")
    left = questions.count()
    assert left > 0
    expect(page.locator("#questions")).to_contain_text("استُنتجت جهة \u2068فاس-مكناس\u2069")
    while left:
        questions.first.get_by_role("button").first.click()
        left -= 1
        expect(questions).to_have_count(left)
    expect(page.locator("#questions")).to_have_count(0)


def correct_the_title(walk: Walk) -> None:
    page = walk.page
    page.locator("#entry-title").get_by_role("link").click()
    field = page.locator("#entry-title").get_by_role("textbox")
    expect(field).to_have_value(Reading.objects.latest("pk").record["title"])
    walk.whole()
    field.fill(TITLE)
    walk.press("حفظ", within="#entry-title")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("#entry-title .k-line-name")).to_have_text(TITLE)
    walk.whole()


def confirm(walk: Walk) -> Meeting:
    page = walk.page
    expect(page.locator("#plan")).to_contain_text("9 مخرجات")
    expect(page.locator("#plan")).to_contain_text("19 إجراء")
    walk.press("أكد السجل")
    page.wait_for_url("**/meetings/*/")
    meeting = Meeting.objects.latest("pk")
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    expect(page.locator("main")).to_contain_text("أُحدث السجل")
    expect(page.locator("main")).to_contain_text("عبد الحفيظ الدرقاوي")
    walk.whole()
    assert (meeting.outcomes.count(), Task.objects.filter(outcome__meeting=meeting).count()) == (9, 19)
    return meeting


def assign_at_once(walk: Walk, due: str) -> None:
    """Three communes' tasks get an owner and a day in one action."""
    page = walk.page
    page.get_by_role("link", name=COMMITTEES).click()
    page.wait_for_url("**/followup/outcomes/*/")
    walk.whole()
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(11)
    for box in boxes.all():
        box.uncheck(force=True)
    for place in CHOSEN:
        page.get_by_role("checkbox", name=f"اختر {COMMITTEES} {place}").check(force=True)
    page.get_by_label("المسؤول (مسؤولية في هيئة)").select_option(
        page.locator(f"optgroup[label='{BODY}'] option", has_text=OFFICE).get_attribute("value")
    )
    page.get_by_label("الأجل").fill(due)
    walk.press("إسناد")
    expect(page.locator("main")).to_contain_text("أُسندت 3 إجراءات.")
    rows = page.locator("tbody tr", has_text=OFFICE)
    expect(rows).to_have_count(3)
    walk.whole()


def find_on_home_and_place(walk: Walk) -> None:
    """The owner finds the tasks on the home page, and the secretary on the commune's page."""
    walk.open(COMMUNE)
    expect(walk.page.locator("main").get_by_role("link", name=COMMITTEES)).to_have_count(1)
    walk.whole()
    walk.be(OWNER)
    walk.open("/")
    owed = walk.page.locator("#owed").get_by_role("link", name=COMMITTEES)
    expect(owed).to_have_count(3)
    walk.whole()
    owed.first.click()
    walk.page.wait_for_url("**/followup/*/")


def hand_in(walk: Walk) -> None:
    """Words and a file; the task then waits for somebody above, and its owner cannot verify it."""
    page = walk.page
    expect(page.get_by_role("heading", level=1)).to_contain_text("مفتوح")
    walk.whole()
    form = page.locator("#hand-in")
    form.get_by_label("ما أُنجز").fill(PROOF)
    proof = {"name": "محضر.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
    form.get_by_label("الملف").set_input_files(proof)
    form.get_by_role("button", name="تقديم").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("أُنجز")
    expect(page.locator("main")).to_contain_text(PROOF)
    expect(page.get_by_role("link", name="محضر.pdf")).to_be_visible()
    expect(page.get_by_role("button", name="تحقق", exact=True)).to_have_count(0)
    walk.whole()


def verify(walk: Walk, task: Task) -> None:
    walk.be(SECRETARY)
    walk.open("/")
    walk.page.locator("#handed-in").get_by_role("link", name=COMMITTEES).first.click()
    walk.page.wait_for_url(f"**/followup/{task.pk}/")
    walk.press("تحقق")
    expect(walk.page.get_by_role("heading", level=1)).to_contain_text("متحقق منه")
    walk.whole()


def undo_is_refused(walk: Walk, reading: Reading) -> None:
    walk.open(f"/reports/{reading.pk}/")
    walk.whole()
    walk.page.locator("main").get_by_role("link", name="تراجع", exact=True).click()
    expect(walk.page.get_by_role("alert").first).to_contain_text(
        "لم يعد التراجع عن هذا ممكنا: بُني عليه شيء آخر."
    )
    expect(walk.page.locator("#hindered li").first).to_be_visible()
    walk.whole()


@pytest.mark.story
def test_a_report_becomes_tasks_and_a_task_is_proved(walk: Walk) -> None:
    due = timezone.localdate() + timedelta(days=20)
    walk.be(SECRETARY)
    read_the_sample(walk)
    look_from_pane_to_pane(walk.page)
    answer_the_questions(walk.page)
    correct_the_title(walk)
    meeting = confirm(walk)
    assign_at_once(walk, format_date(due, "ar"))
    given = Task.objects.filter(outcome__meeting=meeting, due_on=due)
    assert sorted(task.place.name_ar for task in given) == sorted(CHOSEN)
    find_on_home_and_place(walk)
    hand_in(walk)
    done = given.get(state="done")
    assert [each.text for each in done.evidence.all()] == [PROOF]
    verify(walk, done)
    done.refresh_from_db()
    assert (done.state, given.filter(state="open").count()) == ("verified", 2)
    undo_is_refused(walk, Reading.objects.get(meeting=meeting))
    assert Meeting.objects.filter(pk=meeting.pk).exists()
