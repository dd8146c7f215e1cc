"""What narrows the map: a layer and one of its choices."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.kit.maps import Choices, Layer


class MapForm(forms.Form):
    """The layer, its choice, and what else the address says, carried along."""

    layer = forms.ChoiceField(label=_("What the map shows"))
    choice = forms.ChoiceField(required=False)
    path = forms.CharField(widget=forms.HiddenInput, required=False)
    tab = forms.CharField(widget=forms.HiddenInput, required=False)
    sort = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, layers: Sequence[Layer], layer: Layer, choices: Choices, **carried: str) -> None:
        """Show ``layer`` as chosen; a field is left out where there is nothing to choose."""
        super().__init__(initial={"layer": layer.key, **carried}, auto_id="map-%s")
        self._choose("layer", [(each.key, each.label) for each in layers])
        if len(choices) > 1:
            self._choose("choice", choices)
            self.fields["choice"].label = str(layer.choice_label)
            self.fields["choice"].required = True
        else:
            del self.fields["choice"]

    def _choose(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)
