"""Handing a stored file out over the web."""

from datetime import datetime

from django.db.models import Model
from django.http import FileResponse, Http404

from liqaa.files.actions import hand_out
from liqaa.files.models import StoredFile
from liqaa.files.queries import read
from liqaa.files.rules import TEXT
from liqaa.journal.actions import Actor

LOCKED = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""A handed-out file runs nothing and reaches nothing, even when opened as a page of its own."""


def response_for(stored: StoredFile, *, of: Model, place: str, by: Actor, at: datetime) -> FileResponse:
    """Answer with the bytes of ``stored`` under its own name, Arabic included (RFC 6266).

    The caller has checked that the reader ``by`` (the house, where a signed link is the right) may see the
    record ``of``, which lies in ``place`` and holds the file; that it is taken out is written down there. It
    is always a download: no handed-in file becomes a page of this address. Raises ``Http404`` when the bytes
    are missing.
    """
    try:
        stream = read(stored)
    except FileNotFoundError as missing:
        raise Http404 from missing
    hand_out(stored=stored, of=of, place=place, by=by, at=at)
    response = FileResponse(
        stream,
        as_attachment=True,
        filename=stored.name,
        content_type=f"{TEXT}; charset=utf-8" if stored.media_type == TEXT else stored.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = LOCKED
    response["Cache-Control"] = "no-store"
    return response
