"""A set of meetings over places, and moving or calling it off as a whole."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.kit.calendar import weekday_name
from liqaa.kit.forms import DayField, NameField, ProseField, key_typed, say
from liqaa.kit.scopes import covers
from liqaa.meetings import queries, rules
from liqaa.meetings.actions.sentences import refused
from liqaa.meetings.forms.fields import HourField, agenda_field
from liqaa.meetings.forms.kinds import KindsField
from liqaa.meetings.queries.series import places_of, stops_of
from liqaa.meetings.rules import calling
from liqaa.meetings.rules.calling import SeriesPlan, Stop
from liqaa.territory.forms import PlaceField
from liqaa.territory.models import Place

WEEK = 7


class SeriesForm(forms.Form):
    """One meeting in each place of a level."""

    title = NameField(label=_("Title"), max_length=200, help_text=_("The place is added to each."))
    organiser = forms.ModelChoiceField(Body.objects.none(), label=_("Organised by"), empty_label=None)
    level = forms.ChoiceField(
        label=_("One in each"),
        choices=[
            ("commune", Place.Kind.COMMUNE.label),
            ("province", Place.Kind.PROVINCE.label),
            ("region", Place.Kind.REGION.label),
        ],
    )
    place = PlaceField(label=_("Of"))
    first_on = DayField(label=_("First day"))
    last_on = DayField(label=_("Last day"))
    weekdays = forms.MultipleChoiceField(
        label=_("On these days of the week"), required=False, widget=forms.CheckboxSelectMultiple
    )
    starts_at = HourField(label=_("Hour"), required=False)
    kinds = KindsField()
    agenda = agenda_field()
    summary = ProseField(
        label=_("Purpose"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, account: Account, language: str, today: dt.date, **options: Any) -> None:
        """Offer the bodies in whose name ``account`` writes."""
        super().__init__(*args, **options)
        self.account, self.today = account, today
        organiser, weekdays, kinds = (self.fields[name] for name in ("organiser", "weekdays", "kinds"))
        assert isinstance(organiser, forms.ModelChoiceField)
        assert isinstance(weekdays, forms.MultipleChoiceField)
        assert isinstance(kinds, KindsField)
        asked = key_typed(str(self["organiser"].value() or ""))
        organiser.queryset = queries.organisers_for(account, asked=asked)
        kinds.put_first(queries.usual_kinds(asked, account))
        weekdays.choices = [(str(day), weekday_name(day, language)) for day in range(WEEK)]

    def clean(self) -> dict[str, Any]:
        """The days and the places make a set."""
        data = super().clean() or {}
        place, organiser = data.get("place"), data.get("organiser")
        if place and organiser and not covers(organiser.scope, place.path):
            self.add_error("place", _("This lies outside what the organising body covers."))
        if not self.errors:
            problem = calling.problem_of_series(
                data["first_on"],
                data["last_on"],
                places=len(self.places),
                days=len(self.days),
                today=self.today,
            )
            if problem:
                say(self, refused(problem))
        return data

    @cached_property
    def places(self) -> list[Place]:
        """The places chosen."""
        return places_of(self.cleaned_data["level"], self.cleaned_data["place"])

    @cached_property
    def days(self) -> list[dt.date]:
        """The days on which a meeting may fall."""
        data = self.cleaned_data
        if data["last_on"] - data["first_on"] > calling.LONGEST_SERIES:
            return []
        return calling.days_between(
            data["first_on"], data["last_on"], {int(each) for each in data["weekdays"]}
        )

    def stops(self) -> list[Stop]:
        """Each place with its day."""
        return stops_of(self.places, self.days)

    def plan(self) -> SeriesPlan:
        """What was typed, as a plan."""
        data = self.cleaned_data
        return SeriesPlan(
            title=data["title"],
            kinds=tuple(data["kinds"]) or (rules.OTHER_KIND,),
            starts_at=data["starts_at"],
            agenda=tuple(data["agenda"]),
            summary=data["summary"],
            stops=self.stops(),
        )


MOST_DAYS = 365


class MoveSeriesForm(forms.Form):
    """By how many days, and to which hour."""

    days = forms.IntegerField(
        label=_("Days later"),
        min_value=-MOST_DAYS,
        max_value=MOST_DAYS,
        help_text=_("A number below nought moves them earlier."),
    )
    starts_at = HourField(label=_("Another hour"), required=False)
