"""The field's minutes: sent ones with open and confidential words, drafts, files and their names, excuses.

Kinds that begin with ``apart_`` are confidential, those that begin with ``draft_`` are nobody's yet but the
writers'; ``excuse_`` is why somebody did not come; what begins with ``inner_`` is kept from those invited.
"""

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from liqaa.files.actions import store
from liqaa.meetings.models import (
    AgendaDocument,
    AgendaItem,
    Erratum,
    Invitation,
    Meeting,
    MeetingFile,
    MeetingPlace,
    Minutes,
    MinutesLetter,
    MinutesPart,
    MinutesRevision,
    Participation,
    Remark,
    Signature,
)
from liqaa.meetings.queries.keys import letter_key

WRITTEN, APART, DRAFT = "written", "apart", "draft"


def plant(ground: Any) -> None:
    """Plant a meeting with sent minutes and one with a draft on one ground of the field."""
    for kind, state in (("minuted", "sent"), ("drafted", "draft")):
        meeting = ground.add(
            kind, Meeting, state="held", held_on=ground.today - dt.timedelta(days=4), organiser=ground.body,
            scope=ground.path, kinds=["council"], recorded_at=ground.now, venue_place=ground.place,
        )  # fmt: skip
        MeetingPlace.objects.create(meeting=meeting, place=ground.place)
        Pen(ground.made, ground.ground, ground.writer, ground.person, ground.now).write(meeting, state)


class Pen:
    """Writes the minutes of one meeting, each text a canary of its ground."""

    def __init__(self, made: Any, ground: str, writer: Any, person: Any, now: dt.datetime) -> None:
        self.made, self.ground, self.writer, self.person, self.now = made, ground, writer, person, now

    def extra(self, label: str, model: Any, /, **values: Any) -> Any:
        return self.made.cage.plant(model, self.ground, label, **values)

    def keep(self, label: str, row: Any) -> Any:
        return self.made.keep(self.ground, label, row, row.meeting_id, row.pk)

    def file(self, kind: str) -> Any:
        name, content = (self.made.cage.token(self.ground, kind, word) for word in ("name", "content"))
        upload = SimpleUploadedFile(f"{name}.txt", f"{content}\n".encode())
        return store(upload=upload, by=self.writer, at=self.now)

    def write(self, meeting: Meeting, state: str) -> None:
        """The minutes: of a draft its parts alone; else all that hangs on minutes."""
        of = {"meeting": meeting, "scope": meeting.scope}
        sent = {"begun_at": self.now, "sent_at": None if state == "draft" else self.now}
        minutes = Minutes.objects.create(state=state, **sent, **of)
        of["minutes"] = minutes
        if state == "draft":
            self.part(DRAFT, of, position=1, confidential=False)
            return
        for number, word in enumerate((WRITTEN, APART), 1):
            self.half(word, of, number)
        self.extra(f"{WRITTEN}_signature", Signature, person=self.person, signed_at=self.now, **of)
        letter = MinutesLetter.objects.create(person=self.person, sent_at=self.now, **of)
        self.made.keep(self.ground, "letter_link", None, letter_key(letter))
        self.around(meeting)

    def half(self, word: str, of: dict[str, Any], number: int) -> None:
        """What is open, or what is set apart: a part and its revision, a remark, an erratum, a file."""
        apart = {"confidential": word == APART}
        part = self.part(word, of, position=number, **apart)
        said = {"part": part, "person": self.person, "made_at": self.now}
        settled = {"settled_at": self.now, "outcome": Remark.Outcome.TAKEN}
        self.keep(f"{word}_remark", self.extra(f"{word}_remark", Remark, **said, **settled, **of))
        by = {"by": self.writer, "made_at": self.now}
        self.extra(f"{word}_erratum", Erratum, number=number, **by, **apart, **of)
        shown = {"meeting": of["meeting"], "scope": of["scope"], "added_at": self.now, **apart}
        self.keep(
            f"{word}_file",
            self.extra(f"{word}_file", MeetingFile, file=self.file(f"{word}_file"), **shown),
        )

    def part(self, word: str, of: dict[str, Any], **more: Any) -> Any:
        part = self.keep(f"{word}_part", self.extra(f"{word}_part", MinutesPart, revision=1, **more, **of))
        written = {"meeting": of["meeting"], "scope": of["scope"], "by": self.writer, "written_at": self.now}
        apart = {"confidential": part.confidential}
        self.extra(f"{word}_revision", MinutesRevision, part=part, number=1, **apart, **written)
        return part

    def around(self, meeting: Meeting) -> None:
        """Who was there, a point of the agenda kept inside with its paper, an excuse with its reason."""
        of = {"meeting": meeting, "scope": meeting.scope}
        present = {"person": self.person, "status": Participation.Status.PRESENT}
        self.extra("participation", Participation, **present, **of)
        point = self.extra("inner_point", AgendaItem, position=1, internal=True, minutes=10, **of)
        AgendaDocument.objects.create(item=point, file=self.file("inner_file"), **of)
        asked = {"person": self.person, "code": "654321", "invited_at": self.now}
        self.extra("excuse_said", Invitation, answer="excused", answered_at=self.now, **asked, **of)
