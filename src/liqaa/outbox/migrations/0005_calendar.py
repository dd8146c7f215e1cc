"""A message may carry an iCalendar."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Reversible: what still waits then leaves without it."""

    dependencies = [("liqaa_outbox", "0004_handed_at")]

    operations = [
        migrations.AddField(
            model_name="message",
            name="calendar",
            field=models.TextField(
                blank=True, default="", help_text="an iCalendar that goes with it (RFC 5545)"
            ),
            preserve_default=False,
        ),
    ]
