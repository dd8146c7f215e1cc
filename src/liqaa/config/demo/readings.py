"""Reports that went through the reader: some confirmed and worked on since, some still to be confirmed."""

from liqaa.access.models import Account
from liqaa.config.demo import work
from liqaa.config.demo.tables import Told
from liqaa.config.demo.world import World
from liqaa.followup.models import Outcome
from liqaa.reports import actions, queries
from liqaa.reports.models import Reading
from liqaa.reports.queries.resolution import reach_of_people
from liqaa.reports.text.read import read_report
from liqaa.reports.text.samples import dated

CERTAIN = 0.85
"""From this likeness on, a proposed person is taken to be the one who is named."""


def make(world: World) -> None:
    """Read each report in its reader's name; confirm those that were, and follow their tasks."""
    told = world.tables.organisation()
    reader = world.accounts[told["reader"]]
    for each in told["readings"]:
        reading = _keep(world, reader, each, scope=world.places[told["reads_at"]].path)
        if each["confirmed"]:
            at = world.moment(each["held"] + 1)
            _settle_people(world, reader, reading, held=each["held"])
            actions.confirm(reading=reading, by=reader, at=at)
            _follow(world, reading, each)


def _keep(world: World, reader: Account, told: Told, *, scope: str) -> Reading:
    """Read a report whose meeting was on the Sunday next to its day."""
    text = dated(world.tables.report(told["report"]), world.sunday(told["held"]))
    return actions.keep(
        found=read_report(text).to_json(),
        scope=scope,
        file_name=f"{told['report']}.txt",
        by=reader,
        at=world.moment(told["held"] + 1),
    )


def _settle_people(world: World, reader: Account, reading: Reading, *, held: int) -> None:
    """Answer who is meant by each name: the likeliest known person, else somebody new."""
    for each in queries.people_of(reading.record, reach=reach_of_people(reader)):
        if not each.open:
            continue
        likely = next(iter(each.proposals), None)
        choice = str(likely.person.pk) if likely and likely.score >= CERTAIN else "new"
        reading.record = actions.choose_person(
            reading=reading, name=each.name, choice=choice, by=reader, at=world.moment(held + 1)
        ).record


def _follow(world: World, reading: Reading, told: Told) -> None:
    """Carry the outcomes of a confirmed report as far as its table says."""
    reading.refresh_from_db()
    for each in world.tables.report_work(told["report"]):
        outcome = Outcome.objects.get(meeting=reading.meeting, text__contains=each["outcome"])
        work.follow(world, outcome, each, held=told["held"])
