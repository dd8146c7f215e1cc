"""Reading stored files back."""

from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from liqaa.files.models import StoredFile
from liqaa.files.rules import folder_and_name


def path_of(stored: StoredFile) -> Path:
    """Where the bytes of ``stored`` lie."""
    folder, name = folder_and_name(stored.sha256)
    return Path(settings.MEDIA_ROOT, folder, name)


def read(stored: StoredFile) -> BinaryIO:
    """The bytes of ``stored`` as an open stream; the caller closes it."""
    return path_of(stored).open("rb")
