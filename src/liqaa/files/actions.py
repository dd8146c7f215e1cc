"""Taking in a file."""

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.files.models import StoredFile
from liqaa.files.rules import LARGEST, NAMED, PICTURES, folder_and_name, recognise
from liqaa.files.rules.outside import Outside
from liqaa.files.rules.pictures import NoPicture, without_notes
from liqaa.journal.actions import Actor, record
from liqaa.kit import arabic
from liqaa.kit.archives import Bomb
from liqaa.kit.refusals import Refused

NAME_LENGTH = 200
KINDS = _(
    "This kind of file is not taken: hand in a PDF, a picture, a text, or a Word, Excel or "
    "OpenDocument file without macros."
)
FETCHES = _(
    "This document fetches something from elsewhere when it is opened (a picture, a template): save it with "
    "everything inside."
)
ALIKE = {"jpg": {"jpg", "jpeg"}, "txt": {"txt", "md", "csv"}}
"""Endings that tell the same content."""


@transaction.atomic
def store(*, upload: UploadedFile, by: Account, at: datetime) -> StoredFile:
    """Keep a handed-in file: at most 10 MB of PDF, picture, text, or office document without macros.

    What it is, its content says; the same content is kept once on the disk, whoever hands it in. A picture
    is kept without what the camera wrote beside it (place, moment, device).
    Raises ``Refused`` beside ``file`` when it is empty, too large, something else, or made to harm.
    """
    content, media_type = _harmless(_content(upload))
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


@transaction.atomic
def hand_out(*, stored: StoredFile, of: Model, place: str, by: Actor, at: datetime) -> None:
    """Write down who takes a file out, on the record that holds it: ``of``, which lies in ``place``.

    Whoever sees that record reads in its history who has the file. Whoever handed it in leaves no line.
    """
    if not isinstance(by, Account) or stored.stored_by_id != by.pk:
        record("files.hand_out", of, by=by, at=at, place=place, fields=["file"])


@transaction.atomic
def forget(*, stored: StoredFile, by: Actor, at: datetime) -> None:
    """Let a file go for good that no record names any more: its row, and its bytes once that is committed.

    Bytes that another row names as well stay.
    """
    record("files.forget", stored, by=by, at=at, fields=["sha256"])
    digest = stored.sha256
    stored.delete()
    if not StoredFile.objects.filter(sha256=digest).exists():
        folder, name = folder_and_name(digest)
        transaction.on_commit(lambda: Path(settings.MEDIA_ROOT, folder, name).unlink(missing_ok=True))


def _harmless(content: bytes) -> tuple[bytes, str]:
    """What is kept of a file, and its media type. Raises ``Refused``."""
    try:
        media_type = recognise(content)
        if media_type is None:
            raise Refused(KINDS, field="file")
        return (without_notes(content, media_type) if media_type in PICTURES else content), media_type
    except Bomb as bomb:
        sentence = _(
            "This file unpacks to far more than a document holds, or hides something: it is not opened."
        )
        raise Refused(sentence, field="file") from bomb
    except Outside as fault:
        raise Refused(FETCHES, field="file") from fault
    except NoPicture as fault:
        if fault.large:
            raise Refused(_("This picture has too many pixels: make it smaller."), field="file") from fault
        raise Refused(_("This picture is damaged: it is not whole."), field="file") from fault


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
