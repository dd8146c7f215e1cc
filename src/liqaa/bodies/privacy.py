"""What this room keeps of a person: the offices and the public mandates they held."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Appointment, Mandate, Office
from liqaa.kit.privacy import Holding, Share, latest
from liqaa.kit.refusals import Sentence


def _grounds(person: Any) -> list[Sentence]:
    """An office or a public mandate, held at any time, is a public fact. A plain membership is not."""
    offices = Appointment.objects.filter(person=person, office__kind=Office.Kind.OFFICE)
    found: list[Sentence] = []
    if Mandate.objects.filter(person=person).exists():
        found.append(_("A public mandate was held: who held it is a public fact."))
    if offices.exists():
        found.append(_("An office was held: who answered for the organisation stays in its records."))
    return found


def _bound(ids: Sequence[int], on: date) -> dict[int, Sentence]:
    """Whoever holds an office or a mandate is kept until it ends."""
    lasting = Q(ended_on=None) | Q(ended_on__gt=on)
    held = Appointment.objects.filter(lasting, person__in=ids).values_list("person_id", flat=True)
    elected = Mandate.objects.filter(lasting, person__in=ids).values_list("person_id", flat=True)
    return {
        **dict.fromkeys(elected, _("A public mandate has not ended.")),
        **dict.fromkeys(held, _("An office has not ended.")),
    }


def _contact(ids: Sequence[int]) -> dict[int, date]:
    """The last day in office."""
    pairs = [
        pair
        for model in (Appointment, Mandate)
        for pair in model._base_manager.filter(person__in=ids).values_list("person_id", "ended_on")
    ]
    return latest(pairs)


def _office(held: Appointment) -> str:
    """The office as this person is called in it, in the reader's language, and its body."""
    return f"{held.office.title(held.person.gender, get_language() or 'ar')} · {held.office.body.name}"


def _mandate(held: Mandate) -> str:
    """The mandate in the reader's language, where it was recorded in it."""
    arabic = (get_language() or "ar").startswith("ar")
    return held.title_ar if arabic or not held.title_fr else held.title_fr


UNTOLD = {
    "names of bodies, offices, institutions and of the organisation": (
        "Body.type", "Body.level", "Body.trail", "Body.name_ar", "Body.name_fr", "Office.key", "Office.role",
        "Office.title_ar_m", "Office.title_ar_f", "Office.title_fr_m", "Office.title_fr_f",
        "Office.title_en", "Charter.key", "Charter.source", "Charter.confirmed", "Organisation.name_ar",
        "Organisation.name_fr", "Organisation.aliases", "Organisation.kind", "Organisation.logo",
        "Organisation.logo_type", "Institution.kind", "Institution.name_ar", "Institution.name_fr",
        "Mandate.position", "Mandate.title_fr",
    ),
    "an address of the organisation's premises": (
        "Body.premises",
    ),
}  # fmt: skip
"""Fields that tell nothing of a person, or stay, by the reason."""

SHARE = Share(
    holdings=(
        Holding(
            model=Appointment,
            words=_("Offices held"),
            of=lambda person: Q(person=person),
            tells={
                "office": _("Office"),
                "starts_on": _("Since"),
                "ended_on": _("Until"),
                "source": _("Decision"),
            },
            shows={"office": _office},
            texts=("source",),
            stays=_("Who held which office stays in the records of the organisation."),
        ),
        Holding(
            model=Mandate,
            words=_("Public mandates"),
            of=lambda person: Q(person=person),
            tells={
                "title_ar": _("Mandate"),
                "committee": _("Committee"),
                "starts_on": _("Since"),
                "ended_on": _("Until"),
            },
            shows={"title_ar": _mandate},
            stays=_("Public mandates are public facts."),
        ),
    ),
    grounds=_grounds,
    bound=_bound,
    contact=_contact,
    untold=UNTOLD,
)
"""The room's part."""
