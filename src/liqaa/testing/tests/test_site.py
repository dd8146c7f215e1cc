"""The server and the browser that every browser test stands on."""

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Page

from liqaa.testing.site import Site, run_jobs


def test_the_server_answers_in_a_real_browser(site: Site, page: Page):
    answer = page.goto(f"{site.url}/healthz")
    assert answer is not None
    assert answer.json()["database"] == "ok"


@pytest.mark.parametrize("_round", [1, 2])
def test_each_test_finds_the_demo_as_it_was_built(site: Site, page: Page, _round):
    before = Session.objects.count()
    Session.objects.create(session_key="left behind", session_data="", expire_date=timezone.now())
    page.goto(f"{site.url}/healthz")
    assert (before, Session.objects.count()) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_waiting_jobs_are_done_without_a_worker():
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.models import ProcrastinateJob

    name = "builtin:procrastinate.builtin_tasks.remove_old_jobs"
    app.configure_task(name).defer(max_hours=1)
    run_jobs()
    assert [job.status for job in ProcrastinateJob.objects.filter(task_name=name)] == ["succeeded"]
