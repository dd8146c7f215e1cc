"""The bodies that a meeting names beside its organiser: who supervises, co-organises and is host."""

from collections.abc import Collection
from functools import partial

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.meetings import queries

BESIDE = ("supervisor", "co_organiser", "host_body")
NONE = "—"


class BesideForm(forms.Form):
    """Three selects over one list of bodies."""

    supervisor = forms.ModelChoiceField(
        Body.objects.none(), label=_("Under the supervision of"), required=False, empty_label=NONE
    )
    co_organiser = forms.ModelChoiceField(
        Body.objects.none(), label=_("Co-organising body"), required=False, empty_label=NONE
    )
    host_body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Hosting body"), required=False, empty_label=NONE
    )

    def offer_bodies(
        self, account: Account, *, organiser: int | None, standing: Collection[int] = ()
    ) -> None:
        """Offer the bodies that may stand beside the body ``organiser``; ``standing`` are named already."""
        body = Body.objects.filter(pk=organiser).first() if organiser is not None else None
        found = queries.Beside(account, body, standing)
        for name in BESIDE:
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = found.supervising if name == "supervisor" else found.around
            field.choices = partial(_offered, name, found)


def _offered(name: str, found: queries.Beside) -> list[tuple[object, str]]:
    """The choices of one field; the organiser is no second time among those beside it."""
    if name == "supervisor":
        bodies = [body for body, supervises in found.rows if supervises]
    else:
        bodies = [body for body, _supervises in found.rows if body != found.organiser]
    return [("", NONE), *((body.pk, str(body)) for body in bodies)]
