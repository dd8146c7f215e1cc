"""Work on a file from outside, done in a process of its own with little memory, little time and no files.

    lines = in_a_child("liqaa.kit.workbooks", "lines_of", data, most_rows=500)

A reader of documents that is led to ask for a hundred gigabytes, or to turn in circles, ends its own process
and not the web server's. What comes back is JSON; what went wrong is :class:`Stopped`.
"""

import importlib
import json
import os
import subprocess
import sys
from typing import Any

MEMORY = 768 * 1024 * 1024
"""Bytes of address space of the child."""
SECONDS = 20
"""Of computing; the clock on the wall is given three times as long, for a busy machine."""
LARGEST_ANSWER = 64 * 1024 * 1024
_TOLD = "liqaa.kit.apart"


class Stopped(Exception):
    """The child gave no answer: it failed, took too much, or took too long."""


def in_a_child(module: str, function: str, data: bytes, **options: Any) -> Any:
    """What ``function`` of ``module`` makes of ``data``, worked out in a child. Raises ``Stopped``.

    The child inherits no environment but the way to its modules: no address of a database, no secret.
    """
    command = [sys.executable, "-m", _TOLD, module, function, json.dumps(options)]
    try:
        answer = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=3 * SECONDS,
            env={"PYTHONPATH": os.pathsep.join(each for each in sys.path if each), "LC_ALL": "C.UTF-8"},
            check=True,
        ).stdout
        return json.loads(answer)
    except (subprocess.SubprocessError, OSError, ValueError) as problem:
        raise Stopped(f"{module}.{function}") from problem


def main(module: str, function: str, options: str) -> int:
    """What the child does: bind itself, then work on standard input."""
    _bind()
    work = getattr(importlib.import_module(module), function)
    found = json.dumps(work(sys.stdin.buffer.read(), **json.loads(options)))
    if len(found) > LARGEST_ANSWER:
        return 1
    sys.stdout.write(found)
    return 0


def _bind() -> None:
    """Limits that the kernel keeps; where it knows one of them not, the others hold."""
    import resource

    limits = (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in limits:
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
