"""What a meeting came to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models import Intervention, Meeting
from liqaa.territory.models import Place


class Outcome(models.Model):
    """A decision, call, recommendation, statement or promise of a meeting, in its own words."""

    class Kind(models.TextChoices):
        """How it was said."""

        DECISION = "decision", _("decision")
        CALL = "call", _("call")
        RECOMMENDATION = "recommendation", _("recommendation")
        STATEMENT = "statement", _("statement")
        PROMISE = "promise", _("promise")

    class Type(models.TextChoices):
        """What it creates (design decision 9)."""

        TASK = "task", _("task")
        BODY = "body_to_found", _("body to found")
        MEETING = "meeting", _("meeting to hold")
        SCHEDULE = "schedule", _("schedule of meetings")
        TARGET = "membership_target", _("membership target")
        PROGRAMME = "work_programme", _("work programme")
        DEMAND = "demand", _("demand")
        CALL = "call", _("call")
        STATEMENT = "statement", _("statement")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="outcomes")
    scope = ScopeField()
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=14, choices=Kind, default=Kind.DECISION)
    type = models.CharField(max_length=20, choices=Type, default=Type.TASK)
    text = models.TextField()
    caller = models.CharField(max_length=250, blank=True, help_text="who called, for a call")
    addressee = models.CharField(max_length=250, blank=True, help_text="on whom, for a call or a demand")
    quantity = models.PositiveIntegerField(null=True, blank=True, help_text="a target's figure")
    due_on = models.DateField(null=True, blank=True)
    raises = models.ForeignKey(
        Intervention,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="raised_as",
        help_text="the demand somebody made at the meeting, which this sends up",
    )
    places = models.ManyToManyField(Place, related_name="outcomes", blank=True)

    class Meta:
        indexes = [models.Index(fields=["scope", "type"], name="outcome_scope_type")]

    def __str__(self) -> str:
        """The words of the report."""
        return self.text
