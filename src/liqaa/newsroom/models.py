"""The news of a meeting, from draft to ready."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models import Meeting


class News(models.Model):
    """One text about one meeting. Editing it again takes its approval away."""

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

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="news")
    scope = ScopeField(help_text="the meeting's scope")
    language = models.CharField(max_length=2, default="ar")
    length = models.CharField(max_length=10, choices=Length, default=Length.FULL)
    text = models.TextField(_("text"))
    sentences = models.JSONField(default=list, help_text="[text, [fact ids]] as written, in order")
    left_out = models.JSONField(default=list, help_text="[fact id, reason] of what did not enter")
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
