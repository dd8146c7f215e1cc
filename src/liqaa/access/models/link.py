"""Links that open the door once."""

from django.db import models

from liqaa.access.models.account import Account


class OneTimeLink(models.Model):
    """An invitation, a recovery or a demo entry. Only the token's hash is kept."""

    class Purpose(models.TextChoices):
        """What following the link does."""

        INVITATION = "invitation"
        RECOVERY = "recovery"
        DEMO = "demo"

    account = models.ForeignKey(Account, models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=20, choices=Purpose)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        """Purpose and account."""
        return f"{self.purpose} ({self.account_id})"
