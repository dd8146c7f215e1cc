"""Readings of our own reports, from the pasted text to the record they became."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liqaa.campaigns.models import Execution
from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models import Meeting


class Batch(models.Model):
    """Several reports handed in at once; the worker reads them, people review them one after the other."""

    name = models.CharField(max_length=200, help_text="the archive or folder, or the first file")
    scope = ScopeField(help_text="where the reader of it writes")
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="batches")
    read_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["read_by", "-read_at"], name="batch_reader")]

    def __str__(self) -> str:
        """The name it was handed in under."""
        return self.name


class BatchFile(models.Model):
    """One file of a batch, and what became of it. Its bytes are kept until it is read, no longer."""

    class State(models.TextChoices):
        """From waiting to read, or why there is no reading."""

        WAITING = "waiting", _("waits to be read")
        READ = "read", pgettext_lazy("of a file", "read")
        UNREADABLE = "unreadable", _("could not be read")
        FOREIGN = "foreign", _("of another organisation: kept nowhere")
        REPEATED = "repeated", _("the same text a second time")

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    content = models.BinaryField(null=True, help_text="the file, until it is read")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    trouble = models.CharField(max_length=20, blank=True, help_text="code of why it could not be read")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="batchfile_position"),
            models.CheckConstraint(
                condition=Q(state="waiting", content__isnull=False)
                | (~Q(state="waiting") & Q(content__isnull=True)),
                name="batchfile_content_while_waiting",
            ),
        ]

    def __str__(self) -> str:
        """Its name."""
        return self.name


class Reading(models.Model):
    """One report and what was read in it. A report of another organisation is never kept."""

    class State(models.TextChoices):
        """From read to confirmed; an undone reading can be confirmed again."""

        DRAFT = "draft", _("to be confirmed")
        CONFIRMED = "confirmed", pgettext_lazy("of a reading", "confirmed")
        UNDONE = "undone", _("undone")
        MERGED = "merged", _("one with another report")

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
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, blank=True, related_name="readings")
    doubt = models.FloatField(default=0, help_text="number and weight of what is unsure in it")
    skipped_at = models.DateTimeField(null=True, blank=True, help_text="put off by whoever reviews the batch")
    same_as = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="retellings",
        help_text="the reading of the same meeting that it became one with",
    )
    beside = models.JSONField(
        null=True, blank=True, help_text="the record of that reading as it was before they became one"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="merged", same_as__isnull=False) | (~Q(state="merged") & Q(same_as=None)),
                name="reading_merged_has_its_other",
            ),
            models.CheckConstraint(
                condition=Q(state="confirmed", meeting__isnull=False, confirmed_at__isnull=False)
                | (~Q(state="confirmed") & Q(meeting=None)),
                name="reading_confirmed_has_its_meeting",
            ),
        ]
        indexes = [
            models.Index(fields=["read_by", "-read_at"], name="reading_reader"),
            models.Index(fields=["batch", "-doubt"], name="reading_queue"),
        ]

    def __str__(self) -> str:
        """The title that was read, or the file's name."""
        return self.record.get("title") or self.file_name or str(self.pk)
