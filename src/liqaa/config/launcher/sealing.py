"""The worker's second hand: seals the journal within a second, and anchors it outside the database."""

import logging
import threading
import time
from datetime import datetime
from pathlib import Path

from liqaa.journal.sealing import Sealer

EVERY = 0.5  # seconds between two looks
ANCHOR_EVERY = 600.0
FAULT_PAUSE = 5.0  # after a fault, such as a database that is restarting

logger = logging.getLogger(__name__)


class Sealing:
    """A thread that seals until it is told to stop; then once more, with a last anchor."""

    def __init__(self, anchors: Path, mail_to: str = "") -> None:
        self.anchors = anchors
        self.mail_to = mail_to
        self._sealer = Sealer()
        self._stop = threading.Event()
        self._next_anchor = 0.0
        self._thread = threading.Thread(target=self._run, name="sealing", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self, patience: float) -> None:
        """Seal and anchor what is there, and end; not waited for longer than ``patience`` seconds."""
        self._stop.set()
        self._thread.join(patience)

    def _run(self) -> None:
        while True:
            last = self._stop.is_set()
            fault = not self._pass(last=last)
            if last:
                return
            self._stop.wait(FAULT_PAUSE if fault else EVERY)

    def _pass(self, *, last: bool) -> bool:
        """Seal what waits, and anchor when it is time; False when it failed, which ends nothing."""
        from django.db import connection
        from django.utils import timezone

        try:
            self._sealer.seal_all(at=timezone.now())
            if last or time.monotonic() >= self._next_anchor:
                self._next_anchor = time.monotonic() + ANCHOR_EVERY
                self._anchor(timezone.now())
        except Exception:
            logger.exception("sealing the journal")
            self._sealer = Sealer()
            connection.close()
            return False
        if last:
            connection.close()
        return True

    def _anchor(self, now: datetime) -> None:
        from liqaa.journal.keeping import anchor

        if anchor(self.anchors, at=now) and self.mail_to:
            mail_anchor(self.anchors, self.mail_to, now)


def mail_anchor(file: Path, to: str, now: datetime) -> None:
    """Send the last anchor to an address, once a day: whoever holds it there holds proof."""
    from django.utils import timezone

    from liqaa.journal.actions import SYSTEM
    from liqaa.journal.anchors import known
    from liqaa.kit.acting import acting_for
    from liqaa.outbox.actions import queue

    with acting_for(SYSTEM):
        queue(
            key=f"journal-anchor:{timezone.localdate(now)}",
            recipient=to,
            subject="مرساة — ancre",
            body=f"{known(file)[-1]}\n\nliqaa journal verify --anchors FILE\n",
            by=SYSTEM,
            at=now,
        )
