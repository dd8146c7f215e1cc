"""``liqaa demo``: an invented organisation with a year of life, and one link that is already signed in."""

import argparse
import os
import socket
from typing import TYPE_CHECKING

from liqaa.config.cli.installation import DEMO, demo_home, held, mark, require_kind
from liqaa.config.launcher import web
from liqaa.config.launcher.faults import CannotRun
from liqaa.config.launcher.supervisor import interrupt_on_termination

if TYPE_CHECKING:
    from liqaa.access.models import Account

PORT = 8000
LOOPBACK = "127.0.0.1"
KINDS = ("secretariat", "inspectorate")
"""The kinds of ``config.demo``; the first is the usual one."""


def run(arguments: list[str]) -> int:
    """Prepare the demo's folder, then serve it until Ctrl+C (or only prepare it)."""
    options = _parser().parse_args(arguments)
    interrupt_on_termination()
    home = demo_home(options.kind if options.kind != KINDS[0] else "")
    require_kind(home, DEMO)
    listener = None if options.prepare_only else _listener(options.port)
    os.environ["LIQAA_DEMO"] = "1"
    if listener:
        os.environ["LIQAA_URL"] = f"http://localhost:{listener.getsockname()[1]}"
    with held(home) as installation:
        mark(home, DEMO)
        account = _prepare(options.kind)
        if listener is None:
            print(f"العرض جاهز — the demo is prepared: {home}", flush=True)
            return 0
        from liqaa.config.cli.running import run_until_stopped

        link = _entry_link(account)
        run_until_stopped(installation, listener, ready=lambda: _announce(link))
    print("توقف لقاء — Liqaa has stopped.", flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("liqaa demo", description=__doc__)
    parser.add_argument("--port", type=int, help=f"the port on this machine (default: {PORT}, or a free one)")
    parser.add_argument("--prepare-only", action="store_true", help="make everything and exit")
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0], help="the kind of party to invent")
    return parser


def _listener(port: int | None) -> socket.socket:
    """The port that was asked for; where none was, the usual one or else any that is free."""
    if port is not None:
        return web.listen(LOOPBACK, port)
    try:
        return web.listen(LOOPBACK, PORT)
    except CannotRun:
        return web.listen(LOOPBACK, 0)


def _prepare(kind: str) -> "Account":
    """Bring the database up to date and build the invented organisation; returns who looks at it first."""
    from django.utils import timezone

    from liqaa.config import demo
    from liqaa.config.launcher import schema
    from liqaa.journal.actions import SYSTEM
    from liqaa.kit.acting import DEMO as INVENTED
    from liqaa.kit.acting import acting_for, acting_from

    schema.bring_up_to_date(timezone.now())
    with acting_for(SYSTEM), acting_from(INVENTED):
        return demo.build(at=timezone.now(), kind=kind)


def _entry_link(account: "Account") -> str:
    """A fresh secret address that signs ``account`` in, on this machine only."""
    from liqaa.access.models import OneTimeLink
    from liqaa.config.cli.links import link_for

    return link_for(account, OneTimeLink.Purpose.DEMO)


def _announce(link: str) -> None:
    print(f"\nلقاء جاهز. افتح هذا الرابط — Liqaa is ready. Open this link:\n\n  {link}\n", flush=True)
    print("للتوقف: Ctrl+C — press Ctrl+C to stop.", flush=True)
