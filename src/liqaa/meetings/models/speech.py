"""What was said at a meeting."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models.meeting import AgendaItem, Meeting
from liqaa.people.models import Person


class Topic(models.Model):
    """A subject that was discussed."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="topics")
    scope = ScopeField()
    text = models.CharField(max_length=400)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        """The subject."""
        return self.text


class Intervention(models.Model):
    """What somebody said, in which manner, and to whom."""

    class Kind(models.TextChoices):
        """The manner."""

        PRESENTATION = "presentation", _("presentation")
        PRAISE = "praise", _("praise")
        DEMAND = "demand", _("demand")
        CALL = "call", _("call")
        ANSWER = "answer", _("answer")
        REMARK = "remark", _("remark")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="interventions")
    scope = ScopeField()
    agenda_item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="interventions"
    )
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="interventions")
    speaker = models.CharField(max_length=250, blank=True, help_text="as written, also a group")
    kind = models.CharField(max_length=14, choices=Kind, default=Kind.REMARK)
    text = models.TextField()
    addressee = models.CharField(max_length=250, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        """Speaker and manner."""
        return f"{self.speaker}: {self.kind}"
