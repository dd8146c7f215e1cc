"""Panels: what upper rooms show on a lower room's page.

A page names a slot, ``{% panels "meeting" meeting %}``; rooms above offer functions for the
slot from their ``panels.py`` when they start. A panel returns safe HTML, or an empty string
when it has nothing to show or the reader may not see it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model
from django.http import HttpRequest
from django.utils.safestring import SafeString

type Panel = Callable[[HttpRequest, Model], SafeString | str]


@dataclass(frozen=True)
class _Offer:
    position: int
    name: str
    panel: Panel


_offers: dict[str, list[_Offer]] = {}


def offer(slot: str, name: str, panel: Panel, *, position: int = 100) -> None:
    """Offer ``panel`` for ``slot``; lower positions come first. Offering a name again replaces it."""
    kept = [each for each in _offers.get(slot, []) if each.name != name]
    _offers[slot] = sorted(
        [*kept, _Offer(position, name, panel)], key=lambda each: (each.position, each.name)
    )


def render(slot: str, subject: Model, request: HttpRequest) -> list[SafeString | str]:
    """Every non-empty panel of ``slot`` for ``subject``, in order."""
    drawn = (each.panel(request, subject) for each in _offers.get(slot, []))
    return [html for html in drawn if html]
