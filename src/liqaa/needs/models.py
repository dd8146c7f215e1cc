"""Needs, the meetings that heard them, and achievements."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Mandate
from liqaa.followup.models import Task
from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models import AgendaItem, Meeting
from liqaa.territory.models import Place


class Sector(models.TextChoices):
    """Sixteen sectors; the reader and the pages use the same keys."""

    EDUCATION = "education", _("education")
    HEALTH = "health", _("health")
    EMPLOYMENT = "employment", _("employment")
    ROADS = "roads_transport", _("roads and transport")
    WATER = "water", _("water")
    LIGHTING = "electricity_lighting", _("electricity and lighting")
    ENVIRONMENT = "environment", _("environment")
    LAND = "land", _("land")
    JUSTICE = "justice_rights", _("justice and rights")
    GOVERNANCE = "governance", _("local governance")
    PRICES = "prices_taxes", _("prices and taxes")
    DIASPORA = "diaspora", _("Moroccans abroad")
    YOUTH = "sports_youth_culture", _("sport, youth and culture")
    HOUSING = "housing", _("housing")
    AGRICULTURE = "agriculture", _("agriculture")
    OTHER = "other", _("other")


class Need(models.Model):
    """One problem of residents, in their words, under a place."""

    class State(models.TextChoices):
        """Transitions are a table in ``needs.rules``."""

        OPEN = "open", _("open")
        ASSIGNED = "assigned", _("with an elected member")
        ANSWERED = "answered", _("answered")
        SOLVED = "solved", _("solved")
        CLOSED = "closed", _("closed")

    sector = models.CharField(max_length=24, choices=Sector)
    text = models.CharField(_("the need"), max_length=500)
    place = models.ForeignKey(Place, models.PROTECT, related_name="needs")
    scope = ScopeField(help_text="path of the place")
    douar = models.CharField(_("douar"), max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    mandate = models.ForeignKey(Mandate, models.SET_NULL, null=True, blank=True, related_name="needs")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    raised_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["answered", "solved"]) | Q(answered_at__isnull=False),
                name="need_answered_has_its_time",
            )
        ]
        indexes = [models.Index(fields=["scope", "sector", "state"], name="need_scope_sector")]

    def __str__(self) -> str:
        """The need in its words."""
        return self.text


class Hearing(models.Model):
    """A meeting at which the need was heard; the first and every later one."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="hearings")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="needs_heard")
    scope = ScopeField()
    as_written = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["need", "meeting"], name="need_heard_once_a_meeting")]

    def __str__(self) -> str:
        """Need and meeting."""
        return f"{self.need_id} @ {self.meeting_id}"


class Telling(models.Model):
    """An answer that a coming meeting tells back: a point of its agenda.

    It is told once the meeting is held, on that day: no second record of the same fact. The answer is
    that of a need, or of a demand that went up to an organ.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="told_back")
    point = models.OneToOneField(AgendaItem, models.CASCADE, related_name="tells")
    scope = ScopeField()
    need = models.ForeignKey(Need, models.CASCADE, null=True, blank=True, related_name="tellings")
    demand = models.ForeignKey(Task, models.CASCADE, null=True, blank=True, related_name="tellings")
    at = models.DateTimeField(help_text="when it was put on the agenda")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(need=None, demand__isnull=False) | Q(need__isnull=False, demand=None),
                name="telling_is_of_one_thing",
            ),
            models.UniqueConstraint(fields=["meeting", "need"], name="need_told_once_a_meeting"),
            models.UniqueConstraint(fields=["meeting", "demand"], name="demand_told_once_a_meeting"),
        ]

    def __str__(self) -> str:
        """What is told, and where."""
        return f"{self.need_id or self.demand_id} @ {self.meeting_id}"


class Achievement(models.Model):
    """Something built or done that a meeting spoke of (منجز)."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, blank=True, related_name="achievements")
    scope = ScopeField()
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="achievements")
    sector = models.CharField(max_length=24, choices=Sector, default=Sector.OTHER)
    text = models.CharField(max_length=500)
    credited_to = models.CharField(max_length=250, blank=True)
    need = models.ForeignKey(Need, models.SET_NULL, null=True, blank=True, related_name="achievements")

    def __str__(self) -> str:
        """The achievement in its words."""
        return self.text
