"""A demo organisation that no test of a module changes, and one browser window for each reader of it."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.plugin import DjangoDbBlocker

from liqaa.testing import databases
from liqaa.testing.site import Site
from tests.browser.screens import ALL_SEEING, NEWCOMER, PROVINCE, SCREENS, SECRETARY

ELSEWHERE = "ma/06/141"


@pytest.fixture(scope="module")
def still_site(
    site_server: str, demo_template: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Site, dict[str, str]]]:
    """The demo with what its screens need besides, and the address of each screen by its name.

    For a whole module: its tests only look.
    """
    with django_db_blocker.unblock():
        databases.copy_database(demo_template, databases.worker_database())
        _make_ready()
        yield Site(site_server), {screen.name: screen.address for screen in SCREENS}
        databases.copy_database(databases.TEMPLATE, databases.worker_database())


def _make_ready() -> None:
    """Somebody who sees every screen, somebody to whom every screen is empty, and directives."""
    from liqaa.access import actions as access
    from liqaa.access.models import Account
    from liqaa.journal.actions import SYSTEM
    from liqaa.territory.models import Place

    now = timezone.now()
    newcomer = access.create_account(email=NEWCOMER, name="سعيد الوافد", language="ar", by=SYSTEM, at=now)
    for account, role, path in (
        (Account.objects.get(email=ALL_SEEING), "administrator", "ma"),
        (newcomer, "local_secretary", ELSEWHERE),
    ):
        access.grant(
            account=account,
            role=role,
            places=[Place.objects.get(path=path)],
            source_kind="setup",
            source_id="screens",
            starts_on=timezone.localdate(now) - timedelta(days=30),
            by=SYSTEM,
            at=now,
        )
    _issue_directives()
    _write_news()
    _take_a_step()


def _issue_directives() -> None:
    """One that is issued and one that is a draft, where the demo has none."""
    from liqaa.access.models import Account
    from liqaa.bodies.models import Body
    from liqaa.campaigns import actions
    from liqaa.campaigns.actions.drafting import Memo
    from liqaa.campaigns.models import Directive

    now, by = timezone.now(), Account.objects.get(email=ALL_SEEING)
    issuer = Body.objects.filter(place_id="ma").order_by("pk")[0]
    known = set(Directive.objects.filter(executions__scope=PROVINCE).values_list("state", flat=True))
    known |= set(Directive.objects.filter(state="draft").values_list("state", flat=True))
    for state in {"issued", "draft"} - known:
        memo = Memo(
            title="تنظيم الأبواب المفتوحة",
            text="تنظم كل أمانة إقليمية لقاء مفتوحا مع الساكنة وترفع تقريرا عنه.",
            level="province",
            body_types=["provincial_secretariat"],
            meeting_kind="organisational",
            due_on=timezone.localdate(now) + timedelta(days=21),
        )
        directive = actions.draft(issuer=issuer, memo=memo, by=by, at=now)
        if state == "issued":
            actions.issue(directive=directive, by=by, at=now)


def _write_news() -> None:
    """The news of a meeting whose report was read."""
    from liqaa.access.models import Account
    from liqaa.meetings.models import Meeting
    from liqaa.newsroom import actions

    meeting = Meeting.objects.filter(reading__isnull=False).order_by("pk")[0]
    actions.write(meeting=meeting, by=Account.objects.get(email=SECRETARY), at=timezone.now())


def _take_a_step() -> None:
    """The first step of a founding that is under way."""
    from liqaa.access.models import Account
    from liqaa.bodies.models import Body
    from liqaa.followup import actions
    from liqaa.followup.actions.advancing import Proof
    from liqaa.followup.queries.founding import next_step, steps_of

    now = timezone.now()
    body = Body.objects.filter(state="preparatory", dissolved_on=None).order_by("pk")[0]
    line = next_step(steps_of(body, on=timezone.localdate(now)))
    assert line is not None, body
    actions.take_step(
        body=body,
        step=line.key,
        done_on=timezone.localdate(now),
        proof=Proof(text="قرار مكتوب"),
        by=Account.objects.get(email=ALL_SEEING),
        at=now,
    )


@pytest.fixture(scope="module")
def windows(
    still_site: tuple[Site, dict[str, str]], browser: Browser
) -> Iterator[Callable[[str, str], Page]]:
    """The one page of an account in a language; no address means a stranger's.

    It goes from screen to screen as a reader's does: a new page each time costs half of the run.
    """
    site, _addresses = still_site
    opened: dict[tuple[str, str], Page] = {}

    def window(who: str, language: str) -> Page:
        if (who, language) not in opened:
            context = browser.new_context(locale=f"{language}-MA", timezone_id="Africa/Casablanca")
            context.add_cookies([{"name": "liqaa_language", "value": language, "url": site.url}])
            opened[who, language] = context.new_page()
            if who:
                site.sign_in(opened[who, language], who)
        return opened[who, language]

    yield window
    for page in opened.values():
        page.context.close()
