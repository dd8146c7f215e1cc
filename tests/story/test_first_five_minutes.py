"""The first five minutes of a newcomer, in Arabic, on a phone and on a desk: from the memo to the news.

1 the memo on the home page · 2 the report is read and confirmed · 3 owners and dates in one action ·
4 the map, and a step of founding · 5 the head approves, the roll-up moves · 6 a problem is answered and told
back · 7 the news, read back · 8 the page from the report to the system.
"""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from liqaa.access.models import Account
from liqaa.bodies.models import Body, Mandate
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
PROOF = "انعقد الاجتماع وحُرر محضره."


@pytest.fixture(params=[("phone", PHONE), ("desk", DESK)], ids=["390", "1280"])
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


def units(story: Story, layer: str) -> dict[str, Any]:
    """The communes of the map of the province in a layer, by path."""
    answer = story.page.request.get(f"{story.site.url}/map/data/?layer={layer}&path={PROVINCE}")
    return {unit["path"]: unit for unit in answer.json()["units"]}


def the_memo_waits_at_home(story: Story) -> None:
    story.be("provincial")
    story.open("/")
    card = story.page.locator("section", has=story.page.get_by_role("heading", name="مذكرات تنتظرك"))
    expect(card).to_contain_text("النسخة الأولى من أيام الإنصات")
    expect(card).to_contain_text("12 يوما")
    story.look("1-home")
    card.get_by_role("link", name="سجّل اللقاء من تقرير").click()
    story.page.wait_for_url(f"**/reports/?for={mine().pk}")


def the_report_becomes_a_record(story: Story) -> Meeting:
    page = story.page
    story.read("هذا التقرير جواب عن المذكرة")
    page.get_by_label("الصق التقرير").fill(page.locator("textarea[hidden]").input_value())
    story.press("اقرأه")
    page.wait_for_url("**/reports/*/")
    story.look("2-reading")
    questions = page.locator("#questions form")
    for left in range(questions.count() - 1, -1, -1):
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
    assert founding.tasks.count() == 11


def owners_and_dates_in_one_action(story: Story, meeting: Meeting) -> None:
    page, due = story.page, timezone.localdate() + timedelta(days=20)
    holes = Task.objects.filter(outcome__meeting=meeting, office=None, person=None, due_on=None)
    open_ones = sorted(holes.values_list("pk", flat=True))
    assert len(open_ones) == Task.objects.filter(outcome__meeting=meeting).count()
    story.open("/followup/?tab=ownerless")
    story.look("3-holes")
    for pk in open_ones:
        page.locator(f"input[type=checkbox][value='{pk}']").first.check(force=True)
    group = page.locator(
        "optgroup[label='الأمانة الإقليمية بإقليم مولاي يعقوب'] option", has_text="رشيد بلمكي"
    )
    page.get_by_label("المسؤول (مسؤولية في هيئة)").select_option(group.first.get_attribute("value"))
    page.get_by_label("الأجل").fill(format_date(due, "ar"))
    story.press("إسناد")
    story.read(f"{len(open_ones)} إجراء")
    story.look("3-owners")
    given = Task.objects.filter(outcome__meeting=meeting, office__body=mine().body, due_on=due)
    assert sorted(given.values_list("pk", flat=True)) == open_ones


def the_map_changes_and_a_step_is_taken(story: Story, before: dict[str, Any], meeting: Meeting) -> None:
    page = story.page
    promised = {path: unit["values"][0] for path, unit in before.items()}
    after = {path: unit["values"][0] for path, unit in units(story, "promises").items()}
    assert (len(after), [path for path in after if after[path] <= promised[path]]) == (11, [])
    steps = Counter(unit["step"] for unit in units(story, "founding").values())
    assert steps == {"good": 4, "half": 6, "over": 1}
    story.open(f"/map/?layer=founding&path={PROVINCE}")
    expect(page.locator(".m-shape[data-step=half]").first).to_be_visible()
    story.look("4-map")
    founded = Task.objects.filter(outcome__meeting=meeting, place=f"{PROVINCE}/03/03").exclude(founds=None)
    body = founded.get().founds
    page.locator("table").get_by_role("link", name=body.place.name_ar).click()
    page.wait_for_url(f"**/place/{body.place_id}/")
    take_the_next_step(story, body)


