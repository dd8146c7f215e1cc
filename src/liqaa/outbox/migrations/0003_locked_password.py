"""The password of the mail server is locked with the installation's key: a copy of the database opens nothing."""

from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from liqaa.kit.locked import lock, unlock

PURPOSE = "mail server"


def lock_it(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    servers = apps.get_model("liqaa_outbox", "MailServer").objects.using(schema_editor.connection.alias)
    for server in servers.exclude(password=""):
        server.password = lock(server.password, PURPOSE)
        server.save(update_fields=["password"])


def open_it(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    servers = apps.get_model("liqaa_outbox", "MailServer").objects.using(schema_editor.connection.alias)
    for server in servers.exclude(password=""):
        server.password = unlock(server.password, PURPOSE) or ""
        server.save(update_fields=["password"])


class Migration(migrations.Migration):
    dependencies = [("liqaa_outbox", "0002_second_lock")]

    operations = [
        migrations.AlterField(
            "mailserver",
            "password",
            models.TextField(blank=True, help_text="locked with the installation's key: kit.locked"),
        ),
        migrations.RunPython(lock_it, open_it),
    ]
