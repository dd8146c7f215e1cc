"""Every benchmark runs: quickly, on an installation of its own, with figures that a program can read."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from benchmarks.__main__ import NAMES

ROOT = Path(__file__).resolve().parents[2]
KEYS = {"figure", "value", "unit", "against", "ratio"}
OF_THE_RUN = ("DATABASE_URL", "DATABASE_OWNER_URL", "LIQAA_HOME", "LIQAA_TEST_FOLDER", "LIQAA_POOL")
"""What a run of tests says of its own database: a benchmark brings its own."""


def lines_of(*words: str) -> list[dict[str, object]]:
    """What a benchmark prints, line by line."""
    outside = {name: value for name, value in os.environ.items() if name not in OF_THE_RUN}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", *words],
        cwd=ROOT, env=outside, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_benchmark_runs_small_and_says_each_figure_in_five_words(name):
    lines = lines_of(name, "--small")
    assert lines
    assert [each for each in lines if set(each) != KEYS] == []
    assert [each["figure"] for each in lines if not isinstance(each["value"], int | float)] == []


@pytest.mark.slow
def test_a_large_organisation_is_made_in_a_small_size():
    with tempfile.TemporaryDirectory(prefix="liqaa-generated-") as name:
        Path(name).chmod(0o755)  # for root, the server's own user enters it
        lines = lines_of("generate", "--size", "0.01", "--home", name)
    assert [each for each in lines if set(each) != KEYS] == []
    rows = {each["figure"]: each["value"] for each in lines if each["unit"] == "rows"}
    assert all(isinstance(count, int) and count > 0 for count in rows.values())
    assert len(rows) >= 10
