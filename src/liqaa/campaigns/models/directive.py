"""The memo: who issues it, whom it asks, what for, until when."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liqaa.bodies.models import Body
from liqaa.files.models import StoredFile
from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models import Meeting
from liqaa.territory.models import Place


class Directive(models.Model):
    """A memo of an organ to every body of a level (مذكرة تنظيمية)."""

    class State(models.TextChoices):
        """Transitions are a table in ``campaigns.rules``."""

        DRAFT = "draft", pgettext_lazy("directive", "draft")
        ISSUED = "issued", pgettext_lazy("directive", "open")
        CLOSED = "closed", pgettext_lazy("directive", "closed")
        WITHDRAWN = "withdrawn", pgettext_lazy("directive", "withdrawn")

    class Ask(models.TextChoices):
        """What is asked of each body."""

        MEETING = "meeting", _("hold a meeting")
        FOUNDING = "founding", _("found a body")
        FIGURE = "figure", _("reach a membership figure")
        REPORT = "report", _("send a report")
        ANSWER = "answer", _("send an answer")

    issuer = models.ForeignKey(Body, models.PROTECT, related_name="directives")
    scope = ScopeField(help_text="the issuing body's scope: nothing outside it is ever asked")
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True, help_text="the day written on the memo")
    title = models.CharField(max_length=300)
    edition = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    attachments = models.ManyToManyField(StoredFile, blank=True, related_name="+")

    level = models.CharField(max_length=30, help_text="key of the level in the charter")
    body_types = ArrayField(
        models.CharField(max_length=60),
        help_text="keys in the charter; for a founding, what is to be founded",
    )
    families = ArrayField(models.CharField(max_length=12, choices=Body.Family), default=list, blank=True)
    places = models.ManyToManyField(Place, blank=True, related_name="+", help_text="none: all of the scope")

    ask = models.CharField(max_length=10, choices=Ask, default=Ask.MEETING)
    meeting_kind = models.CharField(max_length=20, choices=Meeting.Kind, blank=True)
    agenda = models.TextField(blank=True, help_text="one point a line")
    target = models.PositiveIntegerField(null=True, blank=True, help_text="figure to reach")
    due_on = models.DateField()

    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)
    expected = models.PositiveIntegerField(null=True, blank=True, help_text="asked when it was issued")
    spread_at = models.DateTimeField(null=True, blank=True, help_text="when the last of them had it")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", issued_at=None) | (~Q(state="draft") & Q(issued_at__isnull=False)),
                name="directive_issued_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["closed", "withdrawn"], ended_at__isnull=False)
                | (~Q(state__in=["closed", "withdrawn"]) & Q(ended_at=None)),
                name="directive_ended_has_its_time",
            ),
            models.CheckConstraint(condition=~Q(body_types__len=0), name="directive_asks_a_type"),
            models.UniqueConstraint(
                fields=["issuer", "number"],
                condition=~Q(number="") & ~Q(state="withdrawn"),
                name="directive_number_once_for_an_issuer",
            ),
        ]
        indexes = [models.Index(fields=["scope", "state"], name="directive_scope_state")]

    def __str__(self) -> str:
        """The title."""
        return self.title
