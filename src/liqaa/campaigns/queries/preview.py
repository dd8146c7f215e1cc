"""Before a directive is issued: everybody it would ask, and the holes among them."""

from dataclasses import dataclass
from datetime import date

from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.bodies.models import Appointment
from liqaa.campaigns import rules
from liqaa.campaigns.models import Directive
from liqaa.campaigns.queries.targets import Target, targets, units_without
from liqaa.territory.models import Place


@dataclass(frozen=True)
class Asked:
    """One who would be asked. ``lead`` is who leads the body that owes; ``reads``: they sign in here."""

    target: Target
    lead: Appointment | None
    reads: bool

    @property
    def hole(self) -> bool:
        """Whether it would reach nobody as things stand."""
        return self.lead is None or not self.reads


@dataclass(frozen=True)
class Preview:
    """Everybody who would be asked by place, and the units of the level that have no such body."""

    asked: list[Asked]
    without: list[Place]

    @property
    def unled(self) -> list[Asked]:
        """Those whose body nobody leads: nobody would do it."""
        return [each for each in self.asked if each.lead is None]

    @property
    def unread(self) -> list[Asked]:
        """Those whose leader does not sign in here: the memo goes by another way."""
        return [each for each in self.asked if each.lead is not None and not each.reads]

    @property
    def holes(self) -> list[Asked]:
        """Both of them, nobody leading first."""
        return [*self.unled, *self.unread]


def preview(directive: Directive, *, on: date) -> Preview:
    """What issuing a draft on a day would come to; a constant number of statements."""
    found = targets(directive, on=on)
    leads = bodies.leads_of({each.body for each in found}, on=on)
    readers = _readers({each.person_id for each in leads.values()})
    asked = [_asked(each, leads.get(each.body.pk), readers) for each in found]
    structure = bodies.charter(on)
    if directive.ask == rules.FOUNDING or structure is None:
        return Preview(asked, [])
    return Preview(asked, list(units_without(directive, structure).order_by("path")))


def _asked(target: Target, lead: Appointment | None, readers: set[int]) -> Asked:
    return Asked(target, lead, lead is not None and lead.person_id in readers)


def _readers(people: set[int]) -> set[int]:
    """Those people who can sign in."""
    active = Account.objects.filter(person__in=people, is_active=True)
    return set(active.values_list("person", flat=True))
