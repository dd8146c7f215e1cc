"""Each line of the journal says from where its thing was done; no action is told."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from liqaa.access.actions import create_account
from liqaa.journal.actions import SYSTEM, record
from liqaa.journal.models import Entry
from liqaa.kit.acting import DEMO, IMPORT, JOB, acting_from, origin_now

pytestmark = pytest.mark.django_db


def last() -> str:
    return Entry.objects.order_by("-id").values_list("origin", flat=True)[0]


def test_a_page_is_the_web_and_a_command_a_command(client: Client) -> None:
    account = create_account(email="amina@example.ma", name="أمينة", by=SYSTEM, at=timezone.now())
    assert last() == "command"
    client.force_login(account)
    address, form = reverse("access:account"), {"name": "أمينة العلوي", "language": "fr", "do": "describe"}
    client.post(address, form)
    assert (Entry.objects.latest("id").verb, last()) == ("access.describe_account", "web")
    assert origin_now() == "command"


@pytest.mark.parametrize("origin", [JOB, IMPORT, DEMO])
def test_what_is_done_within_is_from_there_and_what_comes_after_is_not(origin: str) -> None:
    with acting_from(origin):
        account = create_account(email="amina@example.ma", name="أمينة", by=SYSTEM, at=timezone.now())
        assert last() == origin
    record("access.describe_account", account, by=SYSTEM, at=timezone.now())
    assert last() == "command"


def test_the_worker_says_that_it_is_a_job(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs run in threads of the worker's loop: the word goes with them."""
    import asyncio

    from liqaa.config.launcher import sealing, worker

    class Quiet:
        def __init__(self, *_given: object) -> None: ...
        def start(self) -> None: ...
        def stop(self, _patience: float) -> None: ...

    said: list[str] = []

    async def one_job() -> None:
        said.append(await asyncio.to_thread(origin_now))

    monkeypatch.setattr(sealing, "Sealing", Quiet)
    monkeypatch.setattr(worker, "_work", one_job)
    worker.work()
    assert (said, origin_now()) == (["job"], "command")
