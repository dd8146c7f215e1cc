"""Fixtures for tests in a real browser; the pages themselves come from ``site``."""

import ctypes.util
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from liqaa.testing.chromium import Chromium, find_chromium

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PACKAGE_FILE = Path("tests/browser/package.json")


@pytest.fixture(scope="session")
def chromium(pytestconfig: pytest.Config) -> Chromium:
    """The browser of this machine."""
    return find_chromium(pytestconfig.rootpath / PACKAGE_FILE)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: Chromium) -> dict[str, Any]:
    """Launch the browser that was found, with the libraries it brings and quiet in the background."""
    found: dict[str, Any] = {"executable_path": str(chromium.executable)} if chromium.executable else {}
    if chromium.environment:
        found["env"] = {**os.environ, **chromium.environment}
    return {**browser_type_launch_args, **found, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Moroccan reader at a desk; a test that means a phone sets the size itself."""
    desk = {"width": 1280, "height": 800}
    return {**browser_context_args, "locale": "ar-MA", "timezone_id": "Africa/Casablanca", "viewport": desk}


def pytest_configure() -> None:
    """Give Playwright the system's Node where its own lacks a library; allow its loop beside Django."""
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    node = shutil.which("node")
    if node and ctypes.util.find_library("atomic") is None:
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", node)
