"""Draw the state machines of every room's rules into docs/state-machines.md, as Mermaid text.

``python scripts/draw_states.py`` writes the page; ``--check`` only says whether it is up to date, and exits
with 1 where it is not. The tables are those that the product decides by: a drawing can say nothing else.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from liqaa.bodies.rules import states as bodies
from liqaa.campaigns import rules as campaigns
from liqaa.countdown import rules as countdown
from liqaa.followup import rules as followup
from liqaa.meetings import rules as meetings
from liqaa.needs import rules as needs
from liqaa.people import rules as people

PAGE = Path(__file__).resolve().parent.parent / "docs" / "state-machines.md"
HEAD = """# State machines

Drawn by `python scripts/draw_states.py` from the tables in each room's `rules`; a test holds them equal.
What no arrow shows is refused, and the refusal says why and what is missing.
"""


@dataclass(frozen=True)
class Arrow:
    """One transition: ``move`` is empty where the table names no moves."""

    before: str
    after: str
    move: str = ""


@dataclass(frozen=True)
class Machine:
    """A state machine with its title, the table it comes from and a sentence on it."""

    title: str
    table: str
    first: str
    arrows: tuple[Arrow, ...]
    note: str = ""


def by_move(table: Mapping[str, Mapping[str, str]]) -> tuple[Arrow, ...]:
    """The arrows of a table «move → from → to»; moves between the same two states share one arrow."""
    moves: dict[tuple[str, str], list[str]] = {}
    for move, steps in table.items():
        for before, after in steps.items():
            moves.setdefault((before, after), []).append(move)
    return tuple(Arrow(before, after, ", ".join(names)) for (before, after), names in moves.items())


def by_state(table: Mapping[str, Iterable[str]]) -> tuple[Arrow, ...]:
    """The arrows of a table «from → to»."""
    return tuple(Arrow(before, after) for before, found in table.items() for after in found)


def machines() -> list[Machine]:
    """Every state machine of the product, from the lowest room up."""
    return [
        Machine(
            "A request about personal data (طلب بشأن المعطيات)",
            "people.rules.REQUEST_MOVES",
            people.ASKED,
            by_move(people.REQUEST_MOVES),
            "Ten days from the asking, whatever is asked; an erasure is granted by erasing. Reopening is for "
            "an answer given by mistake: the clock goes on from the first day.",
        ),
        Machine(
            "A body (هيئة)",
            "bodies.rules.states.MOVES",
            bodies.PLANNED,
            by_state(bodies.MOVES),
            "A body may first be recorded in any state but dissolved: no organisation starts from nothing.",
        ),
        Machine("A meeting (لقاء)", "meetings.rules.MOVES", meetings.PLANNED, by_move(meetings.MOVES)),
        Machine(
            "Minutes of a meeting (محضر)",
            "meetings.rules.MINUTES_MOVES",
            meetings.DRAFT,
            by_move(meetings.MINUTES_MOVES),
            "They are written while draft or sent; frozen ones are corrected by errata only.",
        ),
        Machine("A task (إجراء)", "followup.rules.MOVES", followup.OPEN, by_move(followup.MOVES)),
        Machine(
            "A step of a founding or a renewal (خطوة)",
            "followup.rules.STEP_MOVES",
            followup.STEP_AHEAD,
            by_move(followup.STEP_MOVES),
            "Only the last step that was settled is taken back, with its proof: of a founding until the body "
            "is founded; of a renewal for a reason that stays, also the last: the new mandate ends again.",
        ),
        Machine("A need (مشكل)", "needs.rules.MOVES", needs.OPEN, by_move(needs.MOVES)),
        Machine(
            "A directive (مذكرة تنظيمية)",
            "campaigns.rules.DIRECTIVE_MOVES",
            campaigns.DRAFT,
            by_move(campaigns.DIRECTIVE_MOVES),
            "Taking back is for an issue made by mistake: refused once somebody has begun.",
        ),
        Machine(
            "The execution of a directive (تنفيذ المذكرة)",
            "campaigns.rules.MOVES",
            campaigns.WAITING,
            by_move({**campaigns.MOVES, "the end passes": campaigns.AT_THE_END}),
            "The state is never stored: it is worked out from facts. What is owed past its end is late, "
            "whatever was done before, until it is handed in.",
        ),
        Machine(
            "A congress or an election (مؤتمر، انتخابات)",
            "countdown.rules.EVENT_MOVES",
            countdown.PREPARED,
            by_move(countdown.EVENT_MOVES),
            "Reopening is for a step taken by mistake: refused once mandates have started with the congress.",
        ),
        Machine(
            "A delegate (مؤتمر)",
            "countdown.rules.DELEGATE_MOVES",
            countdown.PROPOSED,
            by_move(countdown.DELEGATE_MOVES),
            "Whoever proposes does not validate. Nothing moves once the list is closed.",
        ),
        Machine(
            "A sheet of past results",
            "countdown.rules.SHEET_MOVES",
            countdown.READ,
            by_move(countdown.SHEET_MOVES),
        ),
    ]


def drawn(machine: Machine) -> str:
    """One machine as a chapter with its drawing."""
    lines = [f"    [*] --> {machine.first}"]
    for arrow in machine.arrows:
        label = f": {arrow.move}" if arrow.move else ""
        lines.append(f"    {arrow.before} --> {arrow.after}{label}")
    leaving = {arrow.before for arrow in machine.arrows}
    ends = dict.fromkeys(arrow.after for arrow in machine.arrows if arrow.after not in leaving)
    lines += [f"    {end} --> [*]" for end in ends]
    note = f"\n{machine.note}\n" if machine.note else ""
    body = "\n".join(lines)
    return f"## {machine.title}\n\n`{machine.table}`\n{note}\n```mermaid\nstateDiagram-v2\n{body}\n```\n"


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(drawn(machine) for machine in machines())])


def main() -> int:
    """Write the page, or say whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    if parser.parse_args().check:
        fresh = PAGE.exists() and PAGE.read_text() == page()
        print("docs/state-machines.md is up to date" if fresh else "run: python scripts/draw_states.py")
        return 0 if fresh else 1
    PAGE.write_text(page())
    return 0


if __name__ == "__main__":
    sys.exit(main())
