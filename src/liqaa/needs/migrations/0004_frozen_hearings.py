"""What a meeting with frozen minutes heard no longer changes: the database says so as well (decision 0020).

The function is the one that keeps every row of such a meeting; taking out somebody's data is let through there.
"""

from django.db import migrations

TABLE = "liqaa_needs_hearing"
SAID = ("meeting_id", "need_id", "as_written")
"""The columns that the minutes print or seal; what became of a need moves on."""

OLD, NEW = (", ".join(f"{row}.{name}" for name in SAID) for row in ("OLD", "NEW"))
KEEP = "EXECUTE FUNCTION meetings_keep_frozen()"


class Migration(migrations.Migration):
    """Reversible; it touches no row."""

    dependencies = [("liqaa_needs", "0003_second_lock"), ("liqaa_meetings", "0010_frozen_record")]

    operations = [
        migrations.RunSQL(
            [
                f"CREATE TRIGGER frozen_insert_delete BEFORE INSERT OR DELETE ON {TABLE} FOR EACH ROW {KEEP}",
                (
                    f"CREATE TRIGGER frozen_update BEFORE UPDATE ON {TABLE} FOR EACH ROW "
                    f"WHEN (ROW({OLD}) IS DISTINCT FROM ROW({NEW})) {KEEP}"
                ),
            ],
            [
                f"DROP TRIGGER IF EXISTS frozen_update ON {TABLE}",
                f"DROP TRIGGER IF EXISTS frozen_insert_delete ON {TABLE}",
            ],
        ),
    ]
