"""Giving bodies the offices that the charter names for their type."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from liqaa.bodies.models import Body, Office
from liqaa.bodies.queries.titles import own_name
from liqaa.bodies.rules.seats import MEMBER_KINDS, rank
from liqaa.bodies.text.charter import Charter, OfficeType, Title
from liqaa.bodies.text.titles import fill


def furnish(bodies: Iterable[Body], structure: Charter) -> None:
    """Make the offices that ``bodies`` lack; those they have stay as they are. One statement for all."""
    kinds = {body_type.key: structure.offices_of(body_type.key) for body_type in structure.body_types}
    offices = [
        _office(body, kind, position, structure)
        for body in bodies
        for position, kind in enumerate(kinds.get(body.type, ()))
    ]
    Office.objects.bulk_create(offices, batch_size=500, ignore_conflicts=True)


def join_families(bodies: QuerySet[Body], structure: Charter) -> None:
    """Say of bodies without a family the one that the charter gives their type, where none of it stands."""
    for kind in structure.body_types:
        if kind.family:
            there = bodies.filter(type=kind.key, family=kind.family, place=OuterRef("place"))
            bodies.filter(~Exists(there), type=kind.key, family="").update(family=kind.family)


def _office(body: Body, kind: OfficeType, position: int, structure: Charter) -> Office:
    title = kind.title
    if kind.with_body is not None:
        of_type = structure.body_type(body.type)
        name_ar, name_fr = own_name(body, of_type, "ar"), own_name(body, of_type, "fr")
        title = _with_names(kind, name_ar, name_fr)
    return Office(
        body=body,
        key=kind.key,
        kind=Office.Kind.MEMBER if kind.kind in MEMBER_KINDS else Office.Kind.OFFICE,
        rank=rank(kind.kind, position),
        seats=kind.seats.at_most,
        role=kind.role,
        reach=kind.reach,
        title_ar_m=title.ar_m,
        title_ar_f=title.ar_f,
        title_fr_m=title.fr_m,
        title_fr_f=title.fr_f,
        title_en=title.en,
    )


def _with_names(kind: OfficeType, name_ar: str | None, name_fr: str | None) -> Title:
    """The title with the body's own name where it has one: «رئيس قطب التنظيم»."""
    plain, named = kind.title, kind.with_body or kind.title

    def filled(pattern: str, name: str | None, otherwise: str) -> str:
        return fill(pattern, {"body": name}) if name else otherwise

    return Title(
        ar_m=filled(named.ar_m, name_ar, plain.ar_m),
        ar_f=filled(named.ar_f, name_ar, plain.ar_f),
        fr_m=filled(named.fr_m, name_fr, plain.fr_m),
        fr_f=filled(named.fr_f, name_fr, plain.fr_f),
        en=filled(named.en, name_fr, plain.en),
    )
