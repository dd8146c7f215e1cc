"""What this room keeps of a person: who they are, their membership, consents, requests."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liqaa.journal.actions import Actor
from liqaa.kit.privacy import Holding, Share, latest
from liqaa.kit.refusals import Sentence
from liqaa.people import actions
from liqaa.people.models import Consent, DataRequest, Export, Membership, Person, RelationChange


def _bound(ids: Sequence[int], on: date) -> dict[int, Sentence]:
    """Members are kept as long as they are members."""
    standing = Membership.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on), person__in=ids)
    return dict.fromkeys(standing.values_list("person_id", flat=True), _("A membership is open."))


def _contact(ids: Sequence[int]) -> dict[int, date]:
    """The last consent, and the last day of a membership."""
    given = Consent.objects.filter(person__in=ids).values_list("person_id", "given_on")
    left = Membership.objects.filter(person__in=ids).values_list("person_id", "ended_on")
    return latest([*given, *left])


def _before(person: Person, *, by: Actor, at: datetime) -> None:
    """Files of exports go at once."""
    for export in Export.objects.filter(person=person, deleted_at=None):
        actions.drop_export(export=export, by=by, at=at)


UNTOLD = {
    "the room's own keys and numbers": (
        "Forgotten.key", "Export.token", "Export.language", "Export.asked_by", "RelationChange.actor",
        "DataRequest.written_by", "DataRequest.answered_by",
    ),
}  # fmt: skip
"""Fields that tell nothing of a person, or stay, by the reason."""

SHARE = Share(
    holdings=(
        Holding(
            model=Person,
            words=_("Name and contact"),
            of=lambda person: Q(pk=person.pk),
            tells={
                "name": _("Name"),
                "name_latin": _("Name in Latin letters"),
                "gender": _("Gender"),
                "relation": _("Relation to the organisation"),
                "relation_since": _("Since"),
                "place": _("Place"),
                "phone": _("Phone"),
                "email": _("E-mail address"),
                "objected_on": _("Wants no invitations since"),
                "created_at": _("Kept since"),
            },
            names=("name",),
            empties={"name_latin": "", "phone": "", "email": "", "account": None},
            stays=_("A row without a name stays, so that counts and minutes go on saying how many."),
        ),
        Holding(
            model=Membership,
            words=_("Membership"),
            of=lambda person: Q(person=person),
            tells={"number": _("Number"), "joined_on": _("Member since"), "ended_on": _("First day outside")},
            stays=_("Number and days stay for the accounts: dues were received under that number."),
        ),
        Holding(
            model=Consent,
            words=_("Consent"),
            of=lambda person: Q(person=person),
            tells={
                "purpose": _("Agreed to"),
                "given_on": _("Given on"),
                "version": _("Version of the wording"),
                "wording": _("Wording"),
                "withdrawn_on": _("Withdrawn on"),
            },
            stays=_("Days and wording stay as the proof that data were kept lawfully; they name nobody."),
        ),
        Holding(
            model=RelationChange,
            words=_("Changes of the relation"),
            of=lambda person: Q(person=person),
            tells={"at": _("When"), "was": _("Before"), "became": _("After")},
            stays=_("They say when which clock started; they name nobody."),
        ),
        Holding(
            model=Export,
            words=_("Exports of the data"),
            of=lambda person: Q(person=person),
            tells={"asked_at": _("Asked for"), "expires_at": _("Until"), "deleted_at": _("Deleted")},
            stays=_("That there was an export stays; its file is gone."),
        ),
        Holding(
            model=DataRequest,
            words=_("Requests about the data"),
            of=lambda person: Q(person=person),
            tells={
                "kind": _("What is asked"),
                "text": _("In the person's words"),
                "asked_on": _("Asked on"),
                "due_on": _("To be answered by"),
                "state": _("State"),
                "answer": _("What was answered"),
                "answered_at": _("Answered on"),
            },
            empties={"text": "", "answer": ""},
            stays=_("That something was asked and answered in time stays as the proof of it; no words stay."),
        ),
    ),
    bound=_bound,
    contact=_contact,
    spellings=lambda person: (person.name, person.name_latin),
    before=_before,
    untold=UNTOLD,
)
"""The room's part."""
