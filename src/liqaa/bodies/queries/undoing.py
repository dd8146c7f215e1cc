"""What goes when a body, an appointment, a mandate, a charter or a sheet is undone, and what stands there."""

from collections.abc import Sequence

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.bodies.models import Appointment, Body, Charter, Institution, Mandate, Office
from liqaa.bodies.queries.organisation import language, read_charter
from liqaa.journal.models import Entry
from liqaa.kit import undoing
from liqaa.kit.links import url_for
from liqaa.kit.undoing import Finding, Group, Hindrance, Leaving, Name
from liqaa.people.models import Person

IMPORTED = "bodies.import_office_holders"
MADE_BY_A_SHEET: dict[str, type[Appointment | Person | Body]] = {
    "bodies.appoint": Appointment,
    "people.add_person": Person,
    "bodies.open_body": Body,
}
"""The journal's verb of everything that a sheet of office-holders makes."""


def undo_of_bodies(bodies: Sequence[Body], leaving: Leaving) -> Finding:
    """The empty offices go with bodies; whoever holds one, and what such an office owes, stands there."""
    offices = list(Office.objects.filter(body__in=bodies).order_by("body", "rank", "pk"))
    dissolved = [
        Hindrance(_("A body that was dissolved is history"), each) for each in bodies if each.dissolved_on
    ]
    finding = Finding(going=[Group(_("Offices"), offices)], hindered=dissolved)
    finding.add(undoing.look(offices, leaving))
    return finding


def nothing_more(_rows: Sequence[Model], _leaving: Leaving) -> Finding:
    """Nothing of this room hangs on the rows."""
    return Finding()


def undo_of_mandates(mandates: Sequence[Mandate], leaving: Leaving) -> Finding:
    """The institution goes with the last mandate known in it."""
    institutions = Institution.objects.filter(mandates__in=mandates)
    others = Mandate.objects.exclude(pk__in=[each.pk for each in mandates])
    last = list(institutions.exclude(pk__in=others.values("institution")).distinct().order_by("pk"))
    finding = Finding(going=[Group(_("Institutions"), last)])
    finding.add(undoing.look(last, {*leaving, *mandates}))
    return finding


def charter_before(charter: Charter) -> Charter | None:
    """The charter that was in force before another one."""
    earlier = Charter.objects.filter(in_force_from__lt=charter.in_force_from)
    return earlier.order_by("-in_force_from").first()


def undo_of_charters(charters: Sequence[Charter], leaving: Leaving) -> Finding:
    """The offices that only this charter names go with it; later charters and what stands by it hinder."""
    finding = Finding()
    for charter in charters:
        after = Charter.objects.filter(in_force_from__gt=charter.in_force_from).order_by("in_force_from")
        finding.hindered += [
            Hindrance(_("A later charter follows it: undo that one first"), each) for each in after
        ]
        before = charter_before(charter)
        finding.add(_only_by(charter, before, leaving) if before else _first(leaving))
    return finding


def _first(leaving: Leaving) -> Finding:
    """Of the first charter: every body stands by it."""
    gone = [row.pk for row in leaving if isinstance(row, Body)]
    bodies = Body.objects.exclude(pk__in=gone).order_by("pk")[: undoing.SHOWN]
    return Finding(hindered=[Hindrance(_("It was opened by this charter"), each) for each in bodies])


def _only_by(charter: Charter, before: Charter, leaving: Leaving) -> Finding:
    """What stands by this charter and not by the one before it."""
    now, then = read_charter(charter), read_charter(before)
    known = {each.key: {office.key for office in then.offices_of(each.key)} for each in then.body_types}
    added = {
        each.key: {office.key for office in now.offices_of(each.key)} - known.get(each.key, set())
        for each in now.body_types
    }
    new_types = [each.key for each in now.body_types if each.key not in known]
    bodies = Body.objects.filter(type__in=new_types).order_by("pk")[: undoing.SHOWN]
    standing = [Hindrance(_("It was opened by this charter"), each) for each in bodies if each not in leaving]
    offices = [
        office
        for office in Office.objects.filter(body__type__in=added)
        .select_related("body")
        .order_by("body", "rank")
        if office.key in added[office.body.type] and office.body.type in known
    ]
    finding = Finding(going=[Group(_("Offices"), offices)], hindered=standing)
    finding.add(undoing.look(offices, leaving))
    return finding


def imports_of(account: Account) -> QuerySet[Entry]:
    """The sheets of office-holders an account took, the latest first, as the journal has them."""
    return Entry.objects.filter(actor=str(account.pk), verb=IMPORTED).order_by("-id")


def made_by_import(entry: Entry) -> dict[type[Appointment | Person | Body], list[int]]:
    """The keys of what one sheet made, by model: all of it was written at one moment, by one hand."""
    made: dict[type[Appointment | Person | Body], list[int]] = {
        model: [] for model in MADE_BY_A_SHEET.values()
    }
    for verb, key in _lines_of(entry).order_by("id").values_list("verb", "subject_id"):
        made[MADE_BY_A_SHEET[verb]].append(int(key))
    return made


def _lines_of(entry: Entry) -> QuerySet[Entry]:
    return Entry.objects.filter(actor=entry.actor, at=entry.at, id__lt=entry.pk, verb__in=MADE_BY_A_SHEET)


def places_of_import(entry: Entry) -> set[str]:
    """Where a sheet put people in office, as the journal has it: also where its taker sees nothing today."""
    lines = _lines_of(entry).filter(verb="bodies.appoint").exclude(place="")
    return set(lines.values_list("place", flat=True))


def rows_of_import(entry: Entry) -> tuple[list[Appointment], list[Person], list[Body]]:
    """What a sheet made and that is still there."""
    made = made_by_import(entry)
    appointments = Appointment.objects.filter(pk__in=made[Appointment]).select_related(
        "office__body", "person"
    )
    persons = Person.objects.filter(pk__in=made[Person])
    bodies = Body.objects.filter(pk__in=made[Body])
    return list(appointments.order_by("pk")), list(persons.order_by("pk")), list(bodies.order_by("pk"))


def undo_of_import(entry: Entry) -> Finding:
    """Everything one sheet made goes at once, or nothing: what was built upon any of it stands there."""
    appointments, persons, bodies = rows_of_import(entry)
    finding = Finding()
    finding.add(
        Finding(
            going=[
                Group(_("Appointments"), appointments),
                Group(_("People"), persons),
                Group(_("Bodies"), bodies),
            ]
        )
    )
    leaving = finding.all_going
    for rows in (appointments, persons, bodies):
        finding.add(undoing.look(rows, leaving))
    return finding


def call_appointment(appointment: Appointment) -> Name:
    """Who is in which office, shown on the page of the body."""
    title = appointment.office.title(appointment.person.gender, language())
    return Name(f"{appointment.person.name} · {title}", url_for(appointment.office.body))


def call_office(office: Office) -> Name:
    """The office and its body."""
    return Name(f"{office.title('', language())} · {office.body.name}", url_for(office.body))


def call_mandate(mandate: Mandate) -> Name:
    """Who holds which mandate, shown on the page of the institution."""
    title = mandate.title_ar if language() == "ar" or not mandate.title_fr else mandate.title_fr
    return Name(f"{mandate.person.name} · {title}", url_for(mandate.institution))
