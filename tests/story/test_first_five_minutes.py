"""The first five minutes of a newcomer, in Arabic, on a phone and on a desk: from the memo to the news.

1 the memo on the home page · 2 the report is read and confirmed · 3 owners and dates in one action ·
4 the map, and a step of founding · 5 the head approves, the roll-up moves · 6 a problem is answered and told
back · 7 the news, read back · 8 the page from the report to the system.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from liqaa.access.models import Account
from liqaa.bodies.models import Mandate
from liqaa.campaigns import queries as campaigns
from liqaa.campaigns.models import Directive, Execution
from liqaa.followup.models import FoundingStep, Task
from liqaa.kit.calendar import format_date
from liqaa.meetings.models import Meeting
from liqaa.needs.models import Need
from liqaa.reports.models import Reading
from liqaa.testing.site import Site
from tests.browser.watching import DESK, PHONE, Watch
from tests.story.steps import Story

PROVINCE = "ma/03/591"
SECTORS = ["education", "electricity_lighting", "employment", "health", "roads_transport"]
ANSWER = "برمجت الجماعة خمسين نقطة ضوئية في ميزانية هذه السنة."
EVERY_COMMUNE = 11
"""The communes of the province: in each a preparatory committee is to be formed."""
PROOF = "انعقد الاجتماع وحُرر محضره."


@pytest.fixture(
    params=[("phone", PHONE), pytest.param(("desk", DESK), marks=pytest.mark.slow)], ids=["390", "1280"]
)
def story(request: Any, site: Site, browser: Browser):
    width, viewport = request.param
    context = browser.new_context(viewport=viewport, locale="ar-MA", timezone_id="Africa/Casablanca")
    page = context.new_page()
    yield Story(page, Watch(page, site.url.partition("//")[2]), site, width)
    context.close()


def mine() -> Execution:
    return Execution.objects.select_related("directive", "body").get(scope=PROVINCE)


def proved() -> tuple[int, int, int]:
    """Promised, handed in, approved of the one directive, as the head of the department sees it."""
    head, directive = Account.objects.get(email="organisation@demo.invalid"), Directive.objects.get()
    tally = campaigns.tallies([directive], head, on=timezone.localdate())[directive.pk]
    return tally.promised, tally.done, tally.proved


def colours(story: Story) -> dict[str, str]:
    """The colour of each commune as the map of the founding shows it, by path."""
    story.menu("الخريطة")
    drawing = story.page.locator("[data-map]")
    expect(drawing).to_have_attribute("data-state", "drawn")
    story.read("هيكلة الهيئات", within="#map-title")
    units = drawing.locator(".m-unit").all()
    return {unit.get_attribute("data-path") or "": unit.get_attribute("data-step") or "" for unit in units}


def the_memo_waits_at_home(story: Story) -> None:
    story.enter()
    card = story.page.locator("section", has=story.page.get_by_role("heading", name="مذكرات تنتظرك"))
    expect(card.get_by_role("listitem")).to_have_count(1)
    expect(card).to_contain_text("النسخة الأولى من أيام الإنصات")
    expect(card).to_contain_text("12 يوما")
    story.look("1-home")


def the_report_becomes_a_record(story: Story) -> Meeting:
    page = story.page
    story.follow("سجّل اللقاء من تقرير", within="main section")
    story.read("هذا التقرير جواب عن المذكرة")
    page.get_by_label("الصق التقرير").fill(page.locator("textarea[hidden]").input_value())
    story.press("اقرأه")
    page.wait_for_url("**/reports/*/")
    story.look("2-reading")
    questions = page.locator("#questions form")
    expect(questions).to_have_count(2)
    for left in (1, 0):
        questions.first.get_by_role("button").first.click()
        expect(questions).to_have_count(left)
    story.press("أكد السجل")
    page.wait_for_url("**/meetings/*/")
    story.read("مقترح جوابا عن المذكرة")
    story.look("2-record")
    return Meeting.objects.latest("pk")


def check_the_record(meeting: Meeting) -> None:
    """Organiser ≠ supervisor, two capacities on one facilitator, five sectors, a praised absent deputy."""
    assert (meeting.organiser, meeting.supervisor_text) == (mine().body, "الأمانة الجهوية")
    facilitator = meeting.participations.get(person__name="مريم الزواغي")
    assert (facilitator.role, len(facilitator.capacities_ar)) == ("facilitator", 2)
    assert sorted(meeting.needs_heard.values_list("need__sector", flat=True)) == SECTORS
    assert [each.name for each in meeting.mentions.all()] == ["عبد الرحيم الشطيبي"]
    assert Reading.objects.get(meeting=meeting).answers == mine()
    founding = meeting.outcomes.get(
        type="body_to_found", tasks__founds__level="local", tasks__place=f"{PROVINCE}/01.03"
    )
    assert founding.tasks.count() == EVERY_COMMUNE


def owners_and_dates_in_one_action(story: Story, meeting: Meeting) -> None:
    """From the record to its tasks: each says that nobody owes it and by no day, and one action fills all."""
    page, due = story.page, timezone.localdate() + timedelta(days=20)
    tasks = Task.objects.filter(outcome__meeting=meeting)
    holes = sorted(tasks.filter(office=None, person=None, due_on=None).values_list("pk", flat=True))
    assert len(holes) == tasks.count() > EVERY_COMMUNE
    story.follow("أعطها مسؤولا وأجلا")
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(len(holes))
    expect(rows.filter(has_text="بلا مسؤول").filter(has_text="بلا أجل")).to_have_count(len(holes))
    expect(rows.get_by_role("checkbox", checked=True)).to_have_count(len(holes))
    story.look("3-holes")
    group = page.locator(
        "optgroup[label='الأمانة الإقليمية بإقليم مولاي يعقوب'] option", has_text="رشيد بلمكي"
    )
    page.get_by_label("المسؤول (مسؤولية في هيئة)").select_option(group.first.get_attribute("value"))
    page.get_by_label("الأجل").fill(format_date(due, "ar"))
    story.press("إسناد")
    story.read(f"أُسند {len(holes)} إجراء")
    story.look("3-owners")
    given = tasks.filter(office__body=mine().body, due_on=due)
    assert sorted(given.values_list("pk", flat=True)) == holes


def eleven_communes_change_colour(story: Story, before: dict[str, str]) -> None:
    """No commune had a local secretariat; in each, one is being founded."""
    after = colours(story)
    assert (len(before), set(before.values())) == (11, {"none"})
    assert after == dict.fromkeys(before, "half")
    story.look("4-map")


def a_step_of_founding_is_taken(story: Story, meeting: Meeting) -> None:
    """From a commune on the map to its page, to the body founded there, to the step and its evidence."""
    page = story.page
    founded = Task.objects.filter(outcome__meeting=meeting, place=f"{PROVINCE}/03/03").exclude(founds=None)
    body = founded.get().founds
    assert body
    page.locator(f".m-unit[data-path='{body.place_id}']").click(force=True)
    page.wait_for_url(f"**/place/{body.place_id}/")
    story.follow(body.name)
    story.follow("اقطع الخطوة التالية", within="#founding")
    taken = FoundingStep.objects.filter(body=body).count()
    form = page.locator("#take")
    form.locator("textarea").fill(PROOF)
    form.get_by_role("button", name="اقطع هذه الخطوة").click()
    story.read(PROOF)
    story.look("4-founding")
    assert FoundingStep.objects.filter(body=body).count() == taken + 1


def the_memo_is_answered(story: Story, meeting: Meeting) -> None:
    """From home to the memo, to the meeting that answers it, to the report."""
    page, memo = story.page, mine()
    assert proved() == (6, 2, 1)
    story.menu("الرئيسية")
    story.follow(memo.directive.title)
    page.locator("li", has_text=meeting.title).get_by_role("button", name="نعم، أؤكد").click()
    story.press("رفع التقرير")
    expect(page.get_by_role("heading", level=1)).to_contain_text("تنتظر المصادقة")
    story.look("5-reported")
    assert proved() == (6, 3, 1)


def the_head_approves_and_the_roll_up_moves(story: Story) -> None:
    page, memo = story.page, mine()
    story.be("organisation")
    story.follow(memo.body.name)
    story.press("أصادق")
    expect(page.get_by_role("heading", level=1)).to_contain_text("صودق عليها")
    assert proved() == (6, 3, 2)
    story.follow(memo.directive.title)
    story.look("5-roll-up")


def a_problem_is_answered_and_told_back(story: Story, meeting: Meeting) -> None:
    page = story.page
    need = Need.objects.get(hearings__meeting=meeting, sector="electricity_lighting")
    mandate = Mandate.objects.filter(person__name="عبد الرحيم الشطيبي").latest("pk")
    story.be("provincial")
    open_the_meeting(story, meeting)
    story.follow(need.text)
    page.locator("#assign select").select_option(str(mandate.pk))
    story.press("تسليم", within="#assign")
    story.be("elected")
    story.follow(need.text, within="#needs")
    page.locator("#answer textarea").fill(ANSWER)
    story.press("حفظ الجواب", within="#answer")
    story.read(ANSWER)
    story.look("6-answer")
    story.be("provincial")
    coming = Meeting.objects.filter(state="planned", organiser=mine().body, places__place=PROVINCE)
    story.follow(coming.earliest("held_on").title, within="#coming")
    told = page.locator("#answers li", has_text=ANSWER)
    told.get_by_role("button", name="أدرج في جدول الأعمال").click()
    story.read("في جدول الأعمال", within=f"#answers li:has-text('{ANSWER}')")
    story.look("6-agenda")


def open_the_meeting(story: Story, meeting: Meeting) -> None:
    """From the menu to the list of meetings, and from there to the page of one."""
    story.menu("اللقاءات")
    story.follow(meeting.title)


def the_news_is_written_and_read_back(story: Story, meeting: Meeting) -> None:
    page = story.page
    open_the_meeting(story, meeting)
    story.follow("حرّر الخبر")
    story.press("حرّره")
    page.wait_for_url("**/news*/*/")
    story.read("صفر فروق", within="#read-back")
    page.wait_for_load_state()
    sentence = page.locator("mark[data-finding]").first
    sentence.click()
    fact = (sentence.get_attribute("data-finding") or "").split(" ")[0]
    expect(page.locator(f".k-finding[data-finding='{fact}']")).to_have_attribute("data-lit", "")
    story.look("7-news")


def from_the_report_to_the_system(story: Story) -> None:
    page = story.page
    page.locator("header details", has_text="قائمتك").locator("summary").click()
    page.get_by_role("link", name="من التقرير إلى المنظومة").click()
    page.wait_for_url("**/from-the-reports/")
    expect(page.get_by_role("heading", level=1)).to_have_text("من التقرير إلى المنظومة")
    story.look("8-from-the-reports")


@pytest.mark.story
def test_the_first_five_minutes(story: Story) -> None:
    the_memo_waits_at_home(story)
    before = colours(story)
    story.menu("الرئيسية")
    meeting = the_report_becomes_a_record(story)
    check_the_record(meeting)
    owners_and_dates_in_one_action(story, meeting)
    eleven_communes_change_colour(story, before)
    a_step_of_founding_is_taken(story, meeting)
    the_memo_is_answered(story, meeting)
    the_head_approves_and_the_roll_up_moves(story)
    a_problem_is_answered_and_told_back(story, meeting)
    the_news_is_written_and_read_back(story, meeting)
    from_the_report_to_the_system(story)
