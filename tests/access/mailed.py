"""Mails and printed letters about meetings, made on every ground: what each of their bytes says to whom.

A mail is built as it leaves, then read as its reader's program does: headers decoded, every part unpacked,
the lines of the calendar that goes with it put together again.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from typing import Any

from django.utils import timezone

from liqaa.access.models import Account
from liqaa.bodies.models import Appointment, Body, Organisation
from liqaa.journal.actions import SYSTEM
from liqaa.meetings import actions
from liqaa.meetings.actions.posting import INVITED, words_of
from liqaa.meetings.documents.letters import letters_of
from liqaa.meetings.models import Invitation, Meeting, Minutes
from liqaa.meetings.queries.events import facts_of
from liqaa.meetings.queries.inviting import Invitee
from liqaa.outbox.actions.smtp import plain_mail
from liqaa.outbox.models import MailServer, Message
from tests.access.canaries import TOKEN
from tests.access.handed import CALLED, HANDED, LETTER
from tests.access.playing import Ground
from tests.access.scanning import Canary, unpacked

WHO = {"invitation": "person", "excuse_kept": "fellow", "head": "head", "person": "person"}
"""Whose address a mail goes to, by the kind of its canary → the kind of the person's row."""
NOTICE = {kind: CALLED[kind] for kind in ("planned", "body", "point")}


def row(ground: Ground, at: str, kind: str, model: Any) -> Any:
    """The row of a kind on a ground."""
    return model._base_manager.get(pk=ground.rows[kind][at][-1])


def _planned(ground: Ground, at: str) -> Meeting:
    Meeting.objects.filter(pk=ground.rows["planned"][at][0]).update(convoked_at=timezone.now())
    return row(ground, at, "planned", Meeting)


def invited(ground: Ground, at: str) -> None:
    """Somebody more is invited."""
    head = row(ground, at, "appointment", Appointment).person
    invitee = Invitee(head, Invitation.Ground.GUEST)
    actions.invite(meeting=_planned(ground, at), invitees=[invitee], by=SYSTEM, at=timezone.now())


def changed(ground: Ground, at: str) -> None:
    """The meeting's day moves."""
    meeting = _planned(ground, at)
    day = timezone.localdate() + dt.timedelta(days=6)
    actions.correct_meeting(meeting=meeting, by=SYSTEM, at=timezone.now(), held_on=day)


def cancelled(ground: Ground, at: str) -> None:
    """The meeting is called off, for a reason that is kept inside."""
    reason = next(token for token, told in ground.known.items() if told == (at, "planned", "slogan"))
    actions.cancel_meeting(meeting=_planned(ground, at), reason=reason, by=SYSTEM, at=timezone.now())


def revoked(ground: Ground, at: str) -> None:
    """An invitation is taken back."""
    _planned(ground, at)
    asked = row(ground, at, "invitation", Invitation)
    actions.revoke_invitation(invitation=asked, by=SYSTEM, at=timezone.now())


def reminded(ground: Ground, at: str) -> None:
    """Whoever has not answered is asked again."""
    actions.remind_invited(meeting=_planned(ground, at), by=SYSTEM, at=timezone.now())


def minutes_sent(ground: Ground, at: str) -> None:
    """The minutes are sent again to those who were there."""
    minutes = Minutes.objects.get(meeting=ground.rows["minuted"][at][0])
    writer = row(ground, at, "account", Account)
    actions.send_minutes(minutes=minutes, by=writer, at=timezone.now())


@dataclass(frozen=True)
class Mail:
    """What causes a mail, what it hands out, how many leave, and of which kinds each shows the title."""

    cause: Callable[[Ground, str], None]
    holds: dict[str, set[str]]
    leave: int
    shows: tuple[str, ...]
    calendar: bool = True


MAILED = (
    Mail(invited, NOTICE, 1, ("planned", "point")),
    Mail(changed, NOTICE, 2, ("planned", "point")),
    Mail(cancelled, NOTICE, 2, ("planned",)),
    Mail(revoked, NOTICE, 1, ("planned",)),
    Mail(reminded, NOTICE, 1, ("planned", "point")),
    Mail(minutes_sent, {}, 1, (), calendar=False),
)


def left_by(mail: Mail, ground: Ground, at: str) -> list[Message]:
    """The messages that a cause leaves in the outbox."""
    before = set(Message.objects.values_list("pk", flat=True))
    mail.cause(ground, at)
    return list(Message.objects.exclude(pk__in=before).order_by("pk"))


def as_it_leaves(message: Message) -> bytes:
    """The bytes that the mail server is handed."""
    server = MailServer(host="mail.invalid", sender="house@mail.invalid")
    made = plain_mail(
        server, to=message.recipient, subject=message.subject, body=message.body, calendar=message.calendar
    )
    return made.message().as_bytes()


def read(raw: bytes) -> Iterator[str]:
    """Every text of a mail: as it stands, its headers decoded, each part unpacked."""
    mail = message_from_bytes(raw, policy=policy.default)
    yield raw.decode("ascii", "replace")
    for part in mail.walk():
        yield "\n".join(f"{name}: {value}" for name, value in part.items())
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield from unpacked(content)


def told(ground: Ground, texts: Iterable[str]) -> set[Canary]:
    """The canaries in texts."""
    found = {token for text in texts for token in TOKEN.findall(text)}
    return {ground.known[token] for token in found if token in ground.known}


def is_neutral(ground: Ground, subject: str) -> bool:
    """Whether a subject holds no word of a record, nor the name of the organisation or of a body of it."""
    names = {Organisation.objects.get().name_ar, *Body.objects.values_list("name_ar", flat=True)}
    return not told(ground, [subject]) and not any(name in subject for name in names if name)


def own(ground: Ground, recipient: str) -> tuple[str, str]:
    """Whom a mail goes to: the kind of the address's canary, and of the person's row."""
    _at, kind, _column = ground.known[recipient.partition("@")[0]]
    return kind, WHO[kind]


def may_get(mail: Mail, ground: Ground, at: str, recipient: str, canary: Canary) -> bool:
    """Whether a mail caused on a ground may hold a canary: what it is for, and the reader's own name."""
    where, kind, column = canary
    address, person = own(ground, recipient)
    if where != at:
        return False
    mine = (kind == address and column == "email") or (kind == person and column == "name")
    return mine or column in mail.holds.get(kind, ())


def printed_letter(ground: Ground, at: str) -> Iterator[str]:
    """The one letter that is printed for whoever is written to by no mail."""
    asked = row(ground, at, "invitation", Invitation)
    made = letters_of(asked.meeting, [asked], language="ar", on=timezone.localdate())
    return unpacked(made)


def group_text(ground: Ground, at: str) -> list[str]:
    """The text to copy into a messenger, for a group."""
    return [words_of(None, facts_of(_planned(ground, at), "ar"), INVITED)]


SHOWN: tuple[tuple[Callable[[Ground, str], Any], Any], ...] = (
    (printed_letter, HANDED[LETTER]),
    (group_text, NOTICE),
)
"""What is handed on by hand, and what it holds."""
