"""What each role carries, copied into the database for its second lock, and whether both still agree.

Written by the owner whenever a database is brought up to date; the product's role may only read it.
"""

from django.conf import settings
from django.db import connections, transaction

from liqaa.access.policies.reach import TODAY
from liqaa.config.launcher.roles import passes_by
from liqaa.kit.database.bypass import way_past

OWNER_ALIAS = "owner"
TABLE = "liqaa_access_roleright"


def declared() -> set[tuple[str, str]]:
    """Every right of every role, as ``config.roles`` says."""
    from liqaa.config.roles import ROLES

    return {(key, right) for key, role in ROLES.items() for right in role.rights}


def kept(alias: str = "default") -> set[tuple[str, str]]:
    """Every right of every role, as the database says."""
    with connections[alias].cursor() as cursor:
        cursor.execute(f'SELECT role, "right" FROM {TABLE}')
        return {(role, right) for role, right in cursor.fetchall()}


def zone_agrees(alias: str = "default") -> bool:
    """Whether the database begins a day when the settings do."""
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE oid = 'access_today'::regproc")
        return f"'{settings.TIME_ZONE}'" in str(cursor.fetchone()[0])


def agree() -> bool:
    """Whether the database's second lock knows the roles and the time zone of this release."""
    return kept() == declared() and zone_agrees()


def write() -> None:
    """Bring the owner's copy to what this release declares; a copy that agrees is left alone."""
    if kept(OWNER_ALIAS) == declared() and zone_agrees(OWNER_ALIAS):
        return
    with transaction.atomic(using=OWNER_ALIAS), connections[OWNER_ALIAS].cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")
        cursor.executemany(f'INSERT INTO {TABLE} (role, "right") VALUES (%s, %s)', sorted(declared()))
        cursor.execute(TODAY.format(zone=settings.TIME_ZONE))


def require_second_lock() -> None:
    """Bring the roles' rights up to date. Raises ``CannotRun`` where the product could pass the policies."""
    if way := way_past():
        raise passes_by(way)
    write()
