"""What a role carries, as the database's second lock reads it: a copy of ``config.roles``."""

from django.db import models


class RoleRight(models.Model):
    """One right of one role. Written by the owner alone when a database is brought up to date."""

    role = models.CharField(max_length=40)
    right = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["role", "right"], name="right_once_in_a_role")]

    def __str__(self) -> str:
        """Role and right."""
        return f"{self.role}: {self.right}"
