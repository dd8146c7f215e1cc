import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from liqaa.config.launcher import supervisor


class Program:
    """The supervised program, what it printed, and its children's process ids."""

    def __init__(self, scenario: str) -> None:
        command = [sys.executable, "-m", "liqaa.config.launcher.tests.program", scenario]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.children: list[tuple[str, int]] = []

    def read_until(self, word: str) -> str:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            name, _, number = line.strip().partition(" ")
            if number.isdigit():
                self.children.append((name, int(number)))
            if word in line:
                return line.strip()
        raise AssertionError(f"the program ended without saying {word!r}")

    def pid(self, name: str) -> int:
        return [pid for found, pid in self.children if found == name][-1]

    def living(self) -> list[str]:
        return [name for name, pid in self.children if alive(pid)]


def alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path("/proc", str(pid), "status").read_text()
    except OSError:
        return False


def wait_for(condition) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def start() -> Iterator:
    programs: list[Program] = []

    def start_program(scenario: str) -> Program:
        programs.append(Program(scenario))
        return programs[-1]

    yield start_program
    for program in programs:
        with contextlib.suppress(ProcessLookupError):
            program.process.kill()
        program.process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stop_signal_leaves_nothing_running(start, number):
    program = start("quiet")
    program.read_until("ready")
    program.process.send_signal(number)
    assert program.read_until("stopped") == "stopped"
    assert program.process.wait(10) == 0
    assert program.living() == []


@pytest.mark.parametrize("name", ["worker", "web"])
def test_a_killed_child_starts_again(start, name):
    program = start("quiet")
    program.read_until("ready")
    killed = program.pid(name)
    os.kill(killed, signal.SIGKILL)
    assert program.read_until("starts again") == f"توقف {name} وأعيد تشغيله — {name} ended and starts again"
    program.read_until(name)
    assert program.pid(name) != killed
    program.process.send_signal(signal.SIGTERM)
    program.read_until("stopped")
    assert program.process.wait(10) == 0
    assert program.living() == []


def test_a_child_that_keeps_ending_stops_everything_with_a_line(start):
    program = start("failing")
    assert program.read_until("keeps ending").endswith("keeps ending, so everything stops: worker")
    assert program.process.wait(10) == 2
    assert len([name for name, _ in program.children if name == "worker"]) == supervisor.MOST_DEATHS
    assert program.living() == []


def test_a_database_that_ended_starts_again_under_its_children(start):
    program = start("database-ends")
    program.read_until("ready")
    assert program.read_until("starts again") == (
        "توقفت قاعدة البيانات وأعيد تشغيلها — the database ended and starts again"
    )
    program.read_until("revived")
    assert sorted(program.living()) == ["web", "worker"]
    program.process.send_signal(signal.SIGTERM)
    program.read_until("stopped")
    assert program.process.wait(10) == 0
    assert len(program.children) == 2


def test_a_database_that_keeps_ending_stops_everything_with_a_line(start):
    program = start("database-keeps-ending")
    assert program.read_until("keeps ending").endswith("so everything stops: the database")
    assert program.process.wait(10) == 2
    assert program.living() == []


def test_children_of_a_killed_supervisor_die_with_it(start):
    program = start("stubborn")
    program.read_until("ready")
    program.process.kill()
    program.process.wait()
    wait_for(lambda: program.living() == [])
