"""Runs one benchmark by its name and prints its figures, one JSON object a line."""

import argparse
import json
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from liqaa.config.home import data_home

NAMES = ("reader", "pages", "start", "places", "issuing", "rls", "checkin")
GENERATE = "generate"


def main() -> int:
    """Print each figure as soon as it is known."""
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="name", required=True)
    for name in NAMES:
        commands.add_parser(name).add_argument(
            "--small", action="store_true", help="a quick run, to see that it works"
        )
    generate = commands.add_parser(GENERATE, help="fill an empty installation with a large organisation")
    generate.add_argument("--size", type=float, default=1.0, help="1.0 is 100,000 tasks, 0.01 a hundredth")
    generate.add_argument("--seed", type=int, default=1, help="the same seed makes the same organisation")
    generate.add_argument("--home", type=Path, default=None, help="the data folder; the usual one otherwise")
    for figure in _figures(parser.parse_args()):
        print(json.dumps(figure, ensure_ascii=False), flush=True)
    return 0


def _figures(options: argparse.Namespace) -> Iterable[dict[str, Any]]:
    module = import_module(f"benchmarks.{options.name}")
    if options.name == GENERATE:
        home = options.home or data_home()
        return module.run(home, options.size, options.seed)
    return module.run(options.small)


if __name__ == "__main__":
    sys.exit(main())