def take_the_next_step(story: Story, body: Body) -> None:
    """From the commune's page to its body and the steps of its founding."""
    story.page.locator("main").get_by_role("link", name=body.name, exact=True).first.click()
    story.page.wait_for_url(f"**/bodies/{body.pk}/")
    story.open(f"/followup/founding/{body.pk}/")
    taken = FoundingStep.objects.filter(body=body).count()
    form = story.page.locator("#take")
    form.locator("textarea").fill(PROOF)
    form.get_by_role("button", name="اقطع هذه الخطوة").click()
    story.read(PROOF)
    story.look("4-founding")
    assert FoundingStep.objects.filter(body=body).count() == taken + 1


def the_head_approves_and_the_roll_up_moves(story: Story, meeting: Meeting) -> None:
    page, memo = story.page, mine()
    assert proved() == (6, 2, 1)
    story.open(f"/directives/executions/{memo.pk}/")
    page.locator(f"button[name=meeting][value='{meeting.pk}']").click()
    story.press("رفع التقرير")
    expect(page.get_by_role("heading", level=1)).to_contain_text("تنتظر المصادقة")
    story.look("5-reported")
    assert proved() == (6, 3, 1)
    story.be("organisation")
    story.open("/")
    page.get_by_role("link", name="الأمانة الإقليمية بإقليم مولاي يعقوب", exact=True).first.click()
    page.wait_for_url(f"**/directives/executions/{memo.pk}/")
    story.press("أصادق")
    assert proved() == (6, 3, 2)
    story.open(f"/directives/{memo.directive_id}/")
    story.look("5-roll-up")


def a_problem_is_answered_and_told_back(story: Story, meeting: Meeting) -> None:
    page = story.page
    need = Need.objects.get(hearings__meeting=meeting, sector="electricity_lighting")
    mandate = Mandate.objects.filter(person__name="عبد الرحيم الشطيبي").latest("pk")
    story.be("provincial")
    story.open(f"/needs/{need.pk}/")
    page.locator("#assign select").select_option(str(mandate.pk))
    story.press("تسليم", within="#assign")
    story.be("elected")
    story.open("/")
    page.locator("#needs").get_by_role("link", name=need.text).click()
    page.locator("#answer textarea").fill(ANSWER)
    story.press("حفظ الجواب", within="#answer")
    story.read(ANSWER)
    story.look("6-answer")
    coming = Meeting.objects.filter(state="planned", organiser=mine().body, places__place=PROVINCE)
    story.be("provincial")
    story.open(f"/meetings/{coming.earliest('held_on').pk}/")
    story.read(ANSWER, within="#answers")
    page.locator(f"#answers button[value='{need.pk}']").click()
    story.read("في جدول الأعمال", within="#answers")
    story.look("6-agenda")


def the_news_is_written_and_read_back(story: Story, meeting: Meeting) -> None:
    page = story.page
    story.open(f"/meetings/{meeting.pk}/")
    page.get_by_role("link", name="حرّر الخبر").click()
    story.press("حرّره")
    page.wait_for_url("**/news*/*/")
    story.read("صفر فروق", within="#read-back")
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
    before = units(story, "promises")
    meeting = the_report_becomes_a_record(story)
    check_the_record(meeting)
    owners_and_dates_in_one_action(story, meeting)
    the_map_changes_and_a_step_is_taken(story, before, meeting)
    the_head_approves_and_the_roll_up_moves(story, meeting)
    a_problem_is_answered_and_told_back(story, meeting)
    the_news_is_written_and_read_back(story, meeting)
    from_the_report_to_the_system(story)
