"""The organisation itself: its charter, people, bodies, offices and public mandates."""

from liqaa.bodies import actions as bodies
from liqaa.bodies.models import Body
from liqaa.bodies.text.charter import assumed_values, builtin_charters, parse_charter
from liqaa.config.demo.tables import Row, Told
from liqaa.config.demo.world import World
from liqaa.journal.actions import SYSTEM
from liqaa.people import actions as people
from liqaa.people.models import Person

NUMBERED = 1200
"""The membership number before the first of the demo."""


def make(world: World) -> None:
    """Name the organisation, then fill it."""
    told = world.tables.organisation()
    bodies.name_organisation(
        name_ar=told["name_ar"],
        name_fr=told["name_fr"],
        aliases=told["aliases"],
        kind="party",
        by=SYSTEM,
        at=world.moment(-800),
    )
    _adopt(world, told)
    for number, row in enumerate(world.tables.rows("people"), start=NUMBERED + 1):
        world.people[row["latin"]] = _person(world, row, number)
    for row in world.tables.rows("bodies"):
        world.bodies[row["key"]] = _body(world, row)
    for row in world.tables.rows("appointments"):
        _appoint(world, row)
    for row in world.tables.rows("mandates"):
        _elect(world, row, months=told["elected"][row["elected"]])


def dissolve(world: World) -> None:
    """Dissolve what ``organisation.toml`` says was dissolved; after the meetings of its last year."""
    told = world.tables.organisation().get("dissolved")
    if told is None:
        return
    on, at = world.day(told["days"]), world.moment(told["days"])
    for key in told["bodies"]:
        body = world.bodies[key]
        bodies.change_state(body=body, state=Body.State.DISSOLVED, on=on, by=SYSTEM, at=at)


def _adopt(world: World, told: Told) -> None:
    """The charter with every assumed value confirmed: this party has been at work for years."""
    source = builtin_charters()[told["charter"]].read_text("utf-8")
    founded = world.months_ago(told["charter_since"]) or world.today
    charter = bodies.adopt_charter(source=source, in_force_from=founded, by=SYSTEM, at=world.moment(-800))
    paths = [value.path for value in assumed_values(parse_charter(source))]
    bodies.confirm_assumed(charter=charter, paths=paths, by=SYSTEM, at=world.moment(-800))


def _person(world: World, row: Row, number: int) -> Person:
    person = people.add_person(
        name=row["name"],
        name_latin=row["latin"],
        gender=row["gender"],
        place=world.places[row["place"]],
        phone=f"0600 00 {number // 100:02d} {number % 100:02d}",
        by=SYSTEM,
        at=world.moment(-790),
    )
    people.join(
        person=person,
        joined_on=world.day(-800 - number % 400),
        number=f"{number:05d}",
        by=SYSTEM,
        at=world.moment(-790),
    )
    return person


def _body(world: World, row: Row) -> Body:
    prepared = world.bodies.get(row["prepares"])
    body = bodies.open_body(
        type=row["type"],
        place=world.places[row["place"]] if row["place"] else None,
        state=row["state"],
        prepares=prepared,
        parent=world.bodies[row["parent"]] if row["parent"] else prepared.parent if prepared else None,
        name_ar=row["name_ar"],
        name_fr=row["name_fr"],
        founded_on=world.months_ago(row["founded"]),
        mandate_ends_on=world.months_ahead(row["ends"]),
        by=SYSTEM,
        at=world.moment(-780),
    )
    if row["premises"]:
        bodies.describe_body(body=body, premises=row["premises"], by=SYSTEM, at=world.moment(-780))
    return body


def _appoint(world: World, row: Row) -> None:
    bodies.appoint(
        office=world.office(f"{row['body']}/{row['office']}"),
        person=world.people[row["person"]],
        starts_on=world.months_ago(row["since"]) or world.today,
        ended_on=world.months_ago(row["until"]),
        interim=bool(row["interim"]),
        by=SYSTEM,
        at=world.moment(-30),
    )


def _elect(world: World, row: Row, *, months: str) -> None:
    institution = bodies.institution(
        kind=row["institution"], place=world.places[row["place"]], by=SYSTEM, at=world.moment(-770)
    )
    bodies.record_mandate(
        institution=institution,
        person=world.people[row["person"]],
        position=row["position"],
        committee=row["committee"],
        starts_on=world.months_ago(months) or world.today,
        by=SYSTEM,
        at=world.moment(-770),
    )
