"""A body's founding or renewal as a checklist: the charter's steps, what proves each, who is next."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from liqaa.bodies import queries as bodies
from liqaa.bodies.models import Body
from liqaa.bodies.queries.organisation import language
from liqaa.bodies.rules.states import TO_RENEW, stage
from liqaa.bodies.text.charter import Charter, Step
from liqaa.followup import rules
from liqaa.followup.models import FoundingStep


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step; ``taken`` is what was kept of it, ``by`` who takes it by the charter."""

    key: str
    name: str
    state: str
    by: str
    evidence: tuple[str, ...]
    optional: bool
    last: bool
    taken: FoundingStep | None


@dataclass(frozen=True, slots=True)
class Course:
    """The lifecycle a body is in on a day: its founding, or a renewal by its number."""

    lifecycle: str
    renewal: int
    title: str
    """The lifecycle's name in Arabic, for what is kept under it."""
    steps: tuple[Step, ...]
    told: frozenset[str]
    """Steps that are no act but a fact of the body's state."""
    kept: Mapping[str, FoundingStep]
    running: bool
    """Whether a step can be taken now."""

    @property
    def states(self) -> dict[str, str]:
        """Where each step stands (rules.step_states)."""
        settled = {key: bool(each.skipped) for key, each in self.kept.items()} | dict.fromkeys(
            self.told, False
        )
        return rules.step_states([step.key for step in self.steps], settled, founding=self.running)

    @property
    def acts(self) -> list[str]:
        """The keys of the steps that somebody takes, in order."""
        return [step.key for step in self.steps if step.key not in self.told]


def course_of(body: Body, charter: Charter | None, *, on: date) -> Course | None:
    """The founding or renewal of a body on a day; None where the charter gives no steps for it.

    A body that is founded and not to be renewed yet shows the latest course of which a step was kept.
    """
    kept: dict[int, dict[str, FoundingStep]] = defaultdict(dict)
    for each in _steps_kept(body):
        kept[each.renewal][each.step] = each
    founding = body.state in rules.FOUNDING_STATES
    renewing = stage(body.state, body.mandate_ends_on, on) in TO_RENEW
    renews = renewing or (not founding and max(kept, default=0) > 0)
    lifecycle = rules.RENEW if renews else rules.FOUND
    steps = _steps(body, charter, lifecycle)
    if not steps:
        return None
    number = _number(kept, steps, renews=renews, renewing=renewing)
    told = (
        each.key for each in steps if rules.is_told_by_state(lifecycle, evidence=each.evidence, by=each.by)
    )
    return Course(
        lifecycle=lifecycle,
        renewal=number,
        title=_title(body, charter, lifecycle),
        steps=steps,
        told=frozenset(told),
        kept=kept.get(number, {}),
        running=founding or renewing,
    )


def _number(
    kept: Mapping[int, Mapping[str, FoundingStep]], steps: Sequence[Step], *, renews: bool, renewing: bool
) -> int:
    """0 for the founding, else the number of the renewal that runs, or of the latest."""
    if not renews:
        return 0
    begun = {number: set(each) for number, each in kept.items()}
    return rules.renewal_number(begun, steps[-1].key) if renewing else max(kept)


def _steps(body: Body, charter: Charter | None, lifecycle: str) -> tuple[Step, ...]:
    try:
        return charter.steps_for(body.type, lifecycle) if charter else ()
    except LookupError:
        return ()


def _title(body: Body, charter: Charter | None, kind: str) -> str:
    found = charter.lifecycles if charter else ()
    return next((each.name.ar for each in found if each.kind == kind and body.type in each.applies_to), "")


def steps_of(body: Body, *, on: date) -> list[StepLine]:
    """The steps that found or renew a body by the charter in force on a day, in order; none without any."""
    charter = bodies.charter(on)
    course = course_of(body, charter, on=on)
    if charter is None or course is None:
        return []
    return lines_of_course(course, charter)


def lines_of_course(course: Course, charter: Charter) -> list[StepLine]:
    """The steps of a course as a page writes them."""
    states = course.states
    return [_line(step, states[step.key], course, charter) for step in course.steps]


def earlier_steps(body: Body, course: Course | None) -> list[FoundingStep]:
    """What was kept of the founding and of renewals before the one that runs, in order."""
    kept = _steps_kept(body)
    before = kept.filter(renewal__lt=course.renewal) if course else kept
    return list(before.order_by("renewal", "at", "pk"))


def _steps_kept(body: Body) -> QuerySet[FoundingStep]:
    standing = FoundingStep.objects.filter(body=body, undone_at=None)
    return standing.select_related("evidence__file", "meeting", "by")


def steps_taken_back(body: Body) -> list[FoundingStep]:
    """The steps of renewals that were recorded by mistake and taken back, the latest first."""
    undone = FoundingStep.objects.filter(body=body, undone_at__isnull=False).select_related("undone_by")
    return list(undone.order_by("-undone_at", "-pk"))


def step_to_undo(body: Body, course: Course | None) -> FoundingStep | None:
    """The step that can be taken back: the last that was settled, unless its founding is complete."""
    if course is None or (course.lifecycle == rules.FOUND and not course.running):
        return None
    return max(course.kept.values(), key=lambda each: each.pk, default=None)


def _line(step: Step, state: str, course: Course, charter: Charter) -> StepLine:
    return StepLine(
        key=step.key,
        name=step.name.in_language(language()),
        state=state,
        by=" / ".join(_actor(key, charter) for key in step.by),
        evidence=step.evidence,
        optional=step.optional,
        last=step.key == course.steps[-1].key,
        taken=course.kept.get(step.key),
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
