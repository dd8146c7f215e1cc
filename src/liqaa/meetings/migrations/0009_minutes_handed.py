"""What is handed out and taken out after minutes are written: letters, redactions, digests of sections."""

import django.db.models.deletion
from django.db import migrations, models

import liqaa.kit.scopes


class Migration(migrations.Migration):
    """New tables, and a column with a default: quick on a live database, reversible."""

    dependencies = [
        ("liqaa_meetings", "0008_kinds_of_reports"),
        ("liqaa_people", "0006_second_lock_narrowed"),
    ]

    operations = [
        migrations.AddField(
            model_name="minutes",
            name="sections",
            field=models.JSONField(
                blank=True, default=dict, help_text="the digest of each section that the hash is over"
            ),
        ),
        migrations.CreateModel(
            name="MinutesLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                ("turn", models.PositiveIntegerField(default=1, help_text="a new one gives a new address")),
                ("sent_at", models.DateTimeField(help_text="the last time")),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="minutes_letters",
                        to="liqaa_meetings.meeting",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="liqaa_meetings.minutes",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes_letters",
                        to="liqaa_people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("minutes", "person"), name="minutes_sent_once_to_a_person"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                ("made_at", models.DateTimeField()),
                (
                    "former_sha256",
                    models.CharField(help_text="of the content that was sealed before", max_length=64),
                ),
                ("former_paper_sha256", models.CharField(blank=True, max_length=64)),
                ("whole", models.BooleanField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="redactions",
                        to="liqaa_meetings.meeting",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="redactions",
                        to="liqaa_meetings.minutes",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("former_sha256", ""), _negated=True),
                        name="redaction_keeps_the_former_hash",
                    )
                ],
            },
        ),
    ]
