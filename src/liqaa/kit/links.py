"""Which page shows an object: upper rooms say it, lower pages ask it.

A place is drawn by ``territory`` and its page lives in ``dashboards``; the arrow may not
point up, so the page's room registers a builder here when it starts.
"""

from collections.abc import Callable

from django.db.models import Model

type UrlBuilder = Callable[..., str]
_builders: dict[type[Model], UrlBuilder] = {}


def register(model: type[Model], builder: UrlBuilder) -> None:
    """Say which address shows an instance of ``model``; one builder per model."""
    _builders[model] = builder


def url_for(thing: Model) -> str:
    """The address of the page that shows ``thing``; an empty string where none does."""
    builder = _builders.get(type(thing))
    return builder(thing) if builder else ""
