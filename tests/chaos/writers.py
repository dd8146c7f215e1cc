"""Those who write, each on its own, and keep outside what was tried and what was acknowledged."""

import http.client
import itertools
import re
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.chaos.organisation import Organisation

LETTERS = "ابجدهوزحطي"
MAILER = """
import itertools, sys, time
import django
django.setup()
from django.db import connection
from django.utils import timezone
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.outbox.actions import queue
for number in itertools.count():
    if sys.stdin.readline() != "go\\n":
        break
    key = f"chaos-{number}"
    print("try", key, flush=True)
    try:
        with acting_for(SYSTEM):
            queue(key=key, recipient=f"{key}@example.org", subject=key, body=key, by=SYSTEM,
                  at=timezone.now())
        print("kept", key, flush=True)
    except Exception as problem:
        print("lost", key, type(problem).__name__, flush=True)
        try:
            connection.close()
        except Exception:
            pass
"""


@dataclass
class Tally:
    """What was tried and what was acknowledged, kept outside the system that is killed."""

    tried: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)


class Writer:
    """A thread that writes until it is told to end; ``pause`` returns when nothing of it is under way."""

    def __init__(self) -> None:
        self.tally = Tally()
        self._free = threading.Event()
        self._idle = threading.Event()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)

    def start(self) -> None:
        self._free.set()
        self._thread.start()

    def pause(self) -> None:
        self._free.clear()
        assert self._idle.wait(60), "a write is neither answered nor refused"

    def resume(self) -> None:
        self._idle.clear()
        self._free.set()

    def end(self) -> None:
        self._end.set()
        self._free.set()
        self._thread.join(60)
        self.close()

    def _work(self) -> None:
        while not self._end.is_set():
            if not self._free.is_set():
                self._idle.set()
                self._free.wait()
                continue
            self.write()

    def write(self) -> None:
        raise NotImplementedError

    def close(self) -> None:
        """Give back what is held."""


class PeopleWriter(Writer):
    """Adds people by the form of the page, over one connection that is kept while it lasts."""

    def __init__(self, organisation: Organisation, name: str) -> None:
        super().__init__()
        self.organisation, self.name = organisation, name
        self.numbers = itertools.count()
        self.connection: http.client.HTTPConnection | None = None
        self.token = ""

    def write(self) -> None:
        number = next(self.numbers)
        address = f"{self.name}-{number}@example.org"
        self.tally.tried.add(address)
        try:
            if self._add(address, number):
                self.tally.kept.add(address)
        except (OSError, http.client.HTTPException):
            self._drop()
            time.sleep(0.05)

    def _add(self, address: str, number: int) -> bool:
        if not self.token:
            self.token = self._fetch_token()
        words = "".join(LETTERS[int(digit)] for digit in str(number))
        typed = {
            "csrfmiddlewaretoken": self.token,
            "name": f"مواطن {self.name} {words}",
            "email": address,
            "place": self.organisation.entry["place"],
            "relation": "contact",
            "is_new": "1",
        }
        status, where, _ = self._ask("POST", "/people/add/", urlencode(typed))
        return status == 302 and re.fullmatch(r"/people/\d+/", where) is not None

    def _fetch_token(self) -> str:
        status, where, page = self._ask("GET", "/people/add/")
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        if status != 200 or found is None:
            raise http.client.HTTPException(f"{status} {where}")
        return found[1]

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str, str]:
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.organisation.port, timeout=20)
        entry = self.organisation.entry
        headers = {"Cookie": f"{entry['name']}={entry['key']}; {entry['csrf']}={'c' * 32}"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.headers.get("Location", ""), answer.read().decode(errors="replace")

    def _drop(self) -> None:
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def close(self) -> None:
        self._drop()


class MailWriter(Writer):
    """Queues messages in a process of its own; one that was killed or lost its server is started again."""

    def __init__(self, organisation: Organisation) -> None:
        super().__init__()
        self.organisation = organisation
        app = f"postgresql://liqaa_app@/liqaa?host={(organisation.home / 'postgres').resolve()}"
        owner = app.replace("liqaa_app", "liqaa_owner")
        self.process = subprocess.Popen(
            [sys.executable, "-c", MAILER],
            env={
                **organisation.environment,
                "DATABASE_URL": app,
                "DATABASE_OWNER_URL": owner,
                "DJANGO_SETTINGS_MODULE": "liqaa.config.settings",
                "LIQAA_POOL": "0",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def write(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        while True:
            said, _, rest = self.process.stdout.readline().strip().partition(" ")
            key = rest.split(" ")[0]
            if said == "try":
                self.tally.tried.add(key)
            elif said == "kept":
                self.tally.kept.add(key)
                time.sleep(0.4)  # the worker, which is killed as well, has to keep up
                return
            elif said == "lost":
                time.sleep(0.1)
                return
            else:
                raise AssertionError(f"the writer of messages ended: {said} {rest}")

    def close(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(20)
        assert self.process.stdout is not None
        self.process.stdout.close()
