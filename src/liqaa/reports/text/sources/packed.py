"""Documents that are ZIP archives, weighed before they are read."""

from liqaa.kit.archives import Bomb, weigh
from liqaa.reports.text.sources.unreadable import Unreadable

LARGEST_DOCUMENT = 40 * 1024 * 1024
"""Bytes that a document may unpack to."""


def weighed(data: bytes) -> list[str]:
    """The names in the archive, once all of it was weighed. Raises Unreadable: damaged, bomb."""
    try:
        return weigh(data, most_bytes=LARGEST_DOCUMENT).names
    except Bomb as bomb:
        damaged = bomb.code in ("damaged", "entities")
        raise Unreadable("damaged" if damaged else "bomb") from bomb
