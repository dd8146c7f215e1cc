"""The body that organises a meeting together with another, and the one that is host.

Frozen minutes hold both: the trigger over the meeting (0010) covers their columns.
"""

import django.db.models.deletion
from django.db import migrations, models

BEFORE = (
    "title", "kinds", "state", "organiser_id", "outside_organiser", "supervisor_id", "supervisor_text",
    "framework", "slogan", "held_on", "ended_on", "starts_at", "call", "opened_at", "closed_at", "mode",
    "venue", "venue_place_id", "summary",
)  # fmt: skip
MEETING = (*BEFORE, "co_organiser_id", "host_body_id")
"""The columns of a meeting that frozen minutes hold, before and since."""
DROP = "DROP TRIGGER frozen_update ON liqaa_meetings_meeting"


def trigger(columns: tuple[str, ...]) -> str:
    """Refuses an update of a frozen meeting that gives one of the columns another value."""
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("OLD", "NEW"))
    return f"""CREATE TRIGGER frozen_update BEFORE UPDATE ON liqaa_meetings_meeting FOR EACH ROW
  WHEN (ROW({old}) IS DISTINCT FROM ROW({new})) EXECUTE FUNCTION meetings_keep_frozen_meeting()"""


def body_of(related_name: str) -> models.ForeignKey:
    """A body beside the organiser, where there is one."""
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related_name,
        to="liqaa_bodies.body",
    )


class Migration(migrations.Migration):
    """Columns without a value: quick on a live database, reversible."""

    dependencies = [
        ("liqaa_bodies", "0005_second_lock_narrowed"),
        ("liqaa_meetings", "0011_second_lock_handed"),
    ]

    operations = [
        migrations.AddField("meeting", "co_organiser", body_of("co_organised_meetings")),
        migrations.AddField("meeting", "host_body", body_of("hosted_meetings")),
        migrations.AddConstraint(
            "meeting",
            models.CheckConstraint(
                condition=models.Q(
                    ("co_organiser", None),
                    models.Q(("co_organiser", models.F("organiser")), _negated=True),
                    _connector="OR",
                ),
                name="meeting_co_organised_by_another",
            ),
        ),
        migrations.AddConstraint(
            "meeting",
            models.CheckConstraint(
                condition=models.Q(
                    ("host_body", None),
                    models.Q(("host_body", models.F("organiser")), _negated=True),
                    _connector="OR",
                ),
                name="meeting_hosted_by_another",
            ),
        ),
        migrations.RunSQL([DROP, trigger(MEETING)], [DROP, trigger(BEFORE)]),
    ]
