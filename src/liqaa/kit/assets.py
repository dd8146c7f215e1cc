"""Addresses of the built front end: scripts, style sheets, fonts and the sprite of icons.

The build (``frontend/vite.config.js``) gives every file a name with a hash of its content and writes
``manifest.json``; pages name a file by its source, ``app.js``, and get the address of the built one.
"""

import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static

DIST = Path(__file__).parent / "static/kit/dist"


@cache
def _manifest() -> dict[str, str]:
    """Source file name (without folders) to built file name."""
    try:
        entries = json.loads((DIST / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise ImproperlyConfigured(
            "The front end is not built. In the repository folder run: uv sync --reinstall-package liqaa"
        ) from missing
    return {source.rsplit("/", 1)[-1]: entry["file"] for source, entry in entries.items()}


def address(name: str) -> str:
    """The address of the built file whose source is called ``name``.

    Raises ImproperlyConfigured when the front end is not built, KeyError for a file that is not part of it.
    """
    if settings.DEBUG:
        _manifest.cache_clear()
        _address.cache_clear()
    return _address(name)


@cache
def _address(name: str) -> str:
    return static(f"kit/dist/{_manifest()[name]}")
