"""Running the command line as a person does: a process of its own on a folder of its own."""

import json
import os
import re
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from liqaa.config.launcher import processes
from liqaa.testing.postgres import FOLDER_VARIABLE

FROM_THE_TESTS = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "LIQAA_POOL",
    "LIQAA_HOME",
    "LIQAA_URL",
    FOLDER_VARIABLE,
)
Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(home: Path) -> dict[str, str]:
    """What a shell would hand to the command: nothing of the tests' own database."""
    kept = {name: value for name, value in os.environ.items() if name not in FROM_THE_TESTS}
    return {**kept, "LIQAA_HOME": str(home), "PYTHONUNBUFFERED": "1"}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "liqaa", *arguments]


class Server:
    """A running ``liqaa demo`` or ``liqaa serve``: its process, what it printed, the address it gave."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.home = home
        self.process = subprocess.Popen(
            command(*arguments),
            env=environment(home),
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.printed = ""
        self.link = self._read_link()
        self.url = "/".join(self.link.split("/")[:3])

    def _read_link(self) -> str:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.printed += line
            if found := re.search(r"https?://\S+", line):
                return found.group()
        raise AssertionError(f"no address was printed: {self.printed}")

    def health(self) -> dict[str, str]:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=10) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as problem:
            return json.load(problem)

    def wait_until_healthy(self) -> dict[str, str]:
        deadline = time.monotonic() + 20
        while (found := self.health())["worker"] != "ok":
            assert time.monotonic() < deadline, found
            time.sleep(0.1)
        return found

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Send a signal to the whole group, as Ctrl+C in a terminal does; returns the exit code."""
        os.killpg(self.process.pid, number)
        code = self.process.wait(20)
        assert self.process.stdout is not None
        self.printed += self.process.stdout.read()
        return code

    def left_running(self) -> list[int]:
        """Database processes of this folder, and whatever else is still in the command's process groups."""
        return processes.running_from((self.home / "postgres").resolve() / "programs")


@pytest.fixture
def home() -> Path:
    """A data folder that does not exist yet, with a short name, gone with the run."""
    return Path(os.environ[FOLDER_VARIABLE], secrets.token_hex(3))


@pytest.fixture
def liqaa(home: Path) -> Run:
    """Run one command to its end and return what it said."""

    def run(*arguments: str, at: Path = home) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command(*arguments), env=environment(at), capture_output=True, text=True, timeout=300, check=False
        )

    return run


@pytest.fixture
def start(home: Path) -> Iterator[Callable[..., Server]]:
    """Start a server that is killed at the end, whatever happens."""
    started: list[Server] = []

    def start_server(*arguments: str) -> Server:
        started.append(Server(home, *arguments))
        return started[-1]

    yield start_server
    for server in started:
        server.process.kill()
        server.process.communicate()
    processes.end_all((home / "postgres").resolve() / "programs")
