"""What the room shows on pages of its own and of rooms below."""

from django.db.models import Model
from django.http import HttpRequest


def nothing(request: HttpRequest, subject: Model) -> str:
    """In place of a panel whose part the page tells itself."""
    return ""
