"""``liqaa init --charter FILE --name NAME --admin EMAIL``: one's own organisation.

It loads the places and the charter, names the organisation and makes the administrator's account.
Everything else is asked on the first page the administrator sees.
"""

import argparse
from pathlib import Path

from liqaa.config.cli.installation import OWN, held, kind_of, mark
from liqaa.config.home import data_home
from liqaa.config.launcher.backups import keys
from liqaa.config.launcher.faults import CannotRun

ADMINISTRATOR = "administrator"
LARGEST_CHARTER = 1_000_000


def run(arguments: list[str]) -> int:
    """Make the organisation and print the administrator's invitation; refused where one was made already."""
    options = _parser().parse_args(arguments)
    home = data_home()
    if kind_of(home) is not None:
        raise CannotRun(
            f"توجد هنا منظمة من قبل — this folder holds an organisation already: {home} (LIQAA_HOME)"
        )
    charter = charter_text(options.charter)
    with held(home):
        link = _make(charter, options.name, options.admin)
        key = keys.own(home)
        mark(home, OWN)
    print(f"أُنشئت «{options.name}» — made. The administrator's invitation, valid for one use:\n\n  {link}\n")
    print(
        f"مفتاح النسخ الاحتياطية، احفظه على ورق خارج هذه الآلة — the key of your backups: keep it on paper,\n"
        f"away from this machine; without it no backup opens:\n\n  {key.text}\n"
    )
    print("الخطوة التالية: liqaa serve — the next step: liqaa serve")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("liqaa init", description=__doc__)
    parser.add_argument(
        "--charter", required=True, metavar="FILE", help="a TOML file, or the name of a shipped one"
    )
    parser.add_argument("--name", required=True, metavar="NAME", help="the organisation's name in Arabic")
    parser.add_argument("--admin", required=True, metavar="EMAIL", help="the first administrator's address")
    return parser


def charter_text(named: str) -> str:
    """The text of a charter: a shipped one by its name, else a file. Raises CannotRun."""
    from liqaa.bodies.text.builtin import builtin_charters

    shipped = builtin_charters()
    path = shipped.get(named, Path(named))
    try:
        if path.stat().st_size > LARGEST_CHARTER:
            raise CannotRun(f"الملف كبير جدا — too large for a charter: {named}")
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise CannotRun(f"ليس ملفا نصيا — not a text file: {named}") from None
    except OSError as problem:
        message = f"تعذر قراءة الميثاق — cannot read the charter {named} ({problem.strerror})"
        raise CannotRun(f"{message}; shipped: {', '.join(shipped)}") from None


def _make(charter: str, name: str, email: str) -> str:
    """Write everything or nothing; returns the invitation. Raises CannotRun when there is an organisation."""
    from django.db import transaction
    from django.utils import timezone

    from liqaa.bodies.models import Organisation
    from liqaa.config.launcher import schema
    from liqaa.journal.actions import SYSTEM
    from liqaa.kit.acting import acting_for

    now = timezone.now()
    schema.bring_up_to_date(now)
    if Organisation.objects.exists():
        raise CannotRun("توجد في قاعدة البيانات منظمة من قبل — this database holds an organisation already")
    with acting_for(SYSTEM), transaction.atomic():
        country = _found_organisation(charter, name)
        return _invite_administrator(email, country)


def _found_organisation(source: str, name: str) -> str:
    """Name the organisation and adopt its charter from today; returns the charter's country."""
    from django.utils import timezone

    from liqaa.bodies.actions.organisation import adopt_charter, name_organisation, parse
    from liqaa.journal.actions import SYSTEM

    now = timezone.now()
    structure = parse(source)
    name_organisation(name_ar=name, kind=structure.kind, by=SYSTEM, at=now)
    adopt_charter(source=source, in_force_from=timezone.localdate(now), by=SYSTEM, at=now)
    return structure.country


def _invite_administrator(email: str, country: str) -> str:
    """Make the account, give it the administrator's role over the whole country, and issue its invitation."""
    from django.utils import timezone

    from liqaa.access.actions import create_account, grant
    from liqaa.access.models import OneTimeLink
    from liqaa.config.cli.links import link_for
    from liqaa.journal.actions import SYSTEM
    from liqaa.territory.models import Place

    now = timezone.now()
    account = create_account(email=email, name=email.partition("@")[0], by=SYSTEM, at=now)
    grant(
        account=account,
        role=ADMINISTRATOR,
        places=list(Place.objects.filter(parent=None, country=country)),
        source_kind="setup",
        source_id=account.pk,
        starts_on=timezone.localdate(now),
        by=SYSTEM,
        at=now,
    )
    return link_for(account, OneTimeLink.Purpose.INVITATION)
