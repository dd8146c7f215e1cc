"""Reports that went through the reader: one confirmed and worked on since, one still to be confirmed."""

from liqaa.access.models import Account
from liqaa.config.demo import work
from liqaa.config.demo.tables import report, report_work
from liqaa.config.demo.world import World
from liqaa.followup.models import Outcome
from liqaa.kit.calendar import format_date
from liqaa.reports import actions, queries
from liqaa.reports.models import Reading
from liqaa.reports.queries.resolution import reach_of_people
from liqaa.reports.text.read import read_report

READER = "Ilham Karfadi"
CONFIRMED, WAITING = "ain-kansara", "moulay-yacoub-commune"
HELD, WAITING_HELD = -40, -4
CERTAIN = 0.85
"""From this likeness on, a proposed person is taken to be the one who is named."""


def make(world: World) -> None:
    """Read both reports in the rapporteur's name; confirm the first and follow its tasks."""
    reader = world.accounts[READER]
    _keep(world, reader, WAITING, held=WAITING_HELD)
    reading = _keep(world, reader, CONFIRMED, held=HELD)
    _settle_people(world, reader, reading)
    actions.confirm(reading=reading, by=reader, at=world.moment(HELD + 1))
    _follow(world, reading)


def _keep(world: World, reader: Account, name: str, *, held: int) -> Reading:
    """Read a report whose meeting was on the Sunday next to its day."""
    sunday = world.day(held - (world.day(held).isoweekday() % 7))
    text = report(name).replace("{date}", format_date(sunday, "ar", weekday=True))
    found = read_report(text).to_json()
    return actions.keep(
        found=found,
        scope=world.places["Moulay Yacoub"].path,
        file_name=f"{name}.txt",
        by=reader,
        at=world.moment(held + 1),
    )


def _settle_people(world: World, reader: Account, reading: Reading) -> None:
    """Answer who is meant by each name: the likeliest known person, else somebody new."""
    for each in queries.people_of(reading.record, reach=reach_of_people(reader)):
        if not each.open:
            continue
        likely = next(iter(each.proposals), None)
        choice = str(likely.person.pk) if likely and likely.score >= CERTAIN else "new"
        reading.record = actions.choose_person(
            reading=reading, name=each.name, choice=choice, by=reader, at=world.moment(HELD + 1)
        ).record


def _follow(world: World, reading: Reading) -> None:
    """Carry the outcomes of the confirmed report as far as its table says."""
    reading.refresh_from_db()
    for told in report_work(CONFIRMED):
        outcome = Outcome.objects.get(meeting=reading.meeting, text__contains=told["outcome"])
        work.follow(world, outcome, told, held=HELD)
