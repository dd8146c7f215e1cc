"""Taking in a file."""

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.files.models import StoredFile
from liqaa.files.rules import LARGEST, NAMED, folder_and_name, recognise
from liqaa.journal.actions import record
from liqaa.kit import arabic
from liqaa.kit.refusals import Refused

NAME_LENGTH = 200
ALIKE = {"jpg": {"jpg", "jpeg"}, "txt": {"txt", "md", "csv"}}
"""Endings that tell the same content."""


@transaction.atomic
def store(*, upload: UploadedFile, by: Account, at: datetime) -> StoredFile:
    """Keep a handed-in file: at most 10 MB of PDF, picture, text, or office document without macros.

    What it is, its content says; the same content is kept once on the disk, whoever hands it in.
    Raises ``Refused`` beside ``file`` when it is empty, too large or something else.
    """
    content = _content(upload)
    media_type = recognise(content)
    if media_type is None:
        raise Refused(
            _(
                "This kind of file is not taken: hand in a PDF, a picture, a text, or a Word, Excel or "
                "OpenDocument file without macros."
            ),
            field="file",
        )
    digest = hashlib.sha256(content).hexdigest()
    keep(content, digest)
    stored = StoredFile.objects.create(
        name=clean_name(upload.name or "", NAMED[media_type]),
        media_type=media_type,
        size=len(content),
        sha256=digest,
        stored_at=at,
        stored_by=by,
    )
    record("files.store", stored, by=by, at=at, fields=["name", "media_type", "size", "sha256"])
    return stored


def _content(upload: UploadedFile) -> bytes:
    if not upload.size:
        raise Refused(_("This file is empty."), field="file")
    if upload.size > LARGEST:
        raise Refused(_("This file is too large: at most 10 MB."), field="file")
    upload.seek(0)
    content = upload.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refused(_("This file is too large: at most 10 MB."), field="file")
    return content


def clean_name(name: str, ending: str) -> str:
    """Return a name without folders, controls or a misleading ending, at most 200 characters long."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = " ".join(arabic.clean(last).split()).strip(". ")
    stem, _dot, tail = kept.rpartition(".")
    if not stem or tail.lower() not in ALIKE.get(ending, {ending}):
        stem, tail = kept, ending
    return f"{(stem or 'file')[: NAME_LENGTH - len(tail) - 1]}.{tail}"


def keep(content: bytes, digest: str) -> Path:
    """Write ``content`` under its hash, readable by the product only; present content stays as it is.

    It appears under its name complete or not at all. A transaction that fails afterwards leaves
    bytes that no row names: they harm nobody and the next equal file uses them.
    """
    folder, name = folder_and_name(digest)
    place = Path(settings.MEDIA_ROOT, folder)
    target = place / name
    if target.exists():
        return target
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=place)  # mkstemp opens with mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(target)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
    return target
