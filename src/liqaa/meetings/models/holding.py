"""What is established while a meeting goes on: quorum, shows of hands, elections."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Office
from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models.meeting import AgendaItem, Meeting
from liqaa.people.models import Person


class QuorumCheck(models.Model):
    """Who was there against who had to be, at one moment. It is kept as it was found."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="quorum_checks")
    scope = ScopeField()
    call = models.PositiveSmallIntegerField(help_text="1 or 2: which call the meeting stands on")
    members = models.PositiveIntegerField()
    needed = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    met = models.BooleanField()
    checked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(call__in=[1, 2]), name="first_or_second_call"),
            models.CheckConstraint(
                condition=Q(met=False) | Q(present__gte=models.F("needed")), name="quorum_met_by_its_figures"
            ),
        ]

    def __str__(self) -> str:
        """Present of needed."""
        return f"{self.present}/{self.needed}"


class ShowOfHands(models.Model):
    """A question and the hands that were counted. No secret vote: the product does not promise one."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="shows_of_hands")
    scope = ScopeField()
    agenda_item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="shows_of_hands"
    )
    question = models.CharField(max_length=400)
    in_favour = models.PositiveIntegerField()
    against = models.PositiveIntegerField()
    abstained = models.PositiveIntegerField()
    counted_at = models.DateTimeField()

    def __str__(self) -> str:
        """The question."""
        return self.question


class Election(models.Model):
    """An election at a meeting: counted by tellers on paper, its figures written down here."""

    class State(models.TextChoices):
        """From candidates to result."""

        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="elections")
    scope = ScopeField()
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="elections")
    title = models.CharField(max_length=250)
    seats = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    tellers = models.CharField(max_length=300, blank=True)
    voters = models.PositiveIntegerField(null=True, blank=True)
    spoilt = models.PositiveIntegerField(default=0, help_text="blank and spoilt ballots")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=1), name="election_fills_a_seat"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(closed_at__isnull=False), name="closed_election_has_its_moment"
            ),
        ]

    def __str__(self) -> str:
        """What is filled."""
        return self.title


class Candidate(models.Model):
    """Somebody who stands, the ballots counted for them, and whether they are elected."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="candidates")
    scope = ScopeField()
    election = models.ForeignKey(Election, models.CASCADE, related_name="candidates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="candidatures")
    name_as_written = models.CharField(max_length=200)
    votes = models.PositiveIntegerField(null=True, blank=True)
    elected = models.BooleanField(default=False)
    young = models.BooleanField(
        default=False, db_default=False, help_text="by their own word: no birthday is kept"
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["election", "person"], name="candidate_once")]

    def __str__(self) -> str:
        """Person and election."""
        return f"{self.person_id}: {self.election_id}"
