"""People: who holds the offices, with their accounts and roles; plain members; elected members."""

from benchmarks.organisation.bodies import take_steps
from benchmarks.organisation.names import name_of
from benchmarks.organisation.world import World
from liqaa.access.models import Account, Grant, GrantPlace
from liqaa.bodies.models import Appointment, Body, Institution, Mandate, Office
from liqaa.people.models import Membership, Person
from liqaa.territory.models import Place

SEATS_TAKEN = 4
"""Offices of a body that somebody holds, at most."""
LOCKED = "!" + "x" * 40
"""No password opens these accounts."""


def make(world: World) -> None:
    """Office-holders of every body, then members until there are as many as the size says."""
    for body in world.bodies:
        if body.state in {"structured", "expired"}:
            _fill(world, body)
    _ensure_head(world)
    take_steps(world)
    _elect(world)
    everywhere = [body.place for body in world.bodies if body.level == "local"]
    while len(world.people) < world.sizes.people:
        _person(world, world.chance.choice(everywhere))
    world.flush()


def _person(world: World, place: Place | None, relation: str = Person.Relation.MEMBER.value) -> Person:
    name, gender = name_of(world.chance)
    number = len(world.people) + 1
    person: Person = world.add(
        Person,
        name=name,
        gender=gender,
        relation=relation,
        place=place,
        phone=f"06{number:08d}",
        created_at=world.at,
    )
    world.people.append(person)
    if relation == Person.Relation.MEMBER:
        joined = world.some_day(-1700, -20)
        world.add(Membership, person=person, scope=person.place_id, number=f"{number:06d}", joined_on=joined)
    return person


def _fill(world: World, body: Body) -> None:
    """Its offices in their order, the head first; one in twelve bodies has lost its head."""
    vacant = body.level == "local" and world.chance.random() < 1 / 12
    offices = [office for office in world.offices.get(body.pk, ()) if "coordinator" not in office.key]
    for office in offices[1 if vacant else 0 : SEATS_TAKEN]:
        person = _person(world, body.place)
        starts_on = body.founded_on or world.some_day(-900, -40)
        appointment = world.add(
            Appointment,
            office=office,
            person=person,
            scope=body.scope,
            seat=1 if office.seats else None,
            starts_on=starts_on,
            legal_end_on=body.mandate_ends_on,
        )
        world.holders.setdefault(body.pk, []).append((person, office))
        if office is offices[0] and office.role not in {"", "member"}:
            world.readers[body.pk] = _account(world, person, office, appointment)


def _account(world: World, person: Person, office: Office, appointment: Appointment) -> Account:
    """The account of whoever heads a body, with the role of the office over the body's place."""
    account: Account = world.add(
        Account,
        email=f"member{person.pk}@example.org",
        name=person.name,
        password=LOCKED,
        created_at=world.at,
    )
    person.account = account
    grant = world.add(
        Grant,
        account=account,
        role=office.role,
        source_kind=Appointment._meta.label_lower,
        source_id=str(appointment.pk),
        starts_on=appointment.starts_on,
    )
    world.add(GrantPlace, grant=grant, place_id=appointment.scope)
    return account


def _ensure_head(world: World) -> None:
    """The account of the national secretariat, which writes where nobody nearer can."""
    world.head = world.readers[world.bodies[0].pk]


def _elect(world: World) -> None:
    """The president and a member of the council of every commune with a secretariat."""
    for body in world.bodies:
        if body.type != "local_secretariat" or body.place is None:
            continue
        council = world.add(
            Institution,
            kind="communal_council",
            name_ar=f"مجلس جماعة {body.place.name_ar}",
            name_fr=f"Conseil communal de {body.place.name_fr}",
            place=body.place,
        )
        for position, title in (("president", "رئيس المجلس الجماعي"), ("member", "عضو المجلس الجماعي")):
            world.add(
                Mandate,
                institution=council,
                person=_person(world, body.place, Person.Relation.OFFICIAL.value),
                scope=body.scope,
                position=position,
                title_ar=title,
                title_fr="",
                starts_on=world.some_day(-1500, -1400),
            )
