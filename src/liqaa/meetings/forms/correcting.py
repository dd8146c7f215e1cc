"""Correcting the record of a meeting, also while others write it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from liqaa.kit.arabic import fold
from liqaa.kit.forms import DayField
from liqaa.meetings.actions.children import key_of
from liqaa.meetings.forms import names
from liqaa.meetings.forms.beside import BESIDE
from liqaa.meetings.forms.fields import join_pairs
from liqaa.meetings.forms.record import RecordForm
from liqaa.meetings.models import Meeting, Participation
from liqaa.meetings.rules import Point

OWN = ("title", "kinds", "held_on", "ended_on", "starts_at", "venue", "framework", "summary", *BESIDE)
"""Columns of the meeting's own row that the form shows as they are."""
SHOWN = (*OWN, *names.ROLES, "groups", "topics", "agenda")
"""Fields that come back as the page showed them; those of places bear what is chosen with them."""


class CorrectForm(RecordForm):
    """A record that is there, to be corrected; what a line does not touch stays as it is.

    What the page showed comes back with it, so that what somebody wrote meanwhile stays as well: only what
    differs from what was shown is a correction.
    """

    held_on = DayField(label=_("Day"), required=False)

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        """Show what stands."""
        self.meeting = meeting
        options.setdefault("initial", _shown(meeting))
        super().__init__(*args, **options)
        del (
            self.fields["follows"],
            self.fields["organiser"],
            self.fields["interventions"],
            self.fields["mentions"],
        )
        for name in SHOWN:
            shown = self.add_initial_prefix(name) in self.data
            self.fields[name].show_hidden_initial = shown or not self.is_bound

    def asked_organiser(self) -> int | None:
        """That of the meeting, which is not chosen again."""
        return self.meeting.organiser_id

    def _named(self) -> list[int]:
        keys = (getattr(self.meeting, f"{name}_id") for name in BESIDE)
        return [key for key in keys if key is not None]

    def _standing(self) -> list[Participation]:
        return list(self.meeting.participations.order_by("position", "pk"))

    def _untouched(self) -> list[Participation]:
        """The parts that the page did not show: in roles it does not ask for, or written meanwhile."""
        said = {(key_of(part.person), part.role) for part in self.parts}
        return [
            part
            for part in self._standing()
            if (part.person_id, part.role) not in said and not self._was_shown(part)
        ]

    def _was_shown(self, part: Participation) -> bool:
        """Whether the page that was sent showed a part; one that does not tell is taken to have shown all."""
        if part.role not in names.ROLES:
            return False
        shown = self.data.get(self.add_initial_prefix(part.role))
        return shown is None or fold(part.name_as_written) in map(fold, shown.splitlines())

    def _points(self, titles: Sequence[str]) -> list[Point]:
        """The points of these titles; one that stands keeps its presenter, its time, and stays internal."""
        standing: dict[str, list[Point]] = defaultdict(list)
        for item in self.meeting.agenda.order_by("-position", "-pk"):
            kept = {name: getattr(item, name) for name in ("presenter", "minutes", "internal")}
            standing[item.title].append(Point(title=item.title, **kept))
        return [standing[title].pop() if standing[title] else Point(title=title) for title in titles]

    def _visitor_groups(self) -> set[str]:
        return set(self.meeting.groups.filter(visitors=True).values_list("label", flat=True))

    def values(self) -> dict[str, Any]:
        """The fields that were changed; parts without a field of their own stay."""
        data = self.cleaned_data | {"organiser": self.meeting.organiser, "interventions": [], "mentions": []}
        self.cleaned_data = data
        values = super().values()
        values["territories"] = data["territories"]
        values["agenda"] = self._points(data["agenda"])
        values["parts"] = [*self.parts, *map(names.again, self._untouched())]
        changed = set(self.changed_data)
        if changed & set(names.ROLES):
            changed.add("parts")
        return {name: value for name, value in values.items() if name in changed}


def _shown(meeting: Meeting) -> dict[str, Any]:
    """What a correction form shows of a meeting."""
    lines: dict[str, list[str]] = {role: [] for role in names.ROLES}
    for part in meeting.participations.order_by("position", "pk"):
        if part.role in lines:
            lines[part.role].append(part.name_as_written)
    groups = [
        (group.label, str(group.count) if group.count is not None else "")
        for group in meeting.groups.order_by("position", "pk")
    ]
    return (
        {name: getattr(meeting, name) for name in OWN}
        | lines
        | {
            "venue_place": meeting.venue_place,
            "territories": [each.place for each in meeting.places.select_related("place").order_by("pk")],
            "groups": join_pairs(groups),
            "topics": [topic.text for topic in meeting.topics.order_by("position", "pk")],
            "agenda": [point.title for point in meeting.agenda.order_by("position", "pk")],
        }
    )
