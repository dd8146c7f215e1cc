"""What ``backup``, ``restore`` and ``drill`` share: which folder is meant, and what opens a backup."""

import argparse
import os
import sys
from getpass import getpass
from pathlib import Path

from liqaa.config.cli.installation import kind_of
from liqaa.config.home import data_home
from liqaa.config.launcher.backups.keys import Key
from liqaa.config.launcher.backups.reading import find_key
from liqaa.config.launcher.faults import CannotRun


def home_in_use() -> Path:
    """The data folder with an organisation in it: one's own, else the demo. Raises CannotRun."""
    home = data_home()
    if kind_of(home) is not None:
        return home
    demo = home / "demo"
    if not os.environ.get("LIQAA_HOME") and kind_of(demo) is not None:
        return demo
    raise CannotRun(f"لا شيء هنا — nothing is set up here: {home} (LIQAA_HOME)")


def add_key_options(parser: argparse.ArgumentParser) -> None:
    """Let a backup be opened by a key in a file or by a passphrase."""
    parser.add_argument("--key", type=Path, metavar="FILE", help="the key, where the data folder has it not")
    parser.add_argument(
        "--passphrase", action="store_true", help="ask for the passphrase it was written with"
    )


def key_of(options: argparse.Namespace, folder: Path, home: Path) -> Key:
    """The key to open the backup in ``folder`` with. Raises CannotRun."""
    return find_key(folder, home, options.key, passphrase if options.passphrase else None)


def passphrase() -> str:
    """What is typed without showing it; the first line of the input where nobody types."""
    if sys.stdin.isatty():
        return getpass("عبارة السر — passphrase: ")
    return sys.stdin.readline().rstrip("\n")


def new_passphrase() -> str:
    """The same, typed twice by a person. Raises CannotRun when both differ."""
    first = passphrase()
    if sys.stdin.isatty() and getpass("مرة أخرى — once more: ") != first:
        raise CannotRun("العبارتان مختلفتان — the two passphrases differ")
    return first
