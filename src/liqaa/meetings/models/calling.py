"""Calling people to a meeting: the set it belongs to, who is invited, what they answer, where it is shown."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Body
from liqaa.files.models import StoredFile
from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models.meeting import AgendaItem, Meeting
from liqaa.people.models import Person


class Series(models.Model):
    """A set of meetings planned together, such as one in each commune of a province."""

    title = models.CharField(_("title"), max_length=300)
    organiser = models.ForeignKey(Body, models.PROTECT, related_name="series")
    scope = ScopeField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        """The title."""
        return self.title


class SeriesMeeting(models.Model):
    """That a meeting belongs to a set, and its number there."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="meetings")
    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="in_series")
    scope = ScopeField()
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        """Set and meeting."""
        return f"{self.series_id}: {self.meeting_id}"


class Invitation(models.Model):
    """Somebody asked to come, in a capacity, and what they answered. One for each person and meeting."""

    class Ground(models.TextChoices):
        """Why this person is asked."""

        RIGHT = "right", _("present by right")
        OFFICE = "office", _("by office")
        LIST = "list", _("from a list")
        GUEST = "guest", _("guest")

    class Answer(models.TextChoices):
        """What they said; nothing until they answer."""

        COMING = "coming", _("coming")
        EXCUSED = "excused", _("excused")
        REPRESENTED = "represented", _("represented")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    scope = ScopeField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="invitations")
    ground = models.CharField(max_length=8, choices=Ground, default=Ground.LIST)
    capacities_ar = ArrayField(models.CharField(max_length=250), default=list, blank=True)
    capacities_fr = ArrayField(models.CharField(max_length=250), default=list, blank=True)
    email = models.EmailField(blank=True, help_text="where it was sent; empty for a letter or a text")
    code = models.CharField(
        max_length=8, help_text="printed beside the name and typed or scanned at the door"
    )
    answer = models.CharField(max_length=12, choices=Answer, blank=True)
    note = models.CharField(max_length=300, blank=True, help_text="why they are excused")
    represented_by = models.CharField(max_length=200, blank=True)
    invited_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="invited_once_to_a_meeting"),
            models.UniqueConstraint(fields=["meeting", "code"], name="one_code_in_a_meeting"),
            models.CheckConstraint(
                condition=Q(answer="") | Q(answered_at__isnull=False), name="answer_has_its_moment"
            ),
        ]

    def __str__(self) -> str:
        """Person and meeting."""
        return f"{self.person_id} @ {self.meeting_id}"


class CalendarFeed(models.Model):
    """The address under which somebody's calendar reads their meetings. Only its hash is kept."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(revoked_at=None), name="one_living_feed_an_account"
            )
        ]

    def __str__(self) -> str:
        """Whose it is."""
        return str(self.account_id)


class AgendaDocument(models.Model):
    """A file that belongs to a point of the agenda."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda_documents")
    scope = ScopeField()
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="documents")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "file"], name="agenda_document_once")]

    def __str__(self) -> str:
        """Item and file."""
        return f"{self.item_id}: {self.file_id}"
