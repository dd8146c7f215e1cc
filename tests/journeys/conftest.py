"""A council in a province of the demo, a mail server of its own, and phones in three hands."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from liqaa.bodies.models import Body
from liqaa.bodies.tests import factories as bodies
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.meetings import actions
from liqaa.meetings.queries.inviting import Invitee
from liqaa.meetings.tests import factories as meetings
from liqaa.outbox.models import MailServer
from liqaa.outbox.tests.conftest import LoopbackServer
from liqaa.people.models import Person
from liqaa.testing.site import Site
from tests.browser.watching import PHONE, Watch
from tests.journeys.council import FAMILIES, GUEST, MEMBERS, MEN, PROVINCE, STRANGER, WOMEN, Council
from tests.story.steps import Story


@pytest.fixture
def smtp() -> Iterator[LoopbackServer]:
    server = LoopbackServer()
    yield server
    server.controller.stop()


@pytest.fixture
def council(site: Site, smtp: LoopbackServer) -> Council:
    """A council of 29 in a province of the demo, whose president is to be elected; and a mail server."""
    with acting_for(SYSTEM):
        MailServer.objects.create(
            host="127.0.0.1", port=smtp.port, security=MailServer.Security.NONE, sender="liqaa@example.ma"
        )
        body = bodies.body("provincial_council", PROVINCE)
        member = bodies.office("provincial_council_member", body)
        names = [(first, kind) for kind, firsts in (("m", MEN), ("f", WOMEN)) for first in firsts]
        people = [
            bodies.person(
                f"{first} {family}", PROVINCE, gender=kind, email=f"{kind}{row}{column}@council.invalid"
            )
            for row, (first, kind) in enumerate(names)
            for column, family in enumerate(FAMILIES)
        ][: MEMBERS - 2]
        known = ("provincial@demo.invalid", "rapporteur@demo.invalid")
        people += [Person.objects.get(account__email=email) for email in known]
        since = timezone.localdate() - timedelta(days=200)
        for person in people:
            bodies.appointment(person, member, starts_on=since)
        bodies.person(GUEST, PROVINCE, email="guest@council.invalid")
        other = meetings.meeting(
            Body.objects.get(type="provincial_secretariat", place=PROVINCE),
            title="اجتماع الأمانة",
            state="planned",
            held_on=timezone.localdate(),
        )
        stranger = Invitee(bodies.person(STRANGER, PROVINCE), "list")
        [elsewhere] = actions.invite(meeting=other, invitees=[stranger], by=SYSTEM, at=timezone.now())
    site.work()  # what the demo itself wrote to its people leaves before the story begins
    smtp.received.mails.clear()
    return Council(body, people, elsewhere)


@pytest.fixture
def phones(site: Site, browser: Browser) -> Iterator[list[Story]]:
    """The phone of the secretary, that of the rapporteur, and one of somebody who never signed in."""
    contexts, held = [], []
    for who in ("provincial@demo.invalid", "rapporteur@demo.invalid", ""):
        context = browser.new_context(viewport=PHONE, has_touch=True, locale="ar-MA")
        contexts.append(context)
        page = context.new_page()
        if who:
            site.sign_in(page, who)
        held.append(Story(page, Watch(page, site.url.partition("//")[2]), site, "phone"))
    yield held
    for context in contexts:
        context.close()
