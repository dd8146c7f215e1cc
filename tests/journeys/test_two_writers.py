"""Two writers on one part of minutes in two browsers: no word is lost, not even while one is out of reach."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.meetings.models import Meeting, MinutesPart, MinutesRevision
from liqaa.testing.site import Site
from tests.journeys.council import PROVINCE, go
from tests.story.steps import Story

FIRST = "افتتح الرئيس الجلسة على الساعة العاشرة."
SECOND = "افتتحت الجلسة بعد معاينة النصاب."
BOTH = f"{SECOND} {FIRST}"
OFFLINE = f"{BOTH}\nورُفعت الجلسة عند الظهر."


def begun(story: Story) -> tuple[Meeting, MinutesPart]:
    """A meeting that was held in the province, and the first part of its minutes."""
    with acting_for(SYSTEM):
        held = Meeting.objects.filter(state="held", organiser__scope=PROVINCE, minutes=None)
        meeting = held.order_by("-held_on").first()
        assert meeting is not None
    go(story, f"meetings/{meeting.pk}/minutes/")
    story.press("ابدأ المحضر")
    story.read("الافتتاح")
    with acting_for(SYSTEM):
        part = meeting.minutes.parts.order_by("position").first()
    assert part is not None
    return meeting, part


def box(page: Page, part: MinutesPart) -> Locator:
    return page.locator(f"#part-{part.pk}-text")


def saved(page: Page, part: MinutesPart) -> None:
    state = page.locator(f"#part-{part.pk}-state")
    expect(state).to_contain_text(re.compile("حُفظ على الساعة"), timeout=20_000)


def stands(part: MinutesPart) -> str:
    with acting_for(SYSTEM):
        return MinutesPart.objects.get(pk=part.pk).text


@pytest.mark.slow
def test_two_writers_and_a_lost_connection_lose_no_word(site: Site, phones: list[Story]) -> None:
    secretary, rapporteur = phones[:2]
    meeting, part = begun(secretary)
    for story in (secretary, rapporteur):
        go(story, f"meetings/{meeting.pk}/minutes/")
    first, second = secretary.page, rapporteur.page

    box(first, part).fill(FIRST)
    saved(first, part)
    box(second, part).fill(SECOND)
    state = second.locator(f"#part-{part.pk}-state")
    expect(state).to_contain_text("كتب غيرك هنا في هذه الأثناء", timeout=20_000)
    expect(box(second, part)).to_have_value(SECOND)
    assert stands(part) == FIRST
    with acting_for(SYSTEM):
        kept = MinutesRevision.objects.filter(part=part).order_by("number").values_list("text", flat=True)
        assert list(kept) == [FIRST, SECOND]
    box(second, part).fill(BOTH)
    second.get_by_role("button", name="احفظ ما في خانتي").click()
    saved(second, part)
    assert stands(part) == BOTH

    second.context.set_offline(offline=True)
    box(second, part).fill(OFFLINE)
    expect(second.locator(f"#part-{part.pk}-state [data-unsaved]")).to_be_visible(timeout=20_000)
    expect(box(second, part)).to_have_value(OFFLINE)
    assert stands(part) == BOTH
    second.context.set_offline(offline=False)
    expect(second.locator(f"#part-{part.pk}-state [data-unsaved]")).to_be_hidden(timeout=20_000)
    saved(second, part)
    assert stands(part) == OFFLINE
    for story in (secretary, rapporteur):
        story.watch.complaints.clear()  # htmx says of the conflict, and of the server out of reach
