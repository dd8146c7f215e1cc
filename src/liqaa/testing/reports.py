"""The published reports that some tests read: real texts, kept outside the repository.

They are looked for in the folder named by LIQAA_REPORTS, else in ``shared/reports`` beside the checkout.
Tests that need them carry the marker ``reports``; where the texts are missing they are left out, and the
last line says so.
"""

import os
from pathlib import Path

import pytest

BESIDE = Path("shared/reports")


def find_reports(root: Path) -> Path | None:
    """The folder of the reports, or None when this machine has none."""
    named = os.environ.get("LIQAA_REPORTS")
    folder = Path(named).expanduser() if named else root.parent / BESIDE
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def reports_dir(pytestconfig: pytest.Config) -> Path:
    """The folder of the reports; only for tests marked ``reports``."""
    folder = find_reports(pytestconfig.rootpath)
    if folder is None:
        raise pytest.UsageError("a test that reads the reports must carry the marker 'reports'")
    return folder


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the marked tests where the reports are missing."""
    if find_reports(config.rootpath) is not None:
        return
    left_out = [item for item in items if item.get_closest_marker("reports")]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Say on the very last line that the reports were missing."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and not hasattr(config, "workerinput") and find_reports(config.rootpath) is None:
        reporter.write_line(
            "the tests marked 'reports' were left out: set LIQAA_REPORTS to the folder of the reports"
        )
