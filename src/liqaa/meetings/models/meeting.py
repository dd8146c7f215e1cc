"""The meeting itself, the territories it is about and its agenda."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Body
from liqaa.kit.scopes import ScopeField
from liqaa.territory.models import Place


class Meeting(models.Model):
    """One meeting, planned or held. It can be of more than one kind."""

    class Kind(models.TextChoices):
        """What sort of meeting it is (GLOSSARY binds the words)."""

        COMMUNICATION = "communication", _("communication meeting")
        ORGANISATIONAL = "organisational", _("organisational meeting")
        CONSULTATIVE = "consultative", _("consultative meeting")
        OPEN = "open", _("open meeting")
        EXECUTIVE = "executive", _("meeting of an executive organ")
        COUNCIL = "council", _("council session")
        CONGRESS = "congress", _("congress")
        ASSEMBLY = "assembly", _("general assembly")
        FOUNDING = "founding", _("founding assembly")
        SEMINAR = "seminar", _("seminar")
        FIELD_VISIT = "field_visit", _("field visit")
        BOARD = "board", _("meeting of a board")
        PROTEST = "protest", _("protest stand")
        STATEMENT = "statement", _("statement without a meeting")
        OTHER = "other", _("other")

    class State(models.TextChoices):
        """Whether it took place."""

        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    class Mode(models.TextChoices):
        """How people met."""

        IN_PERSON = "in_person", _("in person")
        REMOTE = "remote", _("at a distance")
        MIXED = "mixed", _("both")

    title = models.CharField(_("title"), max_length=300)
    kicker = models.CharField(max_length=300, blank=True)
    kinds = ArrayField(models.CharField(max_length=20, choices=Kind), default=list)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    organiser = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    scope = ScopeField(help_text="the organising body's scope: it governs who sees and writes")
    outside_organiser = models.CharField(
        max_length=250, blank=True, help_text="a body from outside that organised, recorded without comment"
    )
    supervisor = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="supervised_meetings"
    )
    supervisor_text = models.CharField(
        max_length=250, blank=True, help_text="a supervisor that is no body of ours"
    )
    co_organiser = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="co_organised_meetings"
    )
    host_body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="hosted_meetings")
    framework = models.CharField(_("framework"), max_length=400, blank=True)
    slogan = models.CharField(max_length=300, blank=True)
    held_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    starts_at = models.TimeField(null=True, blank=True)
    call = models.PositiveSmallIntegerField(default=1, help_text="1 or 2: first or second call")
    joining = models.CharField(max_length=500, blank=True, help_text="how to join at a distance")
    sequence = models.PositiveIntegerField(
        default=0, help_text="how often those invited were told of a change (RFC 5545, 3.8.7.4)"
    )
    convoked_at = models.DateTimeField(null=True, blank=True, help_text="when people were first invited")
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    date_as_written = models.CharField(max_length=120, blank=True)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.IN_PERSON)
    venue = models.CharField(_("venue"), max_length=250, blank=True)
    venue_place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="meetings_held"
    )
    territories = models.ManyToManyField(Place, through="MeetingPlace", related_name="meetings_about")
    summary = models.TextField(blank=True)
    follows = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="followed_by")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("held_on")),
                name="meeting_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=~Q(kinds__len=0), name="meeting_has_a_kind"),
            models.CheckConstraint(condition=Q(call__in=[1, 2]), name="meeting_on_first_or_second_call"),
            models.CheckConstraint(
                condition=Q(closed_at=None)
                | (Q(opened_at__isnull=False) & Q(closed_at__gte=models.F("opened_at"))),
                name="meeting_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(co_organiser=None) | ~Q(co_organiser=models.F("organiser")),
                name="meeting_co_organised_by_another",
            ),
            models.CheckConstraint(
                condition=Q(host_body=None) | ~Q(host_body=models.F("organiser")),
                name="meeting_hosted_by_another",
            ),
        ]
        indexes = [
            models.Index(fields=["scope", "-held_on"], name="meeting_scope_day"),
            models.Index(fields=["organiser", "-held_on"], name="meeting_organiser_day"),
        ]

    def __str__(self) -> str:
        """The title."""
        return self.title

    @property
    def kind_labels(self) -> list[str]:
        """The kinds in the reader's language."""
        return [str(Meeting.Kind(kind).label) for kind in self.kinds]


class MeetingPlace(models.Model):
    """A territory the meeting is about; it also lets that territory's people read the record."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="places")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "place"], name="meeting_place_once")]

    def __str__(self) -> str:
        """Meeting and place."""
        return f"{self.meeting_id} @ {self.place_id}"


class AgendaItem(models.Model):
    """A point of the agenda."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    scope = ScopeField()
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    presenter = models.CharField(max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True, help_text="of time")
    internal = models.BooleanField(default=False, help_text="left out of what those invited receive")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="agenda_position_once",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self) -> str:
        """The title."""
        return self.title
