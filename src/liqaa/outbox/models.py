"""Messages waiting to leave, and the server they leave by."""

from django.db import models
from django.db.models import Q


class MailServer(models.Model):
    """The organisation's own SMTP server; one row at most."""

    class Security(models.TextChoices):
        """How the connection is protected."""

        STARTTLS = "starttls", "STARTTLS"
        TLS = "tls", "TLS"
        NONE = "none", "—"

    host = models.CharField(max_length=200)
    port = models.PositiveIntegerField(default=587)
    security = models.CharField(max_length=10, choices=Security, default=Security.STARTTLS)
    username = models.CharField(max_length=200, blank=True)
    password = models.TextField(blank=True, help_text="locked with the installation's key: kit.locked")
    sender = models.EmailField()
    checked_at = models.DateTimeField(null=True, blank=True)
    only = models.BooleanField(default=True, editable=False, unique=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(only=True), name="one_mail_server")]

    def __str__(self) -> str:
        """Host and port."""
        return f"{self.host}:{self.port}"


class Message(models.Model):
    """One message to one address. ``key`` makes a repeated request a success that changes nothing."""

    class State(models.TextChoices):
        """Where the message is."""

        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"

    key = models.CharField(max_length=120, unique=True)
    recipient = models.EmailField()
    subject = models.CharField(max_length=250)
    body = models.TextField()
    calendar = models.TextField(blank=True, help_text="an iCalendar that goes with it (RFC 5545)")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    handed_at = models.DateTimeField(
        null=True, blank=True, help_text="since when a run hands it to the server and waits for the answer"
    )
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
                name="message_sent_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(handed_at=None) | Q(state="waiting"), name="message_handed_over_waits"
            ),
        ]

    def __str__(self) -> str:
        """State and key; never the address."""
        return f"{self.state} {self.key}"
