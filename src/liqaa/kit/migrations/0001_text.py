"""The extensions and the SQL twin of ``kit.arabic.fold``, before any table needs them."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations

from liqaa.kit.arabic import fold_sql


class Migration(migrations.Migration):
    """Runs as the owner of the database; both extensions are trusted."""

    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        TrigramExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(fold_sql(), "DROP FUNCTION kit_fold(text)"),
    ]
