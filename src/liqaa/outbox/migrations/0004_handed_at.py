"""A message under way is marked by a moment, not by a word in place of its problem nor a lock of the session."""

from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q
from django.utils import timezone

UNDER_WAY = "under way"


def to_moments(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    messages = apps.get_model("liqaa_outbox", "Message").objects.using(schema_editor.connection.alias)
    under_way = messages.filter(state="waiting", problem=UNDER_WAY)
    under_way.update(handed_at=timezone.now(), problem="")


def to_words(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    messages = apps.get_model("liqaa_outbox", "Message").objects.using(schema_editor.connection.alias)
    messages.exclude(handed_at=None).update(problem=UNDER_WAY)


class Migration(migrations.Migration):
    dependencies = [("liqaa_outbox", "0003_locked_password")]

    operations = [
        migrations.AddField(
            "message",
            "handed_at",
            models.DateTimeField(
                blank=True,
                null=True,
                help_text="since when a run hands it to the server and waits for the answer",
            ),
        ),
        migrations.RunPython(to_moments, to_words),
        migrations.AddConstraint(
            "message",
            models.CheckConstraint(
                condition=Q(handed_at=None) | Q(state="waiting"), name="message_handed_over_waits"
            ),
        ),
    ]
