"""Write every package that the project resolves to into ``[tool.uv] constraint-dependencies``.

``python scripts/refresh_constraints.py [--upgrade]``. The lock file names the registry it was made from, so
it stays out of the repository; the pins do not. Without ``--upgrade`` the versions in use stay.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
SECTION = re.compile(r"^constraint-dependencies = \[\n.*?^\]\n", re.DOTALL | re.MULTILINE)
EXPORT = ["uv", "export", "--all-groups", "--no-hashes", "--no-annotate", "--no-emit-project", "--no-header"]


def main() -> int:
    """Resolve, then rewrite the section; everything else in the file stays as it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    upgrade = parser.parse_args().upgrade
    before = PROJECT.read_text()
    try:
        if upgrade:
            PROJECT.write_text(with_pins(before, []))
        pins = resolve(upgrade=upgrade)
    except (OSError, subprocess.CalledProcessError) as problem:
        PROJECT.write_text(before)
        print(f"nothing changed: {problem}", file=sys.stderr)
        return 1
    PROJECT.write_text(with_pins(before, pins))
    print(f"{len(pins)} packages pinned")
    return 0


def resolve(*, upgrade: bool) -> list[str]:
    """The pins of everything the project and its groups need, on every platform."""
    command = [*EXPORT, *(["--upgrade"] if upgrade else [])]
    answer = subprocess.run(command, cwd=PROJECT.parent, check=True, stdout=subprocess.PIPE, text=True).stdout
    return sorted(line.strip() for line in answer.splitlines() if "==" in line)


def with_pins(text: str, pins: list[str]) -> str:
    """The project file ``text`` with its pins replaced, or added to ``[tool.uv]``."""
    lines = "".join(f"  {quoted(pin)},\n" for pin in pins)
    section = f"constraint-dependencies = [\n{lines}]\n"
    if SECTION.search(text):
        return SECTION.sub(lambda _: section, text)
    return text.replace("[tool.uv]\n", f"[tool.uv]\n{section}", 1)


def quoted(pin: str) -> str:
    """A requirement as TOML: uv writes markers with single quotes, so double quotes hold it."""
    return f'"{pin}"'


if __name__ == "__main__":
    sys.exit(main())
