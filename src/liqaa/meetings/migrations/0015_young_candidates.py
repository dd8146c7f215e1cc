"""Who of the candidates is young, by their own word; no birthday is kept.

Frozen minutes hold it with the other columns of a candidate (0010).
"""

from django.db import migrations, models

BEFORE = ("meeting_id", "election_id", "name_as_written", "votes", "elected", "position")
SINCE = (*BEFORE, "young")
"""The columns of a candidate that frozen minutes hold, before and since."""
DROP = "DROP TRIGGER frozen_update ON liqaa_meetings_candidate"


def trigger(columns: tuple[str, ...]) -> str:
    """Refuses an update of a candidate of a frozen meeting that gives one of the columns another value."""
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("OLD", "NEW"))
    return f"""CREATE TRIGGER frozen_update BEFORE UPDATE ON liqaa_meetings_candidate FOR EACH ROW
  WHEN (ROW({old}) IS DISTINCT FROM ROW({new})) EXECUTE FUNCTION meetings_keep_frozen()"""


class Migration(migrations.Migration):
    """A column with a default of the database's: quick on a live one, reversible."""

    dependencies = [("liqaa_meetings", "0014_second_lock_everywhere")]

    operations = [
        migrations.AddField(
            "candidate",
            "young",
            models.BooleanField(
                db_default=False, default=False, help_text="by their own word: no birthday is kept"
            ),
        ),
        migrations.RunSQL([DROP, trigger(SINCE)], [DROP, trigger(BEFORE)]),
    ]
