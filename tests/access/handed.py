"""What whoever holds a link, or gets a mail, is handed without signing in: kinds and fields, and no others.

Beside the table, which asks by roles: here nobody has one. A canary of another ground is never handed.
"""

from collections.abc import Mapping

from tests.access.field import ABOUT
from tests.access.scanning import Canary

GUEST, PAPER, DIARY, THERE, LETTER = "guest", "paper", "diary", "was there", "letter"

CALLED = {
    "planned": {"title", "venue", "joining"},
    "body": {"name_ar", "name_fr"},
    "point": {"title"},
    "person": {"name"},
}
"""Of a meeting to come: what, where, who calls it, the open points of its agenda; one's own name."""
HANDED: Mapping[str, Mapping[str, set[str]]] = {
    GUEST: CALLED | {"paper_file": {"name"}, "invitation": {"note", "represented_by"}},
    PAPER: {"paper_file": {"name", "content"}},
    DIARY: {kind: CALLED[kind] for kind in ("planned", "body", "point")},
    LETTER: CALLED | {"invitation": {"capacities_ar", "capacities_fr"}},
    THERE: {
        "minuted": {"title", "venue", "supervisor_text", "date_as_written"},
        "body": {"name_ar", "name_fr"},
        "head": {"name"},
        "office": {"title_ar_m", "title_ar_f", "title_fr_m", "title_fr_f"},
        "person": {"name"},
        "participation": {"name", "name_as_written", "capacities_ar", "capacities_fr"},
        "written_part": {"title", "text"},
        "written_erratum": {"text"},
        "written_remark": {"text", "reply"},
        "meetings.redaction": {"former_sha256"},
    },
}
"""Link → kind → its fields: whoever is invited, a paper of theirs, a diary, a printed letter, minutes."""
SHOWS = {
    GUEST: ("planned", "title"), PAPER: ("paper_file", "content"), DIARY: ("planned", "title"),
    LETTER: ("planned", "title"), THERE: ("written_part", "text"),
}  # fmt: skip
"""What each must hold: a search that finds nothing there is blind."""


def is_handed(link: str, ground: str, canary: Canary) -> bool:
    """Whether a link to a record of ``ground`` hands out what stands behind a canary."""
    at, kind, column = canary
    if ground == ABOUT and kind in ("body", "head", "office"):
        at = ABOUT if at == "sibling" else at  # who called that meeting, and signs its minutes
    return at == ground and column in HANDED.get(link, {}).get(kind, ())
