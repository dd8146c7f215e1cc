"""The product's role may add lines and read them, never change or remove them."""

from django.db import migrations

_PRIVILEGES = "UPDATE, DELETE, TRUNCATE ON liqaa_journal_entry"


def _for_the_product(statement: str) -> str:
    """The statement, where the product's role exists: a server may name it later."""
    return f"""DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'liqaa_app') THEN {statement}; END IF;
    END $$"""


class Migration(migrations.Migration):
    """Reversible: the privileges are given back."""

    dependencies = [("liqaa_journal", "0001_initial")]
    operations = [
        migrations.RunSQL(
            _for_the_product(f"REVOKE {_PRIVILEGES} FROM liqaa_app"),
            _for_the_product(f"GRANT {_PRIVILEGES.replace(', TRUNCATE', '')} TO liqaa_app"),
        )
    ]
