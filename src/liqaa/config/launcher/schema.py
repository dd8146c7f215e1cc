"""The tables and the reference data of a database, brought up to this release.

Everything here needs Django to be set up, and leaves no connection open.
"""

import pkgutil
from datetime import datetime
from importlib import import_module

from django.apps import apps
from django.core.management import call_command
from django.db import ProgrammingError, connections

from liqaa.config.launcher import rights

OWNER_ALIAS = "owner"


def shipped_migrations() -> set[tuple[str, str]]:
    """Every migration of the installed apps, as (app, name), read from the names of their files."""
    found = set()
    for config in apps.get_app_configs():
        try:
            package = import_module(f"{config.name}.migrations")
        except ModuleNotFoundError:
            continue
        names = (name for _, name, is_package in pkgutil.iter_modules(package.__path__) if not is_package)
        found |= {(config.label, name) for name in names if name[0] not in "_~"}
    return found


def applied_migrations() -> set[tuple[str, str]]:
    """Every migration this database knows; empty for a database without tables."""
    with connections[OWNER_ALIAS].cursor() as cursor:
        try:
            cursor.execute("SELECT app, name FROM django_migrations")
        except ProgrammingError:
            return set()
        return {(app, name) for app, name in cursor.fetchall()}


def pending() -> set[tuple[str, str]]:
    """What a migration would still apply. Cheaper than Django's own plan, which loads every migration."""
    return shipped_migrations() - applied_migrations()


def bring_up_to_date(at: datetime) -> None:
    """Migrate as the owner if anything is pending, copy the roles' rights, load the places."""
    if pending():
        call_command("migrate", database=OWNER_ALIAS, verbosity=0, interactive=False)
    rights.write()
    load_reference(at)
    close_connections()


def load_reference(at: datetime) -> None:
    """Load what every installation shares: the places of the country, unless this release's are there."""
    from liqaa.journal.actions import SYSTEM
    from liqaa.kit.acting import acting_for
    from liqaa.territory import actions

    with acting_for(SYSTEM):
        actions.load_places(by=SYSTEM, at=at)


def close_connections() -> None:
    """Close every connection and pool, so that a fork inherits none."""
    for connection in connections.all():
        connection.close()
        close_pool = getattr(connection, "close_pool", None)
        if close_pool is not None:
            close_pool()
