"""What every page's frame shows: the organisation, the menu, the reader."""

from typing import Any

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """The variables of ``kit/base.html``."""
    return {"navigation": []}
