"""Whether the role of a connection could pass row-level security: then the second lock would not hold."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error

WAYS_PAST = """
  SELECT 'superuser' FROM pg_roles WHERE rolname = current_user AND rolsuper
  UNION ALL SELECT 'BYPASSRLS' FROM pg_roles WHERE rolname = current_user AND rolbypassrls
  UNION ALL SELECT 'member of ' || strong.rolname FROM pg_roles strong
    WHERE strong.rolname <> current_user AND (strong.rolsuper OR strong.rolbypassrls)
      AND pg_has_role(current_user, strong.oid, 'MEMBER')
  UNION ALL SELECT DISTINCT 'owner of ' || owned.relname FROM pg_class owned
    JOIN pg_namespace room ON room.oid = owned.relnamespace AND room.nspname = 'public'
    WHERE owned.relkind IN ('r', 'p') AND pg_has_role(current_user, owned.relowner, 'MEMBER')
  ORDER BY 1 LIMIT 1
"""
"""What lets the role of a connection pass row-level security, in a word; no row where nothing does."""


def way_past(alias: str = "default") -> str:
    """What lets the product's own connection pass the policies, in a word; empty where nothing does."""
    from django.db import connections

    with connections[alias].cursor() as cursor:
        cursor.execute(WAYS_PAST)
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def the_lock_holds(
    *, app_configs: Any = None, databases: Sequence[str] | None = None, **options: Any
) -> list[CheckMessage]:
    """Django's own check: the product's role cannot pass row-level security."""
    if "default" not in (databases or ()):
        return []
    way = way_past()
    return [Error(f"the product's role can pass row-level security: {way}", id="liqaa.E001")] if way else []
