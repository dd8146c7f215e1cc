"""``liqaa privacy expire [--dry-run]``: minimise whose time is over, or list who would be; not by name."""

import argparse

from liqaa.config.cli.installation import joined
from liqaa.config.home import data_home


def run(arguments: list[str]) -> int:
    """Do what the night does, or tell it. Works while the server runs; twice changes nothing."""
    parser = argparse.ArgumentParser("liqaa privacy", description=__doc__)
    parser.add_argument("what", choices=["expire"])
    parser.add_argument("--dry-run", action="store_true", help="change nothing: list who would be minimised")
    options = parser.parse_args(arguments)
    with joined(data_home()):
        return _list() if options.dry_run else _expire()


def _list() -> int:
    """One line each: the number of the person, never the name: a terminal keeps what it shows."""
    from django.utils import timezone

    from liqaa.journal.actions import SYSTEM
    from liqaa.kit.acting import acting_for
    from liqaa.people import queries

    going = held = 0
    with acting_for(SYSTEM):
        for each in queries.due(on=timezone.localdate()):
            going, held = going + (not each.held), held + bool(each.held)
            mark = f"  ({each.held})" if each.held else ""
            print(f"{each.person.pk:>9}  {each.person.relation:<11} {each.expired_on}{mark}")
    print(f"سيُختزل — would be minimised: {going} · ينتظر — held back: {held}")
    return 0


def _expire() -> int:
    from django.utils import timezone

    from liqaa.journal.actions import SYSTEM
    from liqaa.kit.acting import acting_for
    from liqaa.people import actions

    with acting_for(SYSTEM):
        gone, cleared = actions.expire_all(by=SYSTEM, at=timezone.now())
    print(f"اختُزل — minimised: {gone} · مُسح — cleared rows: {cleared}")
    return 0
