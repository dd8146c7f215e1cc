"""The picture on an invitation, held before the camera at the door: who bears it is let in, once."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Browser, BrowserType, expect

from liqaa.bodies.models import Body
from liqaa.bodies.tests import factories as bodies
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.meetings import actions
from liqaa.meetings.models import Invitation, Meeting, Participation
from liqaa.meetings.queries.inviting import Invitee
from liqaa.meetings.queries.keys import answer_key
from liqaa.meetings.tests import factories as meetings
from liqaa.testing.site import Site
from tests.browser.watching import PHONE, Watch
from tests.journeys.council import PROVINCE, go
from tests.story.steps import Story

WIDTH, HEIGHT = 640, 480
GUEST = "غيثة الصفصافي"
HEAD = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode()

type Hold = Callable[[bytes], Story]


def film_of(picture: bytes) -> bytes:
    """One second of film in which the picture is held, a little askew, before a grey wall (YUV4MPEG2)."""
    held = Image.open(BytesIO(picture)).convert("L").resize((300, 300))
    frame = Image.new("L", (WIDTH, HEIGHT), 150)
    turned = held.rotate(7, expand=True, fillcolor=150, resample=Image.Resampling.BICUBIC)
    frame.paste(turned, (170, 70))
    colourless = bytes([128]) * (WIDTH * HEIGHT // 2)
    return HEAD + (b"FRAME\n" + frame.tobytes() + colourless) * 10


@pytest.fixture
def hold(
    site: Site, browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> Iterator[Hold]:
    """The phone of the secretary, with a camera that sees what it is handed."""
    open_ones: list[Browser] = []

    def before_the_camera(picture: bytes) -> Story:
        film = tmp_path / f"{len(open_ones)}.y4m"
        film.write_bytes(film_of(picture))
        camera = [
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            f"--use-file-for-fake-video-capture={film}",
        ]
        launched = {**browser_type_launch_args, "args": [*browser_type_launch_args["args"], *camera]}
        browser = browser_type.launch(**launched)
        open_ones.append(browser)
        page = browser.new_context(viewport=PHONE, has_touch=True, locale="ar-MA").new_page()
        site.sign_in(page, "provincial@demo.invalid")
        return Story(page, Watch(page, site.url.partition("//")[2]), site, "phone")

    yield before_the_camera
    for browser in open_ones:
        browser.close()


def invited() -> tuple[Meeting, Invitation]:
    """Somebody invited to a meeting of today."""
    with acting_for(SYSTEM):
        meeting = meetings.meeting(
            Body.objects.get(type="provincial_secretariat", place=PROVINCE),
            title="لقاء مفتوح",
            state="planned",
            held_on=timezone.localdate(),
        )
        guest = Invitee(bodies.person(GUEST, PROVINCE), "list")
        [invitation] = actions.invite(meeting=meeting, invitees=[guest], by=SYSTEM, at=timezone.now())
    return meeting, invitation


def picture_on(browser: Browser, site: Site, invitation: Invitation) -> bytes:
    """The picture as the page of the invitation's own link shows it on the phone of whoever is invited."""
    context = browser.new_context(viewport=PHONE, locale="ar-MA")
    page = context.new_page()
    page.goto(site.url + reverse("meetings:answer", args=[answer_key(invitation)]))
    taken = page.locator(f"main [role=img][aria-label='{invitation.code}'] svg").screenshot()
    context.close()
    return taken


@pytest.mark.slow
def test_the_picture_of_an_invitation_is_read_by_the_camera(site: Site, browser: Browser, hold: Hold) -> None:
    meeting, invitation = invited()
    story = hold(picture_on(browser, site, invitation))
    page = go(story, f"meetings/{meeting.pk}/door/")
    expect(page.locator("#door-camera")).to_be_hidden()
    story.press("مسح")
    expect(page.locator("#door-camera video")).to_be_visible()
    story.read(GUEST, within="#door-said")
    expect(page.locator("#door-live .k-stat-value").first).to_have_text(re.compile(r"^1\s*/"))
    story.look("camera")
    page.wait_for_timeout(3500)  # the same picture is looked at again after three seconds
    story.read("مسجل من قبل", within="#door-said")
    story.press("إيقاف")
    expect(page.locator("#door-camera")).to_be_hidden()
    with acting_for(SYSTEM):
        [part] = Participation.objects.filter(meeting=meeting)
    assert (part.person_id, part.came_by) == (invitation.person_id, "code")
    assert part.arrived_at is not None
    assert timezone.now() - part.arrived_at < timedelta(minutes=2)
