"""The founding of a body as a checklist: the charter's steps, what proves each, who takes the next."""

from dataclasses import dataclass
from datetime import date

from liqaa.bodies import queries as bodies
from liqaa.bodies.models import Body
from liqaa.bodies.queries.organisation import language
from liqaa.bodies.text.charter import Charter, Step
from liqaa.followup import rules
from liqaa.followup.models import FoundingStep


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a founding; ``taken`` is what was kept of it, ``by`` who takes it by the charter."""

    key: str
    name: str
    state: str
    by: str
    evidence: tuple[str, ...]
    optional: bool
    leads_to: str
    taken: FoundingStep | None


def steps_of(body: Body, *, on: date) -> list[StepLine]:
    """The steps that found a body by the charter in force on a day, in order; none where it has none."""
    charter = bodies.charter(on)
    try:
        steps = charter.steps_for(body.type) if charter else ()
    except LookupError:
        steps = ()
    if charter is None or not steps:
        return []
    kept = FoundingStep.objects.filter(body=body).select_related("evidence__file", "meeting", "by")
    taken = {each.step: each for each in kept}
    states = rules.step_states(
        [step.key for step in steps],
        {key: bool(each.skipped) for key, each in taken.items()},
        founding=body.state in rules.FOUNDING_STATES,
    )
    return [_line(step, states[step.key], taken.get(step.key), charter) for step in steps]


def _line(step: Step, state: str, taken: FoundingStep | None, charter: Charter) -> StepLine:
    return StepLine(
        key=step.key,
        name=step.name.in_language(language()),
        state=state,
        by=" / ".join(_actor(key, charter) for key in step.by),
        evidence=step.evidence,
        optional=step.optional,
        leads_to=step.state,
        taken=taken,
    )


def _actor(key: str, charter: Charter) -> str:
    """The name of a body type or an office that takes a step."""
    try:
        return charter.body_type(key).name.in_language(language())
    except LookupError:
        title = charter.office(key).title
        return {"ar": title.ar_m, "fr": title.fr_m, "en": title.en}[language()]


def next_step(lines: list[StepLine]) -> StepLine | None:
    """The step to take now; None where none is left."""
    return next((line for line in lines if line.state == rules.STEP_NEXT), None)
