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
    parser.add_argument(
        "--drop-factors",
        action="store_true",
        help="the phone is lost too: forget codes, passkeys and recovery codes, end every session",
    )
    options = parser.parse_args(arguments)
    with joined(data_home()):
        link, dropped = _recover(options.email, drop=options.drop_factors)
    print(f"رابط يُستعمل مرة واحدة — a link that works once:\n\n  {link}\n")
    if options.drop_factors:
        print(f"أُلغيت الخطوة الثانية — second factors dropped: {dropped}\n")
    return 0


def _recover(email: str, *, drop: bool) -> tuple[str, int]:
    from django.utils import timezone

    from liqaa.access import actions
    from liqaa.access.models import OneTimeLink
    from liqaa.access.queries import account_of
    from liqaa.config.cli.links import link_for
    from liqaa.journal.actions import SYSTEM
    from liqaa.kit.acting import acting_for

    with acting_for(SYSTEM):
        account = account_of(email)
        if account is None:
            raise CannotRun(f"لا حساب بهذا العنوان — no account has this address: {email}")
        dropped = actions.drop_factors(account=account, by=SYSTEM, at=timezone.now()) if drop else 0
        return link_for(account, OneTimeLink.Purpose.RECOVERY), dropped
