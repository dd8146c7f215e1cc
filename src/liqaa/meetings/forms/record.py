"""Calling a meeting and writing its record by hand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.kit.forms import LONGEST_LINE, DayField, LinesField, NameField, ProseField, key_typed
from liqaa.meetings import queries
from liqaa.meetings.forms import names
from liqaa.meetings.forms.beside import BESIDE, BesideForm
from liqaa.meetings.forms.fields import HourField, agenda_field, split_pair
from liqaa.meetings.forms.kinds import KindsField
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries.inviting import MOST_INVITED
from liqaa.meetings.rules import Group, MeetingRecord, Named, Part, Point, Speech
from liqaa.territory.forms import PlaceField, PlacesField


class CallForm(forms.Form):
    """A meeting to come, in two minutes on a phone."""

    field_order = ("title", "organiser", "held_on", "starts_at", "venue", "venue_place", "agenda", "kinds")

    title = NameField(label=_("Title"), max_length=300)
    organiser = forms.ModelChoiceField(
        Body.objects.none(), label=_("Organised by"), empty_label=None, blank=False
    )
    held_on = DayField(label=_("Day"), help_text=_("Such as 24 نونبر 2026 or 24/11/2026."))
    starts_at = HourField(label=_("Hour"), required=False)
    kinds = KindsField()
    venue = NameField(label=_("Venue"), max_length=250, required=False)
    venue_place = PlaceField(label=_("Commune of the venue"), required=False)
    agenda = agenda_field()
    summary = ProseField(
        label=_("Purpose"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )

    follows = forms.ModelChoiceField(Meeting.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, account: Account, **options: Any) -> None:
        """Offer the bodies in whose name ``account`` writes."""
        super().__init__(*args, **options)
        self.account = account
        follows = self.fields["follows"]
        assert isinstance(follows, forms.ModelChoiceField)
        follows.queryset = queries.meetings_seen_by(account)
        organiser = self.fields["organiser"]
        assert isinstance(organiser, forms.ModelChoiceField)
        asked = self.asked_organiser()
        organiser.queryset = queries.organisers_for(account, asked=asked)
        kinds = self.fields["kinds"]
        assert isinstance(kinds, KindsField)
        kinds.put_first(queries.usual_kinds(asked, account))

    def asked_organiser(self) -> int | None:
        """The key of the organising body chosen so far."""
        return key_typed(str(self["organiser"].value() or ""))

    def values(self) -> dict[str, Any]:
        """The fields of a record that the form fills."""
        data = self.cleaned_data
        organiser: Body = data["organiser"]
        return {
            "title": data["title"],
            "kinds": tuple(data["kinds"]),
            "held_on": data["held_on"],
            "starts_at": data["starts_at"],
            "venue": data["venue"],
            "venue_place": data["venue_place"],
            "agenda": [Point(title=title) for title in data["agenda"]],
            "summary": data["summary"],
            "territories": self._about(organiser),
            "follows": data.get("follows"),
        }

    def _about(self, organiser: Body) -> list[str]:
        """The places of the meeting it follows, else the organiser's own."""
        earlier: Meeting | None = self.cleaned_data.get("follows")
        about = list(earlier.places.values_list("place", flat=True)) if earlier else []
        return about or [organiser.scope]

    def record(self) -> MeetingRecord:
        """What was typed, as a record."""
        return MeetingRecord(**self.values())


class RecordForm(BesideForm, CallForm):
    """A meeting that was held, written down by hand."""

    ended_on = DayField(
        label=_("Last day"), required=False, help_text=_("Only where it lasted several days.")
    )
    territories = PlacesField(
        label=_("Places it is about"),
        required=False,
        help_text=_("One place a line. The place where it was held is another thing."),
    )
    framework = NameField(label=_("Framework"), max_length=400, required=False)
    chair = LinesField(label=_("Chaired by"), required=False, widget=forms.TextInput)
    host = LinesField(label=_("Hosted by"), required=False, widget=forms.TextInput)
    facilitator = LinesField(label=_("Facilitated by"), required=False)
    inspector = LinesField(label=_("Inspector"), required=False, widget=forms.TextInput)
    rapporteur = LinesField(label=_("Rapporteur"), required=False, widget=forms.TextInput)
    attendee = LinesField(
        label=_("Others who were there"),
        required=False,
        rows=4,
        most=MOST_INVITED,
        max_length=MOST_INVITED * LONGEST_LINE,
    )
    add_new = forms.BooleanField(label=_("Add names that are not known yet as new people"), required=False)
    groups = LinesField(
        label=_("Groups without names"),
        required=False,
        help_text=_("One group a line, its number after a colon."),
    )
    mentions = LinesField(
        label=_("Named, not present"),
        required=False,
        help_text=_("One name a line, the capacity after a colon."),
    )
    topics = LinesField(label=_("Topics"), required=False, longest=400)
    interventions = LinesField(
        label=_("Interventions"),
        required=False,
        longest=2000,
        help_text=_("One intervention a line: who, a colon, what was said."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        """Offer the bodies one may name."""
        super().__init__(*args, **options)
        self.fields["summary"].label = _("Summary")
        self.offer_bodies(self.account, organiser=self.asked_organiser(), standing=self._named())
        self.parts: list[Part] = []

    def _named(self) -> list[int]:
        """The keys of the bodies that stand beside the organiser already."""
        return []

    def clean(self) -> dict[str, Any]:
        """People are found by their names; what stands in the way is told beside its field."""
        data = super().clean() or {}
        lines = {role: data.get(role) or [] for role in names.ROLES}
        found = names.resolve(lines, self.account, keep=self._standing(), add_new=bool(data.get("add_new")))
        for role, unknown in found.unknown.items():
            message = _("Not known here: %(names)s. Check the spelling, or tick below that they are new.")
            self.add_error(role, forms.ValidationError(message, "unknown", {"names": "، ".join(unknown)}))
        for role, several in found.several.items():
            message = _("Several people bear this name: %(names)s. Add their commune in brackets.")
            self.add_error(role, forms.ValidationError(message, "several", {"names": "، ".join(several)}))
        self.parts = found.parts
        return data

    def clean_groups(self) -> list[Group]:
        """A label, and a number where one was counted."""
        groups = []
        for line in self.cleaned_data["groups"]:
            label, count = split_pair(line)
            if count and not (count.isdecimal() and int(count) < 1_000_000):
                raise forms.ValidationError(_("This is not a number: %(words)s"), "count", {"words": count})
            visitors = label in self._visitor_groups()
            groups.append(Group(label=label, count=int(count) if count else None, visitors=visitors))
        return groups

    def _standing(self) -> list[Any]:
        return []

    def _visitor_groups(self) -> set[str]:
        """The labels of the groups that are known to be visitors."""
        return set()

    def values(self) -> dict[str, Any]:
        """The fields of a record that the form fills."""
        data = self.cleaned_data
        pairs = [split_pair(line) for line in data["interventions"]]
        return super().values() | {
            "ended_on": data["ended_on"],
            "territories": data["territories"] or [data["organiser"].scope],
            "framework": data["framework"],
            **{name: data[name] for name in BESIDE},
            "parts": self.parts,
            "groups": data["groups"],
            "mentions": [
                Named(name=name, capacity=capacity) for name, capacity in map(split_pair, data["mentions"])
            ],
            "topics": data["topics"],
            "interventions": [Speech(speaker=who if said else "", text=said or who) for who, said in pairs],
        }
