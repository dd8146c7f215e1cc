"""What goes when something of this room is undone: events, constituencies, quotas, results, delegates."""

from collections.abc import Sequence
from typing import overload

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from liqaa.countdown import rules
from liqaa.countdown.models import (
    Constituency,
    Delegate,
    Event,
    PastResult,
    Quota,
    Renewal,
    ResultSheet,
)
from liqaa.kit import undoing
from liqaa.kit.links import url_for
from liqaa.kit.undoing import Finding, Group, Hindrance, Leaving, Name


def undo_of_events(events: Sequence[Event], leaving: Leaving) -> Finding:
    """Everything made for events goes with them; what was judged, held or started stands in the way."""
    quotas = _quotas().filter(event__in=events)
    constituencies = list(Constituency.objects.filter(event__in=events).order_by("name_ar", "pk"))
    finding = Finding()
    finding.add(
        Finding(
            going=[
                Group(_("Constituencies"), constituencies),
                Group(_("Quotas"), list(quotas)),
                Group(_("Files of past results"), list(sheets_with_lines().filter(event__in=events))),
            ],
            hindered=[
                *(
                    Hindrance(_("It was held: it stays in the record"), each)
                    for each in events
                    if each.state == rules.HELD and each.list_closed_at is not None
                ),
                *(
                    Hindrance(_("New mandates have started with this congress"), each)
                    for each in _renewals().filter(event__in=events)[: undoing.SHOWN]
                ),
            ],
        )
    )
    finding.add(_delegates_of(finding.rows(Quota), leaving))
    return finding


def undo_of_quotas(quotas: Sequence[Quota], leaving: Leaving) -> Finding:
    """Who was proposed on a quota stands in the way of taking it away, unless they go with the congress."""
    found = [each for each in _delegates().filter(quota__in=quotas)[: undoing.SHOWN] if each not in leaving]
    return Finding(hindered=[Hindrance(_("Somebody was proposed on this quota"), each) for each in found])


def undo_of_delegates(delegates: Sequence[Delegate], _leaving: Leaving) -> Finding:
    """Whoever was validated is sent back first, by those who validated."""
    judged = [each for each in delegates if each.state not in rules.TAKEN_OFF]
    return Finding(hindered=[Hindrance(_("This delegate was validated"), each) for each in judged])


def nothing_more(_rows: Sequence[object], _leaving: Leaving) -> Finding:
    """Nothing else hangs on the rows."""
    return Finding()


def _delegates_of(quotas: Sequence[Quota], leaving: Leaving) -> Finding:
    """The proposals on quotas go with them, as far as nobody has validated them."""
    proposed = list(_delegates().filter(quota__in=quotas))
    finding = Finding()
    finding.add(Finding(going=[Group(_("Delegates proposed"), proposed)]))
    finding.add(undo_of_delegates(proposed, leaving))
    return finding


class Lines(Sequence[PastResult]):
    """The lines that stand imported from a file: counted, and only the first of them read."""

    def __init__(self, sheet: ResultSheet) -> None:
        """The lines of ``sheet``, by commune."""
        self._found = sheet.results.select_related("place").order_by("scope", "-votes", "pk")

    def __len__(self) -> int:
        """How many there are."""
        return self._found.count()

    @overload
    def __getitem__(self, index: int) -> PastResult: ...

    @overload
    def __getitem__(self, index: slice) -> list[PastResult]: ...

    def __getitem__(self, index: int | slice) -> PastResult | list[PastResult]:
        """One of them, or some."""
        return list(self._found[index]) if isinstance(index, slice) else self._found[index]


def undo_of_import(sheet: ResultSheet) -> Finding:
    """The lines that were imported from a file go; the file stays to be looked through again."""
    finding = Finding()
    finding.add(Finding(going=[Group(_("Lines imported"), Lines(sheet))]))
    return finding


def setting_of(quota: Quota) -> QuerySet[Quota]:
    """The quotas that were set together with this one, upper places first."""
    if quota.set_at is None:
        return _quotas().filter(pk=quota.pk)
    return _quotas().filter(event=quota.event_id, set_at=quota.set_at)


def sheets_with_lines() -> QuerySet[ResultSheet]:
    """Files of past results, each with how many lines of it stand imported."""
    return ResultSheet.objects.defer("source").annotate(lines=Count("results")).order_by("pk")


def _quotas() -> QuerySet[Quota]:
    return Quota.objects.select_related("event", "place", "body").order_by("scope", "pk")


def _delegates() -> QuerySet[Delegate]:
    found = Delegate.objects.select_related("person", "quota__event", "quota__place", "quota__body")
    return found.order_by("scope", "pk")


def _renewals() -> QuerySet[Renewal]:
    return Renewal.objects.select_related("event", "body").order_by("scope", "pk")


def call_quota(quota: Quota) -> Name:
    """Which place or body sends how many."""
    seats = ngettext("%(n)s seat", "%(n)s seats", quota.seats) % {"n": quota.seats}
    return Name(f"{(quota.body or quota.place).name} · {seats}", url_for(quota))


def call_delegate(delegate: Delegate) -> Name:
    """Who is sent, shown on the page of the quota."""
    quota = delegate.quota
    return Name(f"{delegate.person.name} · {(quota.body or quota.place).name}", url_for(quota))


def call_renewal(renewal: Renewal) -> Name:
    """The body whose mandate started anew."""
    return Name(renewal.body.name, url_for(renewal.body))


def call_constituency(constituency: Constituency) -> Name:
    """The constituency by its name, shown with its results."""
    return Name(constituency.name, url_for(constituency))


def call_sheet(sheet: ResultSheet) -> Name:
    """The file by its title, with how many lines of it stand imported."""
    lines = getattr(sheet, "lines", 0)
    words = ngettext("%(n)s result", "%(n)s results", lines) % {"n": lines}
    return Name(f"{sheet.title} · {words}" if lines else sheet.title, url_for(sheet))


def call_line(line: PastResult) -> Name:
    """The votes of a list in a commune."""
    return Name(f"{line.place.name} · {line.list_name}: {line.votes}")
