"""The order of an agenda changed by hand on a phone: dragged by finger or pointer, or with the keyboard."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, expect

from liqaa.bodies.models import Body
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.acting import acting_for
from liqaa.meetings.models import Meeting
from liqaa.meetings.rules import Point
from liqaa.meetings.tests import factories as meetings
from liqaa.testing.site import Site
from tests.browser.watching import PHONE, Watch
from tests.journeys.council import PROVINCE, go
from tests.story.steps import Story

TITLES = ["كلمة الافتتاح", "التقرير الأدبي", "التقرير المالي", "متفرقات"]


@pytest.fixture
def phone(site: Site, browser: Browser) -> Iterator[Story]:
    context = browser.new_context(viewport=PHONE, has_touch=True, locale="ar-MA")
    page = context.new_page()
    site.sign_in(page, "provincial@demo.invalid")
    yield Story(page, Watch(page, site.url.partition("//")[2]), site, "phone")
    context.close()


@pytest.fixture
def meeting(site: Site) -> Meeting:
    """A meeting to come with an agenda of four points."""
    with acting_for(SYSTEM):
        return meetings.meeting(
            Body.objects.get(type="provincial_secretariat", place=PROVINCE),
            state="planned",
            held_on=timezone.localdate(),
            agenda=[Point(title=title) for title in TITLES],
        )


def kept(story: Story, meeting: Meeting, *order: int) -> None:
    """The page and the database have the points in this order."""
    titles = [TITLES[number] for number in order]
    expect(story.page.locator("#points .k-line-name")).to_have_text(titles)
    expect(story.page.locator("#points .k-spot")).to_have_text(["1", "2", "3", "4"])
    with acting_for(SYSTEM):
        assert list(meeting.agenda.order_by("position").values_list("title", flat=True)) == titles


def middle(of: Locator) -> tuple[float, float]:
    box = of.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def by_pointer(story: Story, number: int, onto: int) -> None:
    handles, mouse = story.page.locator("[data-point-handle]"), story.page.mouse
    (x, y), (_x, end) = middle(handles.nth(number)), middle(handles.nth(onto))
    mouse.move(x, y)
    mouse.down()
    mouse.move(x, end, steps=12)
    story.page.wait_for_timeout(300)  # rows make room, as they do for a hand
    mouse.move(x, end + (4 if end > y else -4), steps=3)
    mouse.up()


def by_finger(story: Story, number: int, onto: int) -> None:
    handles = story.page.locator("[data-point-handle]")
    screen = story.page.context.new_cdp_session(story.page)
    (x, y), (_x, end) = middle(handles.nth(number)), middle(handles.nth(onto))

    def touch(kind: str, *at: float) -> None:
        points = [{"x": x, "y": each} for each in at]
        screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", y)
    for step in range(1, 13):
        touch("touchMove", y + (end - y) * step / 12)
    story.page.wait_for_timeout(300)
    touch("touchMove", end + (4 if end > y else -4))
    touch("touchEnd")


@pytest.mark.slow
def test_points_are_dragged_by_finger_and_pointer_or_moved_by_keys(phone: Story, meeting: Meeting) -> None:
    page = go(phone, f"meetings/{meeting.pk}/agenda/")
    kept(phone, meeting, 0, 1, 2, 3)
    phone.look("agenda")
    by_pointer(phone, 2, 0)
    kept(phone, meeting, 2, 0, 1, 3)
    by_finger(phone, 0, 3)
    kept(phone, meeting, 0, 1, 3, 2)
    page.locator("#points li").nth(1).get_by_role("button").first.focus()
    page.keyboard.press("Enter")
    kept(phone, meeting, 1, 0, 3, 2)
    expect(page.locator("#points li").first.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    kept(phone, meeting, 0, 1, 3, 2)
    assert page.evaluate("scrollX") == 0
    with acting_for(SYSTEM):
        assert Entry.objects.filter(verb="meetings.move_point", subject_id=str(meeting.pk)).count() == 4
    phone.look("agenda-moved")


@pytest.mark.slow
def test_a_drop_that_was_not_kept_does_not_stay(phone: Story, meeting: Meeting) -> None:
    page = go(phone, f"meetings/{meeting.pk}/agenda/")
    page.route("**/move/", lambda route: route.abort())
    by_pointer(phone, 2, 0)
    expect(page.locator("[data-request-trouble]")).to_be_visible()
    kept(phone, meeting, 0, 1, 2, 3)
