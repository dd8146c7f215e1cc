"""Reads the tables of a demo: rows of a CSV, meetings of TOML files, texts of reports."""

import csv
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

type Row = dict[str, str]
type Told = dict[str, Any]

KINDS = ("secretariat", "inspectorate")
"""The kinds of organisation that can be shown: ``data`` has a folder for each. The first is the usual one."""


@dataclass(frozen=True)
class Tables:
    """What there is in the demo of one kind, as it stands in ``data/KIND``."""

    kind: str = KINDS[0]

    @property
    def folder(self) -> Traversable:
        """The folder of this kind."""
        return files("liqaa.config.demo") / "data" / self.kind

    def organisation(self) -> Told:
        """The organisation's names, its charter, and whose reports were read."""
        return tomllib.loads((self.folder / "organisation.toml").read_text("utf-8"))

    def rows(self, name: str) -> list[Row]:
        """The rows of ``NAME.csv`` by their headings."""
        return list(csv.DictReader((self.folder / f"{name}.csv").read_text("utf-8").splitlines()))

    def meetings(self) -> list[Told]:
        """Every meeting of ``meetings``, the oldest first; days count from the day the demo is made."""
        found: list[Told] = []
        for file in sorted((self.folder / "meetings").iterdir(), key=lambda each: each.name):
            found += tomllib.loads(file.read_text("utf-8"))["meeting"]
        return sorted(found, key=lambda each: each["days"])

    def report(self, name: str) -> str:
        """The text of ``reports/NAME.txt``; ``{date}`` stands for the day of its meeting."""
        return (self.folder / "reports" / f"{name}.txt").read_text("utf-8")

    def report_work(self, name: str) -> list[Told]:
        """What became of a report's outcomes: ``reports/NAME.toml``, each found by words of the outcome."""
        told = tomllib.loads((self.folder / "reports" / f"{name}.toml").read_text("utf-8"))
        found: list[Told] = told["work"]
        return found
