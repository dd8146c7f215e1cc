"""``liqaa access recover EMAIL``: a link for an administrator who lost the way in. The journal notes it."""

import argparse

from liqaa.config.cli.installation import joined
from liqaa.config.home import data_home
from liqaa.config.launcher.faults import CannotRun


def run(arguments: list[str]) -> int:
    """Print a link that opens the account of EMAIL once. Works while the server runs."""
    parser = argparse.ArgumentParser("liqaa access", description=__doc__)
    parser.add_argument("what", choices=["recover"])
    parser.add_argument("email", metavar="EMAIL")
    options = parser.parse_args(arguments)
    with joined(data_home()):
        link = _recovery_link(options.email)
    print(f"رابط يُستعمل مرة واحدة — a link that works once:\n\n  {link}\n")
    return 0


def _recovery_link(email: str) -> str:
    from liqaa.access.models import OneTimeLink
    from liqaa.access.queries import account_of
    from liqaa.config.cli.links import link_for
    from liqaa.journal.actions import SYSTEM
    from liqaa.kit.acting import acting_for

    with acting_for(SYSTEM):
        account = account_of(email)
    if account is None:
        raise CannotRun(f"لا حساب بهذا العنوان — no account has this address: {email}")
    return link_for(account, OneTimeLink.Purpose.RECOVERY)
