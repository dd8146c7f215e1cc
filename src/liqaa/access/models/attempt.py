"""What is remembered for a while of attempts to sign in."""

from django.db import models


class Attempt(models.Model):
    """One entry of the memory that every process shares: counts of attempts, codes already used.

    Keys hold no address and no name: accounts by number, everything typed as a hash. The cache of
    ``config.memory`` reads and writes it.
    """

    key = models.CharField(max_length=250, primary_key=True)
    value = models.JSONField()
    expires_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="attempt_expiry")]

    def __str__(self) -> str:
        """The key."""
        return self.key
