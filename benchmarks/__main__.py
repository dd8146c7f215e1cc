"""Runs one benchmark by its name and prints its figures, one JSON object a line."""

import argparse
import json
import sys
from importlib import import_module

NAMES = ("reader", "pages", "start")


def main() -> int:
    """Print each figure as soon as it is known."""
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--small", action="store_true", help="a quick run, to see that it works")
    options = parser.parse_args()
    for figure in import_module(f"benchmarks.{options.name}").run(options.small):
        print(json.dumps(figure, ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
