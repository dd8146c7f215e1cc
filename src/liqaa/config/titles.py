"""What a role is called here: by the charter's own words for whoever heads the body that the role leads.

A provincial secretary is «أمين إقليمي» in one party and «كاتب إقليمي» in another: the rights are the same,
the word is the organisation's.
"""

from collections.abc import Mapping
from time import monotonic

from django.utils import timezone
from django.utils.functional import Promise, lazy

from liqaa.bodies import queries as bodies
from liqaa.bodies.queries.organisation import language
from liqaa.bodies.text.structure import OfficeType

HEAD = "head"
"""The kind of office whose title names its role."""
SECONDS = 60
"""How long a process remembers the titles: a charter adopted in another one is known here after that."""


class Titles:
    """The head offices of the charter in force by the role that they give, remembered for a while."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._until = 0.0
        self._heads: Mapping[str, OfficeType] = {}

    def forget(self) -> None:
        """Ask again next time."""
        self._until = 0.0

    def of(self, role: str) -> str:
        """The title of a role in the reader's language; "" where the charter has none."""
        if monotonic() >= self._until:
            self._heads, self._until = _heads(), monotonic() + SECONDS
        office = self._heads.get(role)
        return office.title.form(None, language()) if office else ""


def _heads() -> dict[str, OfficeType]:
    structure = bodies.charter(timezone.localdate())
    heads = [each for each in structure.offices if each.kind == HEAD] if structure else []
    return {each.role: each for each in reversed(heads)}


titles = Titles()
"""Those of this process."""


def named(role: str, usual: str | Promise) -> str | Promise:
    """The charter's title of a role, or the ``usual`` one where it has none; said when it is shown."""
    return lazy(lambda: titles.of(role) or str(usual), str)()
