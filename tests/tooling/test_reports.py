import os
import subprocess
import sys
from pathlib import Path

TESTS = """
import pytest

def test_always():
    pass

@pytest.mark.reports
def test_of_the_reports(reports_dir):
    assert (reports_dir / "one.txt").read_text() == "لقاء"
"""
LAST_LINE = "the tests marked 'reports' were left out: set LIQAA_REPORTS to the folder of the reports"


def run(folder: Path, reports: Path) -> list[str]:
    """Run the two tests in a checkout of their own; returns the lines that pytest printed."""
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = reports\n")
    (folder / "test_them.py").write_text(TESTS)
    plugins = [
        "-p",
        "no:django",
        "-p",
        "no:playwright",
        "-p",
        "no:cacheprovider",
        "-p",
        "liqaa.testing.reports",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugins],
        cwd=folder,
        env={**os.environ, "LIQAA_REPORTS": str(reports)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout.strip().splitlines()


def test_without_the_reports_their_tests_are_left_out_and_the_last_line_says_so(tmp_path):
    lines = run(tmp_path, tmp_path / "nowhere")
    assert lines[-1] == LAST_LINE
    assert lines[-2].startswith("1 passed, 1 deselected")


def test_with_the_reports_nothing_is_left_out(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/one.txt").write_text("لقاء")
    assert run(tmp_path, tmp_path / "reports")[-1].startswith("2 passed")
