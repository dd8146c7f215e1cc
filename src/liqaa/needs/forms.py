"""What people type about needs and achievements."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Mandate
from liqaa.kit.forms import NameField, ProseField
from liqaa.needs import queries
from liqaa.needs.models import Need, Sector
from liqaa.needs.rules import AchievementDraft, NeedDraft
from liqaa.territory.forms import PlaceField

ANY = ("", _("any"))


class FilterForm(forms.Form):
    """What narrows the list of needs; each may be left open."""

    sector = forms.ChoiceField(label=_("Sector"), choices=[ANY, *Sector.choices], required=False)
    state = forms.ChoiceField(label=_("State"), choices=[ANY, *Need.State.choices], required=False)
    place = PlaceField(label=_("Place"), required=False)


class NeedForm(forms.Form):
    """One need, as it was heard."""

    sector = forms.ChoiceField(label=_("Sector"), choices=Sector.choices)
    text = NameField(
        label=_("The need, as it was said"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    place = PlaceField(label=_("Commune"))
    douar = NameField(label=_("Douar"), max_length=120, required=False)

    def draft(self) -> NeedDraft:
        """What was typed, as a draft."""
        return NeedDraft(**self.cleaned_data)


class AchievementForm(forms.Form):
    """Something that was built or done, and the need it answers where one is known."""

    text = NameField(label=_("What was built or done"), max_length=500)
    sector = forms.ChoiceField(label=_("Sector"), choices=Sector.choices, initial=Sector.OTHER)
    place = PlaceField(label=_("Place"), required=False)
    credited_to = NameField(label=_("Thanks to"), max_length=250, required=False)
    need = forms.ModelChoiceField(
        Need.objects.none(), label=_("The need it answers"), required=False, empty_label="—"
    )

    def __init__(self, *args: Any, needs: QuerySet[Need], **options: Any) -> None:
        """Offer the needs it may answer."""
        super().__init__(*args, **options)
        need = self.fields["need"]
        assert isinstance(need, forms.ModelChoiceField)
        need.queryset = needs

    def draft(self) -> AchievementDraft:
        """What was typed, as a draft."""
        return AchievementDraft(**self.cleaned_data)


TIER_NAMES: dict[str, Promise] = {
    "commune": _("Council of the commune"),
    "province": _("Council of the province or prefecture"),
    "region": _("Council of the region"),
    "parliament": _("Parliament"),
    "other": _("Other assemblies"),
    "government": _("Up to a minister"),
}


class MandateField(forms.ModelChoiceField):
    """A public mandate, with who holds it."""

    def offer(self, mandates: QuerySet[Mandate]) -> None:
        """Let only ``mandates`` be chosen, shown by the office they are, the nearest first."""
        self.queryset = mandates
        groups = [
            (str(TIER_NAMES[tier]), [(each.pk, self.label_from_instance(each)) for each in held])
            for tier, held in queries.grouped(mandates)
        ]
        self.choices = [("", "—"), *groups]

    def label_from_instance(self, obj: Mandate) -> str:
        """Who holds the mandate, and which it is."""
        return f"{obj.person.name} · {obj.title_ar}"


class MandateForm(forms.Form):
    """Whom a need is given to."""

    mandate = MandateField(Mandate.objects.none(), label=_("Elected member"), empty_label="—")

    def __init__(self, *args: Any, mandates: QuerySet[Mandate], **options: Any) -> None:
        """Offer the mandates over the need's place."""
        super().__init__(*args, **options)
        field = self.fields["mandate"]
        assert isinstance(field, MandateField)
        field.offer(mandates)


class AnswerForm(forms.Form):
    """What residents are told."""

    answer = ProseField(label=_("Answer"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
