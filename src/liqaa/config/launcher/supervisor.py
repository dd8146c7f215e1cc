"""Holds the web server and the worker: starts them, starts them again when they die, ends them together."""

import os
import signal
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Callable, Mapping
from types import FrameType

from liqaa.config.launcher.children import Work, fork
from liqaa.config.launcher.faults import CannotRun

PAUSE = 0.1
END_PATIENCE = 12.0
WITHOUT_DATABASE = 2.0  # nothing can be finished any more
MOST_DEATHS = 5
DEATHS_WITHIN = 60.0
DATABASE_ENDED = "توقفت قاعدة البيانات وأعيد تشغيلها"
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Supervisor:
    """A few forked children and the rule for their deaths.

    ``works`` names what each child does; ``release`` closes in a child what is the parent's alone;
    ``alive`` says whether what they all need, the database, is still there; ``revive`` starts it again.
    """

    def __init__(
        self,
        works: Mapping[str, Work],
        *,
        release: Callable[[], None],
        alive: Callable[[], bool],
        revive: Callable[[], None],
    ) -> None:
        self.works = works
        self.release = release
        self.alive = alive
        self.revive = revive
        self.children: dict[int, str] = {}
        self.deaths: deque[float] = deque(maxlen=MOST_DEATHS)
        self.stopping = False

    def run(self, ready: Callable[[], None], health_url: str) -> None:
        """Start everything, call ``ready`` once the web server answers, return after a stop signal.

        Raises CannotRun when the children or the database keep dying, or the database does not come back.
        Nothing is left running either way.
        """
        for number in STOP_SIGNALS:
            signal.signal(number, self._ask_to_stop)
        try:
            for name in self.works:
                self._start(name)
            self._wait_for_answer(health_url)
            if not self.stopping:
                ready()
            while not self.stopping:
                self._look_after_children()
                time.sleep(PAUSE)
        finally:
            self._end_children()

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        """A plain flag: anything with a lock can deadlock inside a signal handler."""
        self.stopping = True

    def _start(self, name: str) -> None:
        self.children[fork(self.works[name], self.release)] = name

    def _wait_for_answer(self, url: str) -> None:
        request = urllib.request.Request(url, headers={"X-Forwarded-Proto": "https"})  # noqa: S310 (our own)
        while not self.stopping:
            try:
                urllib.request.urlopen(request, timeout=5).close()  # noqa: S310 (our own)
            except urllib.error.HTTPError:
                return  # an answer, whatever it says
            except OSError:
                self._look_after_children()
                time.sleep(0.05)
            else:
                return

    def _look_after_children(self) -> None:
        """Start again whoever died, the database first; give up when deaths are too many.

        The children outlive their database: what they were doing fails, then they connect anew.
        """
        if not self.alive():
            self._count_death("the database")
            print(f"{DATABASE_ENDED} — the database ended and starts again", flush=True)
            self.revive()
        name = self._reap()
        if name is None or self.stopping:
            return
        self._count_death(name)
        print(f"توقف {name} وأعيد تشغيله — {name} ended and starts again", flush=True)
        self._start(name)

    def _count_death(self, name: str) -> None:
        """Raise CannotRun where this death is one too many."""
        now = time.monotonic()
        self.deaths.append(now)
        if len(self.deaths) == MOST_DEATHS and now - self.deaths[0] < DEATHS_WITHIN:
            raise CannotRun(f"يتوقف مرارا: {name} — keeps ending, so everything stops: {name}")

    def _reap(self) -> str | None:
        """The name of a child that ended, if one did. The database is waited for elsewhere."""
        for pid, name in self.children.items():
            if os.waitpid(pid, os.WNOHANG)[0]:
                del self.children[pid]
                return name
        return None

    def _end_children(self) -> None:
        """Ask every child to end; after a while, end those that did not."""
        self._signal_children(signal.SIGTERM)
        deadline = time.monotonic() + (END_PATIENCE if self.alive() else WITHOUT_DATABASE)
        while self.children and time.monotonic() < deadline:
            if self._reap() is None:
                time.sleep(0.02)
        self._signal_children(signal.SIGKILL)
        while self.children:
            self._reap()

    def _signal_children(self, number: signal.Signals) -> None:
        for pid in self.children:
            os.kill(pid, number)


def interrupt_on_termination() -> None:
    """Let SIGTERM and SIGHUP during the start act as Ctrl+C does, so that every ``finally`` runs."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)
    signal.signal(signal.SIGHUP, interrupt)
