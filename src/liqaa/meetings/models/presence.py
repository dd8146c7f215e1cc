"""Who was at a meeting, in which role and capacities, and who was only named there."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models.meeting import Meeting
from liqaa.people.models import Person


class Participation(models.Model):
    """Somebody's part in a meeting. Capacities are frozen as texts of that day (design decision 6)."""

    class Role(models.TextChoices):
        """What the person did there; one person may have several."""

        CHAIR = "chair", _("chair")
        HOST = "host", _("host")
        SUPERVISOR = "supervisor", _("supervisor")
        FACILITATOR = "facilitator", _("facilitator")
        INSPECTOR = "inspector", _("inspector")
        RAPPORTEUR = "rapporteur", _("rapporteur")
        SPEAKER = "speaker", _("speaker")
        ATTENDEE = "attendee", _("attendee")

    class Status(models.TextChoices):
        """Seven different things from day one (design decision 7), less the unnamed."""

        INVITED = "invited", _("invited")
        CONFIRMED = "confirmed", _("confirmed")
        PRESENT = "present", _("present")
        EXCUSED = "excused", _("excused")
        ABSENT = "absent", _("absent")
        REPRESENTED = "represented", _("represented")

    class CameBy(models.TextChoices):
        """How an arrival was written down."""

        TICK = "tick", _("ticked on the list")
        CODE = "code", _("by code")
        WALK_IN = "walk_in", _("without an invitation")
        SHEET = "sheet", _("from the signed sheet")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participations")
    scope = ScopeField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="participations")
    role = models.CharField(max_length=12, choices=Role, default=Role.ATTENDEE)
    status = models.CharField(max_length=12, choices=Status, default=Status.PRESENT)
    name_as_written = models.CharField(max_length=200)
    capacities_ar = ArrayField(models.CharField(max_length=250), default=list, blank=True)
    capacities_fr = ArrayField(models.CharField(max_length=250), default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    arrived_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    came_by = models.CharField(max_length=8, choices=CameBy, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person", "role"], name="one_part_of_a_kind_in_a_meeting"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=models.F("arrived_at")),
                name="leaves_after_arriving",
            ),
        ]

    def __str__(self) -> str:
        """Role and person."""
        return f"{self.role} ({self.person_id})"


class GroupPresence(models.Model):
    """An unnamed group, or visitors, with a count where one was taken."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="groups")
    scope = ScopeField()
    label = models.CharField(max_length=250)
    count = models.PositiveIntegerField(null=True, blank=True)
    visitors = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        """The label."""
        return self.label


class Mention(models.Model):
    """Somebody named at the meeting who was not there: praised, absent, from another meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="mentions")
    scope = ScopeField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="mentions")
    name = models.CharField(max_length=200)
    capacity = models.CharField(max_length=250, blank=True)
    reason = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="mention_has_a_name")]

    def __str__(self) -> str:
        """The name."""
        return self.name


class Visitor(models.Model):
    """A visitor of the meeting who agreed to be kept as a contact (``people.Consent``)."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="visitors")
    scope = ScopeField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="visits")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="visitor_once_a_meeting")]

    def __str__(self) -> str:
        """Person and meeting."""
        return f"{self.person_id} @ {self.meeting_id}"
