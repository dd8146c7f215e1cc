"""What narrows the list of meetings."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.meetings import queries
from liqaa.meetings.models import Meeting
from liqaa.territory.forms import PlaceField

ANY = ("", _("any"))


class FilterForm(forms.Form):
    """State, kind, place and body; each may be left open."""

    state = forms.ChoiceField(label=_("State"), choices=[ANY, *Meeting.State.choices], required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[ANY, *Meeting.Kind.choices], required=False)
    body = forms.ModelChoiceField(Body.objects.none(), label=_("Body"), required=False, empty_label=_("any"))
    place = PlaceField(label=_("Place"), required=False)

    def __init__(self, *args: Any, account: Account, **options: Any) -> None:
        """Offer the bodies whose meetings ``account`` sees."""
        super().__init__(*args, **options)
        body = self.fields["body"]
        assert isinstance(body, forms.ModelChoiceField)
        body.queryset = queries.bodies_that_met(account)


def filters_of(**wanted: object) -> str:
    """The address of the list narrowed to something, for links to it."""
    query = QueryDict(mutable=True)
    query.update({name: str(value) for name, value in wanted.items()})
    return f"{reverse('meetings:list')}?{query.urlencode()}"
