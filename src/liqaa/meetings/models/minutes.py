"""The minutes of a meeting: parts and revisions, remarks, signatures, errata; files shown with them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liqaa.files.models import StoredFile
from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models.meeting import AgendaItem, Meeting
from liqaa.people.models import Person


class Minutes(models.Model):
    """The minutes of one meeting, from draft to frozen."""

    class State(models.TextChoices):
        """How far they are."""

        DRAFT = "draft", _("draft")
        SENT = "sent", _("sent to those who were there")
        APPROVED = "approved", _("approved")
        FROZEN = "frozen", _("frozen")

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="minutes")
    scope = ScopeField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_in = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="minutes_approved"
    )
    frozen_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, help_text="of the frozen content")
    sections = models.JSONField(
        default=dict, blank=True, help_text="the digest of each section that the hash is over"
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="frozen") | (Q(frozen_at__isnull=False) & ~Q(sha256="")),
                name="frozen_minutes_have_their_hash",
            )
        ]

    def __str__(self) -> str:
        """State and meeting."""
        return f"{self.state}: {self.meeting_id}"


class MinutesPart(models.Model):
    """One part, mostly a point of the agenda. A part that is confidential is a row of its own."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="minutes_parts")
    scope = ScopeField()
    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="parts")
    agenda_item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="minutes_parts"
    )
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    confidential = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0, help_text="of the text that stands")

    def __str__(self) -> str:
        """The title."""
        return self.title


class MinutesRevision(models.Model):
    """A text that a part had, who wrote it and when."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="minutes_revisions")
    scope = ScopeField()
    part = models.ForeignKey(MinutesPart, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    confidential = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "number"], name="minutes_revision_once")]

    def __str__(self) -> str:
        """Part and number."""
        return f"{self.part_id}#{self.number}"


class Remark(models.Model):
    """What somebody who was there asks to be corrected, and what became of it."""

    class Outcome(models.TextChoices):
        """What the rapporteur did with it."""

        TAKEN = "taken", _("taken up")
        LEFT = "left", _("left as it is")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="remarks")
    scope = ScopeField()
    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="remarks")
    part = models.ForeignKey(MinutesPart, models.SET_NULL, null=True, blank=True, related_name="remarks")
    person = models.ForeignKey(Person, models.PROTECT, related_name="remarks")
    name_as_written = models.CharField(max_length=200)
    text = models.TextField()
    made_at = models.DateTimeField()
    outcome = models.CharField(max_length=6, choices=Outcome, blank=True)
    reply = models.CharField(max_length=400, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        """The text."""
        return self.text


class Signature(models.Model):
    """Somebody approved the minutes by signing, in the capacities they then had."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="signatures")
    scope = ScopeField()
    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="signatures")
    person = models.ForeignKey(Person, models.PROTECT, related_name="signatures")
    name_as_written = models.CharField(max_length=200)
    capacities_ar = ArrayField(models.CharField(max_length=250), default=list, blank=True)
    capacities_fr = ArrayField(models.CharField(max_length=250), default=list, blank=True)
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minutes", "person"], name="minutes_signed_once")]

    def __str__(self) -> str:
        """Who signed."""
        return self.name_as_written


class Erratum(models.Model):
    """A correction of frozen minutes: added beside them, never into them."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="errata")
    scope = ScopeField()
    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="errata")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    confidential = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minutes", "number"], name="erratum_once")]

    def __str__(self) -> str:
        """Its number and text."""
        return f"{self.number}. {self.text}"


class MeetingFile(models.Model):
    """A photograph or a paper of the meeting. Who is shown on a photograph agreed, or it is not shown on."""

    class Kind(models.TextChoices):
        """What it is."""

        PAPER = "paper", _("paper")
        PHOTOGRAPH = "photograph", _("photograph")

    class Consent(models.TextChoices):
        """What those shown said."""

        UNASKED = "unasked", _("not asked yet")
        GIVEN = "given", _("those shown agreed")
        NOBODY = "nobody", _("nobody can be recognised")
        REFUSED = "refused", _("somebody refused")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="files")
    scope = ScopeField()
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PAPER)
    caption = models.CharField(max_length=300, blank=True)
    consent = models.CharField(max_length=8, choices=Consent, default=Consent.UNASKED)
    confidential = models.BooleanField(default=False)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "file"], name="meeting_file_once")]

    def __str__(self) -> str:
        """The caption."""
        return self.caption
