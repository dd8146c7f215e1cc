"""Web, worker and PostgreSQL are killed amid writes: nothing acknowledged is lost, nothing is half done."""

import contextlib
import json
import os
import random
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from liqaa.config.launcher import processes
from tests.chaos import comparing
from tests.chaos.organisation import Organisation
from tests.chaos.writers import MailWriter, PeopleWriter, Writer

ROUNDS = int(os.environ.get("LIQAA_CHAOS_ROUNDS", "200"))
WEIGHTS = {"web": 3, "web worker": 3, "worker": 4, "postgres": 3, "session": 2, "supervisor": 1}
SILENCE = 600.0  # a run that died amid handing over is given up after five minutes, looked for every two


class Mailbox:
    """An SMTP server that counts what it took."""

    def __init__(self) -> None:
        self.received: Counter[str] = Counter()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.received.update(address.partition("@")[0] for address in envelope.rcpt_tos)
        return "250 kept"


class OnAnyPort(Controller):
    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    box = Mailbox()
    controller = OnAnyPort(box, hostname="127.0.0.1", port=0)
    controller.start()
    yield box, controller.port
    controller.stop()


@pytest.fixture
def organisation(mailbox) -> Iterator[Organisation]:
    """On the disk, not in memory: what PostgreSQL writes safely is written."""
    base = Path(tempfile.mkdtemp(prefix="liqaa-chaos-"))
    base.chmod(0o755)
    made = Organisation(base / "h", mailbox[1])
    try:
        made.prepare()
        made.keep_running()
        yield made
    finally:
        made.stop()
        shutil.rmtree((base / "h" / "postgres").resolve(), ignore_errors=True)
        shutil.rmtree(base, ignore_errors=True)


def wreak(organisation: Organisation, mailbox: Mailbox, rounds: int, seed: int) -> dict[str, object]:
    """Kill a random process at a random moment, so many times; compare now and then, and at the end."""
    chance = random.Random(seed)
    people = [PeopleWriter(organisation, name) for name in ("first", "second", "third")]
    mails = MailWriter(organisation)
    writers: list[Writer] = [*people, mails]
    killed: Counter[str] = Counter()
    began = time.monotonic()
    for each in writers:
        each.start()
    try:
        for number in range(1, rounds + 1):
            time.sleep(chance.uniform(0.1, 1.2))
            killed[kill_one(organisation, chance)] += 1
            organisation.keep_running()
            if number % 25 == 0 or number == rounds:
                compare(organisation, writers, people, mails)
    finally:
        for each in writers:
            each.end()
    kept = sum(len(writer.tally.kept) for writer in people)
    tried = sum(len(writer.tally.tried) for writer in people)
    return {
        "rounds": rounds,
        "killed": dict(killed),
        "starts": organisation.starts,
        "people": f"{kept} of {tried} acknowledged",
        "messages": f"{len(mails.tally.kept)} of {len(mails.tally.tried)} acknowledged",
        "seconds": round(time.monotonic() - began),
    }


def kill_one(organisation: Organisation, chance: random.Random) -> str:
    victims = organisation.victims()
    names = sorted(victims)
    name = chance.choices(names, [WEIGHTS[each] for each in names])[0]
    with contextlib.suppress(ProcessLookupError):
        os.kill(chance.choice(victims[name]), signal.SIGKILL)
    if name in ("postgres", "supervisor"):
        wait_until_gone(organisation, victims[name][0])
    return name


def wait_until_gone(organisation: Organisation, pid: int) -> None:
    """Until the database was started again by its supervisor, or everything ended."""
    assert organisation.server is not None
    deadline = time.monotonic() + 60
    while organisation.server.poll() is None and time.monotonic() < deadline:
        if pid != organisation.server.pid and organisation.answers():
            return
        time.sleep(0.05)


def compare(
    organisation: Organisation, writers: list[Writer], people: list[PeopleWriter], mails: MailWriter
) -> None:
    for writer in writers:
        writer.pause()
    organisation.keep_running()
    with organisation.connect() as connection:
        assert comparing.faults(connection, [each.tally for each in people], mails.tally) == []
    for writer in writers:
        writer.resume()


def wait_for_the_last_mails(
    organisation: Organisation, mailbox: Mailbox, patience: float
) -> tuple[list[str], int]:
    """Until no message waits any more, as long as they go on leaving; which wait, how many are unclear.

    However many wait, however slow the machine: only ``patience`` seconds without progress end it.
    """
    least, deadline = None, time.monotonic() + patience
    while True:
        organisation.keep_running()
        with organisation.connect() as connection:
            found, waiting, unclear = comparing.undelivered(connection, mailbox.received)
            assert found == []
            if least is None or waiting < least:
                least, deadline = waiting, time.monotonic() + patience
            if not waiting or time.monotonic() >= deadline:
                return comparing.still_waiting(connection), unclear
        time.sleep(1)


@pytest.mark.slow
def test_three_kills_lose_nothing(organisation, mailbox):
    seen = wreak(organisation, mailbox[0], 3, seed=11)
    assert seen["rounds"] == 3
    wait_for_the_last_mails(organisation, mailbox[0], patience=0)


@pytest.mark.slow
def test_hundreds_of_kills_lose_nothing(organisation, mailbox):
    seed = int(os.environ.get("LIQAA_CHAOS_SEED", "20261122"))
    seen = wreak(organisation, mailbox[0], ROUNDS, seed)
    print(json.dumps(seen), flush=True)
    began = time.monotonic()
    waiting, unclear = wait_for_the_last_mails(organisation, mailbox[0], SILENCE)
    told = json.loads(organisation.verify_journal())
    mails = mailbox[0].received
    drained = {
        "received": sum(mails.values()),
        "twice": sum(count > 1 for count in mails.values()),
        "unclear": unclear,
        "waiting": len(waiting),
        "drained in": round(time.monotonic() - began),
        "sealed": told["lines"],
        "seed": seed,
    }
    print(json.dumps(drained), flush=True)
    assert (waiting, told["ok"]) == ([], True)
    assert organisation.stop() == 0
    assert processes.running_from((organisation.home / "postgres").resolve() / "programs") == []
