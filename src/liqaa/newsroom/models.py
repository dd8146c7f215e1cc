"""The news of a meeting or of a week, from draft to ready, and how the organisation writes it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models import Meeting
from liqaa.territory.models import Place


class Style(models.Model):
    """How the organisation writes its news in one language; each change is a new version, the last counts."""

    language = models.CharField(max_length=2)
    version = models.PositiveIntegerField()
    changes = models.JSONField(
        default=dict, blank=True, help_text="block → its own texts, by kind, lengths; empty is the product's"
    )
    honorific = models.CharField(
        max_length=40, blank=True, help_text="the word before a man's name; empty is the product's"
    )
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "version"], name="news_style_version_once")
        ]

    def __str__(self) -> str:
        """Language and version."""
        return f"{self.language} {self.version}"


class News(models.Model):
    """One text about one meeting, or about the week of a place. Editing it takes its approval away."""

    class State(models.TextChoices):
        """Transitions are a table in ``newsroom.rules``."""

        DRAFT = "draft", _("draft")
        APPROVED = "approved", _("approved")
        READY = "ready", _("ready to publish")

    class Length(models.TextChoices):
        """How much of the record is told."""

        FULL = "full", _("full")
        SHORT = "short", _("short")
        COMMUNIQUE = "communique", _("communiqué")

    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, blank=True, related_name="news")
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", help_text="whose week is told"
    )
    week_on = models.DateField(null=True, blank=True, help_text="the Monday of the week told")
    grouping = models.CharField(max_length=10, blank=True, help_text="of a week: by area or by kind")
    scope = ScopeField(help_text="the meeting's scope, or the place whose week it is")
    language = models.CharField(max_length=2, default="ar")
    length = models.CharField(max_length=10, choices=Length, default=Length.FULL)
    text = models.TextField(_("text"))
    sentences = models.JSONField(default=list, help_text="[text, [fact ids]] as written, in order")
    left_out = models.JSONField(default=list, help_text="[fact id, reason] of what did not enter")
    style = models.ForeignKey(
        Style, models.PROTECT, null=True, blank=True, related_name="+", help_text="none: the product's own"
    )
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    edited_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(meeting__isnull=False, place=None, week_on=None, grouping="")
                | Q(meeting=None, place__isnull=False, week_on__isnull=False, grouping__in=["area", "kind"]),
                name="news_of_a_meeting_or_a_week",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", approved_by=None, approved_at=None, ready_at=None)
                | Q(state="approved", approved_by__isnull=False, approved_at__isnull=False, ready_at=None)
                | Q(
                    state="ready",
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                    ready_at__isnull=False,
                ),
                name="news_state_has_its_times",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | (~Q(approved_by=F("written_by")) & (Q(edited_by=None) | ~Q(approved_by=F("edited_by")))),
                name="news_approved_by_a_second_person",
            ),
        ]
        indexes = [models.Index(fields=["meeting", "-written_at"], name="news_of_meeting")]

    def __str__(self) -> str:
        """The first line of the text."""
        return self.text.partition("\n")[0]


class WeekMeeting(models.Model):
    """A meeting that the page of a week tells."""

    news = models.ForeignKey(News, models.CASCADE, related_name="told")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="told_in_weeks")
    scope = ScopeField(help_text="that of the news")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["news", "meeting"], name="news_week_tells_once")]

    def __str__(self) -> str:
        """News and meeting."""
        return f"{self.news_id} @ {self.meeting_id}"
