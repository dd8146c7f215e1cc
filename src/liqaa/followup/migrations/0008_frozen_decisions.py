"""What a meeting with frozen minutes came to no longer changes: the database says so as well (decision 0020).

The function is the one that keeps every row of such a meeting; taking out somebody's data is let through there.
"""

from django.db import migrations

TABLE = "liqaa_followup_outcome"
SAID = ("meeting_id", "position", "kind", "type", "text", "caller", "addressee", "quantity", "due_on")
"""The columns that the minutes print or seal; how a demand was raised and what a task became move on."""

OLD, NEW = (", ".join(f"{row}.{name}" for name in SAID) for row in ("OLD", "NEW"))
KEEP = "EXECUTE FUNCTION meetings_keep_frozen()"


class Migration(migrations.Migration):
    """Reversible; it touches no row."""

    dependencies = [
        ("liqaa_followup", "0007_second_lock_narrowed"),
        ("liqaa_meetings", "0010_frozen_record"),
    ]

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
