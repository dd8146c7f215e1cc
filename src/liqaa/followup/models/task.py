"""What is owed, by whom, by when, and what proves it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Body, Office
from liqaa.files.models import StoredFile
from liqaa.followup.models.outcome import Outcome
from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models import Meeting
from liqaa.people.models import Person
from liqaa.territory.models import Place


class Task(models.Model):
    """One thing somebody owes (إجراء). The owner is an office, so it changes hands with the office."""

    class State(models.TextChoices):
        """Transitions are a table in ``followup.rules``."""

        OPEN = "open", _("open")
        STARTED = "started", _("under way")
        DONE = "done", _("done, to be verified")
        VERIFIED = "verified", _("verified")
        CANCELLED = "cancelled", _("cancelled")

    title = models.CharField(_("what is to be done"), max_length=400)
    type = models.CharField(max_length=20, choices=Outcome.Type, default=Outcome.Type.TASK)
    outcome = models.ForeignKey(Outcome, models.PROTECT, null=True, blank=True, related_name="tasks")
    scope = ScopeField(help_text="path of the task's place, or of the body that owes it")
    body = models.ForeignKey(Body, models.PROTECT, related_name="tasks", help_text="the body that owes it")
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="tasks")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="tasks")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="tasks")
    due_on = models.DateField(_("due"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    target = models.PositiveIntegerField(null=True, blank=True, help_text="figure to reach")
    reached = models.PositiveIntegerField(null=True, blank=True)
    founds = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="founding_tasks")
    meeting = models.ForeignKey(
        Meeting,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="fulfils",
        help_text="the meeting to hold",
    )
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["done", "verified"]) | Q(done_at__isnull=False),
                name="task_done_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state="verified", verified_at__isnull=False)
                | (~Q(state="verified") & Q(verified_at=None)),
                name="task_verified_has_its_time",
            ),
        ]
        indexes = [
            models.Index(fields=["scope", "state", "due_on"], name="task_scope_state_due"),
            models.Index(fields=["office", "state"], name="task_office_state"),
            models.Index(fields=["person", "state"], name="task_person_state"),
        ]

    def __str__(self) -> str:
        """What is to be done."""
        return self.title


class TaskUpdate(models.Model):
    """A word on a task's progress, with the state it led to."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="updates")
    scope = ScopeField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=Task.State)
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        """The state it led to."""
        return self.state


class Evidence(models.Model):
    """What shows that a task was done: words, a file, a meeting that was held."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="evidence")
    scope = ScopeField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="proves")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | Q(file__isnull=False) | Q(meeting__isnull=False),
                name="evidence_holds_something",
            )
        ]

    def __str__(self) -> str:
        """Its words, or the name of its file."""
        return self.text or str(self.file)
