"""Forked children: born from an imported program in milliseconds, dead when their parent dies."""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import NoReturn

from liqaa.config.launcher.processes import die_with_parent

Work = Callable[[], None]


def fork(work: Work, release: Callable[[], None]) -> int:
    """Run ``work`` in a child process and return the child's id to the parent.

    ``release`` runs first in the child and closes what belongs to the parent alone. The child leads its own
    process group, so that Ctrl+C in the terminal reaches it once, through the supervisor.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    tie = die_with_parent(signal.SIGKILL)
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        _live(work, release, tie, parent)
    return pid


def _live(work: Work, release: Callable[[], None], tie: Callable[[], None], parent: int) -> NoReturn:
    """The child's whole life; never returns into the code of the parent."""
    code = 1
    try:
        os.setpgid(0, 0)
        tie()
        if os.getppid() != parent:  # the parent died before the tie was made
            os._exit(1)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        release()
        work()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 (shown, then the process ends)
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
