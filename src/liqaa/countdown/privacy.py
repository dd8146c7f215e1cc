"""What this room keeps of a person: the congresses they were sent to, and the age they declared."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liqaa.countdown.models import Delegate
from liqaa.kit.privacy import Holding, Share, latest
from liqaa.kit.refusals import Sentence


def _bound(ids: Sequence[int], on: date) -> dict[int, Sentence]:
    """A delegate is kept until the congress is over."""
    coming = Delegate.objects.filter(person__in=ids, event__held_on__gte=on).exclude(event__state="cancelled")
    waits = _("They are a delegate to a congress that is still to come.")
    return dict.fromkeys(coming.values_list("person_id", flat=True), waits)


def _contact(ids: Sequence[int]) -> dict[int, date]:
    """The day of the last congress."""
    return latest(Delegate.objects.filter(person__in=ids).values_list("person_id", "event__held_on"))


UNTOLD = {
    "names of congresses, constituencies, lists and levels": (
        "Event.name_ar", "Event.name_fr", "Event.level", "Event.institutions", "Event.reason",
        "Constituency.name_ar", "Constituency.name_fr", "PastResult.list_name", "ResultSheet.title",
    ),
    "results of past elections as published": (
        "ResultSheet.source", "ResultSheet.answers",
    ),
    "which account did it: a number, whose account has no name any more": (
        "Event.made_by", "Delegate.proposed_by", "Delegate.judged_by", "ResultSheet.read_by",
    ),
}  # fmt: skip
"""Fields that tell nothing of a person, or stay, by the reason."""

SHARE = Share(
    holdings=(
        Holding(
            model=Delegate,
            words=_("Delegate to congresses"),
            of=lambda person: Q(person=person.pk),
            tells={
                "event": _("Congress"),
                "state": _("State"),
                "gender": _("Gender"),
                "born_on": _("Day of birth, as declared"),
                "remark": _("Remark"),
            },
            empties={"born_on": None, "remark": lambda row: row.remark and "—"},
            stays=_("How many delegates were sent stays with the congress; the day of birth is gone."),
        ),
    ),
    bound=_bound,
    contact=_contact,
    untold=UNTOLD,
)
"""The room's part."""
