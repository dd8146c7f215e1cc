"""Small truths about Unix processes: what outlives its parent, and how to end it."""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

PR_SET_PDEATHSIG = 1


def die_with_parent(with_signal: signal.Signals) -> Callable[[], None]:
    """A function for a child to call: it then gets ``with_signal`` when its parent dies (Linux).

    The C library is loaded here, before the fork, so that the child only makes the call.
    """
    if sys.platform != "linux":
        return lambda: None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(PR_SET_PDEATHSIG, int(with_signal))


def running_from(folder: Path) -> list[int]:
    """Processes whose program lies under ``folder`` (Linux only; elsewhere none are found)."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            program = (entry / "exe").readlink()
        except OSError:
            continue
        if program.is_relative_to(folder):
            found.append(int(entry.name))
    return found


def send(pids: Iterable[int], with_signal: signal.Signals) -> None:
    """Send a signal to each process that still exists."""
    for pid in pids:
        try:
            os.kill(pid, with_signal)
        except ProcessLookupError:
            continue


def end_all(folder: Path, patience: float = 10.0) -> None:
    """End every process that runs from ``folder``: ask by SIGINT, after ``patience`` seconds by SIGKILL."""
    send(running_from(folder), signal.SIGINT)
    deadline = time.monotonic() + patience
    while left := running_from(folder):
        if time.monotonic() > deadline:
            send(left, signal.SIGKILL)
        time.sleep(0.05)
