"""Readings of our own reports, from the pasted text to the record they became."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liqaa.campaigns.models import Execution
from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models import Meeting


class Reading(models.Model):
    """One report and what was read in it. A report of another organisation is never kept."""

    class State(models.TextChoices):
        """From read to confirmed; an undone reading can be confirmed again."""

        DRAFT = "draft", _("to be confirmed")
        CONFIRMED = "confirmed", pgettext_lazy("of a reading", "confirmed")
        UNDONE = "undone", _("undone")

    text = models.TextField()
    file_name = models.CharField(max_length=200, blank=True)
    scope = ScopeField(help_text="where the reader writes: the organising body's scope once it is known")
    found = models.JSONField(help_text="the reading as the reader gave it; never changed")
    record = models.JSONField(help_text="the reading as people corrected it")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    meeting = models.OneToOneField(Meeting, models.SET_NULL, null=True, blank=True, related_name="reading")
    answers = models.ForeignKey(
        Execution,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="readings",
        help_text="what it was handed in for: the record is proposed there, and confirmed there",
    )
    made = models.JSONField(
        default=list, help_text="[model label, id] of everything confirming made, in order"
    )
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="readings")
    read_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="confirmed", meeting__isnull=False, confirmed_at__isnull=False)
                | (~Q(state="confirmed") & Q(meeting=None)),
                name="reading_confirmed_has_its_meeting",
            )
        ]
        indexes = [models.Index(fields=["read_by", "-read_at"], name="reading_reader")]

    def __str__(self) -> str:
        """The title that was read, or the file's name."""
        return self.record.get("title") or self.file_name or str(self.pk)
