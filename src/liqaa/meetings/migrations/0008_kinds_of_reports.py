"""The kinds that reports tell beside those of the first day: a board, a protest, a statement."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    """Names of kinds only: no column changes."""

    dependencies = [
        ("liqaa_meetings", "0007_second_lock_in_full"),
    ]

    operations = [
        migrations.AlterField(
            model_name="meeting",
            name="kinds",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("communication", "communication meeting"),
                        ("organisational", "organisational meeting"),
                        ("consultative", "consultative meeting"),
                        ("open", "open meeting"),
                        ("executive", "meeting of an executive organ"),
                        ("council", "council session"),
                        ("congress", "congress"),
                        ("assembly", "general assembly"),
                        ("founding", "founding assembly"),
                        ("seminar", "seminar"),
                        ("field_visit", "field visit"),
                        ("board", "meeting of a board"),
                        ("protest", "protest stand"),
                        ("statement", "statement without a meeting"),
                        ("other", "other"),
                    ],
                    max_length=20,
                ),
                default=list,
            ),
        ),
    ]
