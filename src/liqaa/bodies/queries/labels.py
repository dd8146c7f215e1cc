"""Words and colours of states, for every page of the room."""

from datetime import date

from liqaa.bodies.models import Body
from liqaa.bodies.rules import states

TONES = {
    states.STRUCTURED: "good",
    states.PREPARATORY: "wait",
    states.RENEWAL: "wait",
    states.EXPIRED: "late",
    states.FROZEN: "wait",
}


def badge(body: Body, on: date) -> tuple[str, str]:
    """The state to show of a body on a day, and its tone."""
    return badge_of(states.stage(body.state, body.mandate_ends_on, on))


def badge_of(state: str) -> tuple[str, str]:
    """The words of a state and its tone."""
    return str(Body.State(state).label), TONES.get(state, "none")
