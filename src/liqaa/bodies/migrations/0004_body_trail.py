"""Where each body stands among the others, as one path, and how far an office's role reaches (decision 0019)."""

from django.db import migrations, models

import liqaa.kit.scopes

FILL = """
WITH RECURSIVE walked AS (
  SELECT id, id::text AS trail FROM liqaa_bodies_body WHERE parent_id IS NULL
  UNION ALL
  SELECT body.id, walked.trail || '/' || body.id FROM liqaa_bodies_body body
    JOIN walked ON body.parent_id = walked.id
)
UPDATE liqaa_bodies_body body SET trail = walked.trail FROM walked WHERE walked.id = body.id
"""


class Migration(migrations.Migration):
    """Every body gets its trail from its parents; offices keep reaching over their body's place."""

    dependencies = [("liqaa_bodies", "0003_second_lock")]

    operations = [
        migrations.AddField(
            model_name="body",
            name="trail",
            field=liqaa.kit.scopes.ScopeField(
                blank=True,
                db_collation="C",
                default="",
                help_text="numbers of the bodies from the root to this one, joined by a slash (decision 0019)",
                max_length=200,
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="reach",
            field=models.CharField(
                choices=[
                    ("place", "everything in the body's place"),
                    ("family", "the bodies of its family there"),
                    ("subtree", "the body and those under it"),
                ],
                default="place",
                help_text="how far that role reaches",
                max_length=8,
            ),
        ),
        migrations.AddIndex(model_name="body", index=models.Index(fields=["trail"], name="body_trail")),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
