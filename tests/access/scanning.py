"""Looking for canaries in everything that came out, and saying which of them a reader may hold."""

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator

from tests.access.actors import Actor
from tests.access.canaries import TOKEN
from tests.access.field import ABOUT, GROUNDS
from tests.access.oracle import holds, paths, scope_of, under

PDF_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
PDF_WORD = re.compile(rb"<(FEFF(?:[0-9A-F]{4})*)>")
WORK = "followup.see followup.work followup.record followup.verify followup.assign campaigns.see"
MEET = "meetings.see meetings.record"
TITLES = f"{MEET} followup.see needs.see newsroom.see campaigns.see"
"""A meeting's title stands beside what came of it."""
PERSONAL = {"phone", "email", "name_latin"}
MAY_HOLD = {
    "account": "bodies.see", "judge": "bodies.see", "body": "bodies.see", "planned": TITLES,
    "office": "bodies.see",
    "head": "bodies.see", "appointment": "bodies.see", "elected": "bodies.see", "institution": "bodies.see",
    "mandate": "bodies.see", "step": "bodies.see", "person": "people.see meetings.see",
    "membership": "people.see", "fellow": "people.see meetings.see bodies.see",
    "consent": "people.see", "request": "people.protect", "request_answered": "people.protect",
    "resident": "people.see meetings.record", "meeting": TITLES, "cancelled": TITLES,
    "minuted": TITLES, "drafted": TITLES,
    "participation": MEET, "group": MEET, "mention": MEET, "agenda": MEET, "topic": MEET,
    "speech": f"{MEET} {WORK}",
    "point": MEET, "ballot": MEET, "outcome": WORK, "evidence": WORK, "evidence_file": WORK,
    "need": "needs.see needs.record",
    "need_answered": "needs.see needs.record", "need_heard": "needs.see needs.record", "hearing": "needs.see",
    "telling": "needs.see", "achievement": "needs.see", "directive": "campaigns.see",
    "attachment": "campaigns.see",
    "draft": "campaigns.issue", "closed": "campaigns.see", "extension": "campaigns.see", "memo_task": WORK,
    "execution": "campaigns.see", "memo_evidence": WORK, "memo_file": WORK, "congress": "countdown.see",
    "election": "countdown.see", "held_congress": "countdown.see", "quota": "countdown.see",
    "delegate": "countdown.see", "constituency": "countdown.see", "sheet": "countdown.see",
    "sheet_read": "countdown.see", "result": "countdown.see", "news": "newsroom.see",
    "reading": "reports.confirm", "batch": "reports.confirm", "batch_file": "reports.confirm",
    "session": "access.recover access.invite",
    "style": "newsroom.see", "mail_server": "access.set_up", "message": "access.invite access.set_up",
}  # fmt: skip
"""Kind → the rights of which one, at the record's place, lets its words be read."""
ROOMS = {"meetings": MEET, "people": "people.see people.edit", "needs": "needs.see needs.record"}
"""Of what ``filling`` plants: by the room of its table."""
APART = "meetings.confidential"
WORDS_OF_MINUTES = {"written": MEET, "apart": APART, "draft": "meetings.record", "inner": MEET,
    "excuse": "meetings.record",
}  # fmt: skip
"""Kinds of words in and around minutes, by what their name begins with (``written``)."""
FROM_ABOVE = {
    "body": {"name_ar", "name_fr", "premises"}, "planned": {"name_ar", "name_fr"}, "head": {"name"},
    "office": {"title_ar_m", "title_ar_f"},
    "elected": {"name"}, "institution": {"name_ar", "name_fr"},
    "mandate": {"title_ar", "title_fr", "committee"},
    "congress": {"name_ar", "name_fr"}, "election": {"name_ar", "name_fr"},
    "held_congress": {"name_ar", "name_fr"},
    "constituency": {"name_ar", "name_fr"}, "sheet": {"title"}, "sheet_read": {"title"},
}  # fmt: skip
"""What those below read of what stands above them: who leads them, whom they elected, the day they count
to."""


