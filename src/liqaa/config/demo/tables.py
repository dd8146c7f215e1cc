"""Reads the demo's tables: rows of a CSV, meetings of TOML files, texts of reports."""

import csv
import tomllib
from importlib.resources import files
from typing import Any

type Row = dict[str, str]

_DATA = files("liqaa.config.demo") / "data"


def rows(name: str) -> list[Row]:
    """The rows of ``data/NAME.csv`` by their headings."""
    return list(csv.DictReader((_DATA / f"{name}.csv").read_text("utf-8").splitlines()))


def meetings() -> list[dict[str, Any]]:
    """Every meeting of ``data/meetings``, the oldest first; days count from the day the demo is made."""
    found: list[dict[str, Any]] = []
    for file in sorted((_DATA / "meetings").iterdir(), key=lambda each: each.name):
        found += tomllib.loads(file.read_text("utf-8"))["meeting"]
    return sorted(found, key=lambda each: each["days"])


def report(name: str) -> str:
    """The text of ``data/reports/NAME.txt``; ``{date}`` stands for the day of its meeting."""
    return (_DATA / "reports" / f"{name}.txt").read_text("utf-8")


def report_work(name: str) -> list[dict[str, Any]]:
    """What became of a report's outcomes: ``data/reports/NAME.toml``, each found by words of the outcome."""
    told: list[dict[str, Any]] = tomllib.loads((_DATA / "reports" / f"{name}.toml").read_text("utf-8"))[
        "work"
    ]
    return told
