"""What is called, established and written at a meeting: invitations, elections, minutes and their parts."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import liqaa.kit.scopes


class Migration(migrations.Migration):
    """New tables and columns with defaults: quick on a live database, reversible."""

    dependencies = [
        ("liqaa_bodies", "0005_second_lock_narrowed"),
        ("liqaa_files", "0002_second_lock"),
        ("liqaa_meetings", "0005_second_lock_narrowed"),
        ("liqaa_people", "0006_second_lock_narrowed"),
        ("liqaa_territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                ("name_as_written", models.CharField(max_length=200)),
                ("votes", models.PositiveIntegerField(blank=True, null=True)),
                ("elected", models.BooleanField(default=False)),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Election",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                ("title", models.CharField(max_length=250)),
                ("seats", models.PositiveSmallIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("closed", "closed")], default="open", max_length=8
                    ),
                ),
                ("tellers", models.CharField(blank=True, max_length=300)),
                ("voters", models.PositiveIntegerField(blank=True, null=True)),
                ("spoilt", models.PositiveIntegerField(default=0, help_text="blank and spoilt ballots")),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Erratum",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("confidential", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("right", "present by right"),
                            ("office", "by office"),
                            ("list", "from a list"),
                            ("guest", "guest"),
                        ],
                        default="list",
                        max_length=8,
                    ),
                ),
                (
                    "capacities_ar",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=250), blank=True, default=list
                    ),
                ),
                (
                    "capacities_fr",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=250), blank=True, default=list
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        help_text="where it was sent; empty for a letter or a text",
                        max_length=254,
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="printed beside the name and typed or scanned at the door", max_length=8
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("coming", "coming"),
                            ("excused", "excused"),
                            ("represented", "represented"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.CharField(blank=True, help_text="why they are excused", max_length=300)),
                ("represented_by", models.CharField(blank=True, max_length=200)),
                ("invited_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="MeetingFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[("paper", "paper"), ("photograph", "photograph")],
                        default="paper",
                        max_length=10,
                    ),
                ),
                ("caption", models.CharField(blank=True, max_length=300)),
                (
                    "consent",
                    models.CharField(
                        choices=[
                            ("unasked", "not asked yet"),
                            ("given", "those shown agreed"),
                            ("nobody", "nobody can be recognised"),
                            ("refused", "somebody refused"),
                        ],
                        default="unasked",
                        max_length=8,
                    ),
                ),
                ("confidential", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("sent", "sent to those who were there"),
                            ("approved", "approved"),
                            ("frozen", "frozen"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("frozen_at", models.DateTimeField(blank=True, null=True)),
                ("sha256", models.CharField(blank=True, help_text="of the frozen content", max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="MinutesPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                ("title", models.CharField(max_length=300)),
                ("text", models.TextField(blank=True)),
                ("confidential", models.BooleanField(default=False)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("revision", models.PositiveIntegerField(default=0, help_text="of the text that stands")),
            ],
        ),
        migrations.CreateModel(
            name="MinutesRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField(blank=True)),
                ("confidential", models.BooleanField(default=False)),
                ("written_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="QuorumCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                (
                    "call",
                    models.PositiveSmallIntegerField(help_text="1 or 2: which call the meeting stands on"),
                ),
                ("members", models.PositiveIntegerField()),
                ("needed", models.PositiveIntegerField()),
                ("present", models.PositiveIntegerField()),
                ("met", models.BooleanField()),
                ("checked_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                ("name_as_written", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("made_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True, choices=[("taken", "taken up"), ("left", "left as it is")], max_length=6
                    ),
                ),
                ("reply", models.CharField(blank=True, max_length=400)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="SeriesMeeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="ShowOfHands",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                ("question", models.CharField(max_length=400)),
                ("in_favour", models.PositiveIntegerField()),
                ("against", models.PositiveIntegerField()),
                ("abstained", models.PositiveIntegerField()),
                ("counted_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", liqaa.kit.scopes.ScopeField(db_collation="C", max_length=120)),
                ("name_as_written", models.CharField(max_length=200)),
                (
                    "capacities_ar",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=250), blank=True, default=list
                    ),
                ),
                (
                    "capacities_fr",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=250), blank=True, default=list
                    ),
                ),
                ("signed_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="internal",
            field=models.BooleanField(default=False, help_text="left out of what those invited receive"),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="minutes",
            field=models.PositiveSmallIntegerField(blank=True, help_text="of time", null=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="call",
            field=models.PositiveSmallIntegerField(default=1, help_text="1 or 2: first or second call"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="closed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="convoked_at",
            field=models.DateTimeField(blank=True, help_text="when people were first invited", null=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="joining",
            field=models.CharField(blank=True, help_text="how to join at a distance", max_length=500),
        ),
        migrations.AddField(
            model_name="meeting",
            name="opened_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="sequence",
            field=models.PositiveIntegerField(
                default=0, help_text="how often those invited were told of a change (RFC 5545, 3.8.7.4)"
            ),
        ),
        migrations.AddField(
            model_name="participation",
            name="arrived_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="participation",
            name="came_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("tick", "ticked on the list"),
                    ("code", "by code"),
                    ("walk_in", "without an invitation"),
                    ("sheet", "from the signed sheet"),
                ],
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="participation",
            name="left_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("call__in", [1, 2])), name="meeting_on_first_or_second_call"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_at", None),
                    models.Q(("opened_at__isnull", False), ("closed_at__gte", models.F("opened_at"))),
                    _connector="OR",
                ),
                name="meeting_closes_after_it_opens",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("left_at", None), ("left_at__gte", models.F("arrived_at")), _connector="OR"
                ),
                name="leaves_after_arriving",
            ),
        ),
        migrations.AddField(
            model_name="agendadocument",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="liqaa_files.storedfile"
            ),
        ),
        migrations.AddField(
            model_name="agendadocument",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="documents",
                to="liqaa_meetings.agendaitem",
            ),
        ),
        migrations.AddField(
            model_name="agendadocument",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="agenda_documents",
                to="liqaa_meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="calendarfeed",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="calendar_feeds",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="candidates",
                to="liqaa_meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="candidatures",
                to="liqaa_people.person",
            ),
        ),
        migrations.AddField(
            model_name="election",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="elections",
                to="liqaa_meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="election",
            name="office",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="elections",
                to="liqaa_bodies.office",
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="election",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="candidates",
                to="liqaa_meetings.election",
            ),
        ),
        migrations.AddField(
            model_name="erratum",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="erratum",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="errata",
                to="liqaa_meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="invitations",
                to="liqaa_meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="invitations",
                to="liqaa_people.person",
            ),
        ),
        migrations.AddField(
            model_name="meetingfile",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="liqaa_files.storedfile"
            ),
        ),
        migrations.AddField(
            model_name="meetingfile",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="files", to="liqaa_meetings.meeting"
            ),
        ),
        migrations.AddField(
            model_name="minutes",
            name="approved_in",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="minutes_approved",
                to="liqaa_meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="minutes",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="liqaa_files.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="minutes",
            name="meeting",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="minutes",
                to="liqaa_meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="erratum",
            name="minutes",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="errata",
                to="liqaa_meetings.minutes",
            ),
        ),
        migrations.AddField(
            model_name="minutespart",
            name="agenda_item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="minutes_parts",
                to="liqaa_meetings.agendaitem",
            ),
        ),
        migrations.AddField(
            model_name="minutespart",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="minutes_parts",
                to="liqaa_meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="minutespart",
            name="minutes",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="liqaa_meetings.minutes"
            ),
        ),
        migrations.AddField(
            model_name="minutesrevision",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="minutesrevision",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="minutes_revisions",
                to="liqaa_meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="minutesrevision",
            name="part",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="revisions",
                to="liqaa_meetings.minutespart",
            ),
        ),
        migrations.AddField(
            model_name="quorumcheck",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="quorum_checks",
                to="liqaa_meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="remarks",
                to="liqaa_meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="minutes",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="remarks",
                to="liqaa_meetings.minutes",
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="part",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="remarks",
                to="liqaa_meetings.minutespart",
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="liqaa_people.person"
            ),
        ),
        migrations.AddField(
            model_name="series",
            name="organiser",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="series", to="liqaa_bodies.body"
            ),
        ),
        migrations.AddField(
            model_name="seriesmeeting",
            name="meeting",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="in_series",
                to="liqaa_meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="seriesmeeting",
            name="series",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="meetings",
                to="liqaa_meetings.series",
            ),
        ),
        migrations.AddField(
            model_name="showofhands",
            name="agenda_item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="shows_of_hands",
                to="liqaa_meetings.agendaitem",
            ),
        ),
        migrations.AddField(
            model_name="showofhands",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="shows_of_hands",
                to="liqaa_meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="signatures",
                to="liqaa_meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="minutes",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="signatures",
                to="liqaa_meetings.minutes",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signatures",
                to="liqaa_people.person",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendadocument",
            constraint=models.UniqueConstraint(fields=("item", "file"), name="agenda_document_once"),
        ),
        migrations.AddConstraint(
            model_name="calendarfeed",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at", None)),
                fields=("account",),
                name="one_living_feed_an_account",
            ),
        ),
        migrations.AddConstraint(
            model_name="election",
            constraint=models.CheckConstraint(
                condition=models.Q(("seats__gte", 1)), name="election_fills_a_seat"
            ),
        ),
        migrations.AddConstraint(
            model_name="election",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "open"), ("closed_at__isnull", False), _connector="OR"),
                name="closed_election_has_its_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.UniqueConstraint(fields=("election", "person"), name="candidate_once"),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                fields=("meeting", "person"), name="invited_once_to_a_meeting"
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(fields=("meeting", "code"), name="one_code_in_a_meeting"),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer", ""), ("answered_at__isnull", False), _connector="OR"),
                name="answer_has_its_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingfile",
            constraint=models.UniqueConstraint(fields=("meeting", "file"), name="meeting_file_once"),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "frozen"), _negated=True),
                    models.Q(("frozen_at__isnull", False), models.Q(("sha256", ""), _negated=True)),
                    _connector="OR",
                ),
                name="frozen_minutes_have_their_hash",
            ),
        ),
        migrations.AddConstraint(
            model_name="erratum",
            constraint=models.UniqueConstraint(fields=("minutes", "number"), name="erratum_once"),
        ),
        migrations.AddConstraint(
            model_name="minutesrevision",
            constraint=models.UniqueConstraint(fields=("part", "number"), name="minutes_revision_once"),
        ),
        migrations.AddConstraint(
            model_name="quorumcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("call__in", [1, 2])), name="first_or_second_call"
            ),
        ),
        migrations.AddConstraint(
            model_name="quorumcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("met", False), ("present__gte", models.F("needed")), _connector="OR"),
                name="quorum_met_by_its_figures",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(fields=("minutes", "person"), name="minutes_signed_once"),
        ),
    ]