PUBLIC = {"institution"}
"""Kinds without a place's lock: assemblies of the State (``bodies.policies``)."""
HOUSE = {
    "style": "newsroom.see newsroom.write newsroom.approve newsroom.style",
    "mail_server": "access.set_up",
    "judge": "access.invite access.set_up access.recover",
}
"""Rows that lie in no place, and who reads them wherever they hold the right: how the organisation writes,
its mail server, accounts that nobody has given a role yet."""


def may_hold(actor: Actor | None, canary: tuple[str, str, str]) -> bool:
    """Whether what stands behind a canary may reach an actor."""
    ground, kind, column = canary
    if actor is None:
        return False
    if canary[:2] == ("sibling", "body") and column in FROM_ABOVE["body"] and column != "premises":
        ground = ABOUT  # it organised the meeting that is about the province
    room = ROOMS.get(kind.partition(".")[0], WORK) if "." in kind else WORK
    room = WORDS_OF_MINUTES.get(kind.partition("_")[0], room) if "_" in kind else room
    rights = MAY_HOLD.get("task" if kind.startswith(("task_", "update_")) else kind, room).split()
    at = scope_of(ground)
    if ground == ABOUT and rights != [APART] and any(holds(actor, right, GROUNDS["own"]) for right in rights):
        return column not in PERSONAL
    if column in PERSONAL and kind not in {"account", "judge"}:
        rights = ["people.see", "people.edit"]
    if any(holds(actor, right, at) for right in rights):
        return True
    places = [path for _role, path in actor.held]
    return column in FROM_ABOVE.get(kind, set()) and any(under(at, path) for path in places)


def may_read_row(actor: Actor | None, canary: tuple[str, str, str]) -> bool:
    """Whether the row behind a canary may reach an actor: what the database's lock can tell, which knows
    no columns.

    Whoever has something to do on a ground reads its rows; of elsewhere only rows of which a word may be
    held.
    """
    ground, kind, _column = canary
    if actor is not None and kind in PUBLIC:
        return True
    if actor is not None and any(paths(actor, right) for right in HOUSE.get(kind, "").split()):
        return True
    if actor is None or not actor.held:
        return False
    places = [path for _role, path in actor.held]
    if any(under(path, scope_of(ground)) for path in places):
        return True
    if kind in {"account", "judge"} and any(under(scope_of(ground), path) for path in places):
        return True  # those who work above are known by name below
    words = {*FROM_ABOVE.get(kind, set()), "title", "name", "text", "name_as_written"}
    return any(may_hold(actor, (ground, kind, word)) for word in words)


def said(response: object) -> Iterator[str]:
    """Every text of an answer: its head, its body, the members of what is packed."""
    headers = getattr(response, "headers", {})
    yield "\n".join(f"{name}: {value}" for name, value in headers.items())
    yield "\n".join(morsel.OutputString() for morsel in getattr(response, "cookies", {}).values())
    body = b"".join(response.streaming_content) if getattr(response, "streaming", False) else response.content
    yield from unpacked(body)


def unpacked(body: bytes) -> Iterator[str]:
    """The text of a file, of packed members, of the pages of a PDF, of the unfolded lines of a calendar."""
    yield body.decode("utf-8", "replace")
    if body[:15] == b"BEGIN:VCALENDAR":
        yield body.replace(b"\r\n ", b"").decode("utf-8", "replace")
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            for name in packed.namelist():
                yield name
                yield from unpacked(packed.read(name))
    if body[:4] == b"%PDF":
        yield from printed(body)


def printed(body: bytes) -> Iterator[str]:
    """What a PDF says: its text layer, and every stream and string of it, its metadata among them."""
    from pdfminer.high_level import extract_text

    yield extract_text(io.BytesIO(body))
    for packed in PDF_STREAM.findall(body):
        with contextlib.suppress(zlib.error):
            yield zlib.decompressobj().decompress(packed).decode("latin-1")
    yield from (bytes.fromhex(word.decode()).decode("utf-16", "replace") for word in PDF_WORD.findall(body))


type Canary = tuple[str, str, str]


def leaks(
    texts: Iterable[str],
    actor: Actor | None,
    known: dict[str, Canary],
    holds_it: Callable[[Actor | None, Canary], bool] = may_hold,
) -> set[Canary]:
    """Canaries in texts that the actor may not hold."""
    found = {token for text in texts for token in TOKEN.findall(text)}
    return {known[token] for token in found if token in known and not holds_it(actor, known[token])}
