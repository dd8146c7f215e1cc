"""How long from the command to the first page: warm (used before) and cold (caches empty).

The cold run clones the repository into an empty folder and lets uv and npm fetch everything into empty
caches, so it needs the network; ``--small`` leaves it out. Each figure stands against the time that was
promised.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PROMISED_COLD = 60.0
PROMISED_WARM = 8.0
LINK = re.compile(r"http://localhost:\d+\S*")
PATIENCE = 600


def run(small: bool) -> Iterator[dict[str, Any]]:
    """A start on an empty folder, on a used one, and (unless ``small``) the README's command."""
    with tempfile.TemporaryDirectory(prefix="liqaa-start-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        environment = {**_without_database(os.environ), "LIQAA_HOME": str(folder / "home")}
        command = [sys.executable, "-m", "liqaa", "demo", "--port", "0"]
        yield _figure(
            "first page, new data folder", _seconds_to_first_page(command, ROOT, environment), PROMISED_COLD
        )
        rounds = [_seconds_to_first_page(command, ROOT, environment) for _ in range(1 if small else 3)]
        yield _figure("first page, warm", sorted(rounds)[len(rounds) // 2], PROMISED_WARM)
        if not small:
            yield _figure("first page, cold", _cold(folder), PROMISED_COLD)


def _cold(folder: Path) -> float:
    """Seconds of ``pip install uv && uv run liqaa demo`` in a fresh clone with empty caches."""
    clone = folder / "clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    environment = {
        **_without_database(os.environ),
        "LIQAA_HOME": str(folder / "cold-home"),
        "UV_CACHE_DIR": str(folder / "uv-cache"),
        "npm_config_cache": str(folder / "npm-cache"),
        "PIP_CACHE_DIR": str(folder / "pip-cache"),
    }
    environment.pop("VIRTUAL_ENV", None)
    shell = "python3 -m pip install --quiet uv && exec uv run --quiet liqaa demo --port 0"
    try:
        return _seconds_to_first_page(["bash", "-c", shell], clone, environment)
    finally:
        shutil.rmtree(clone, ignore_errors=True)


def _seconds_to_first_page(command: list[str], folder: Path, environment: Mapping[str, str]) -> float:
    """Start the demo, open the link it prints, stop it; the seconds until the page was there."""
    began = time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, env=dict(environment), stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        link = _printed_link(process)
        with urllib.request.urlopen(link, timeout=PATIENCE) as page:  # noqa: S310 (our own server)
            page.read()
        return time.monotonic() - began
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=60)


def _printed_link(process: subprocess.Popen[str]) -> str:
    for line in process.stdout or ():
        if found := LINK.search(line):
            return found.group()
    raise RuntimeError("the demo ended without printing a link")


def _without_database(environment: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in environment.items()
        if name not in {"DATABASE_URL", "DATABASE_OWNER_URL"}
    }


def _figure(name: str, seconds: float, promised: float) -> dict[str, Any]:
    return {
        "figure": name,
        "value": round(seconds, 2),
        "unit": "s",
        "against": f"promised: {promised:g} s",
        "ratio": round(seconds / promised, 3),
    }
