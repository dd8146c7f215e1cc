"""Grants narrowed to a family or a body's subtree (decision 0019): they open nothing by place."""

from django.db import migrations, models

import liqaa.kit.scopes
from liqaa.access.policies import narrow


class Migration(migrations.Migration):
    """Grants as they are stay over whole places. Reversed, narrowed ones would widen: they are revoked."""

    dependencies = [("liqaa_access", "0004_second_lock")]

    operations = [
        migrations.AddField(
            model_name="grant",
            name="family",
            field=models.CharField(
                blank=True,
                choices=[("women", "women"), ("youth", "youth"), ("profession", "professions")],
                default="",
                help_text="empty: whichever",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="body_trail",
            field=liqaa.kit.scopes.ScopeField(
                blank=True,
                db_collation="C",
                default="",
                help_text="trail of the body it is narrowed to, or empty",
                max_length=200,
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(("family__in", ["", "women", "youth", "profession"])),
                name="grant_of_a_known_family",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("body_trail", ""), ("body_trail__regex", "^[0-9]+(/[0-9]+)*$"), _connector="OR"
                ),
                name="grant_trail_is_of_numbers",
            ),
        ),
        migrations.RunSQL(
            migrations.RunSQL.noop,
            "UPDATE liqaa_access_grant SET revoked_at = statement_timestamp()"
            " WHERE revoked_at IS NULL AND (family <> '' OR body_trail <> '')",
        ),
        migrations.RunSQL(narrow.MAKE, narrow.REMOVE),
    ]
