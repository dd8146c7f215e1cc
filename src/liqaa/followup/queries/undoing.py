"""What goes when an outcome, a plan of meetings, a proof or a step of founding is undone."""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Body
from liqaa.followup import rules
from liqaa.followup.models import Evidence, FoundingStep, Outcome, Task, TaskUpdate
from liqaa.journal.models import Entry
from liqaa.journal.queries import history_of
from liqaa.kit import undoing
from liqaa.kit.links import url_for
from liqaa.kit.undoing import Finding, Group, Hindrance, Leaving, Name
from liqaa.meetings.models import Meeting


def worked_on(tasks: Iterable[Task]) -> list[Task]:
    """Those of ``tasks`` on which work has been done, in one query: the twin of ``rules.work_on_it``."""
    proof = Exists(Evidence.objects.filter(task=OuterRef("pk")))
    words = Exists(TaskUpdate.objects.filter(task=OuterRef("pk")))
    begun = Q(state__in=(rules.STARTED, rules.DONE, rules.VERIFIED))
    keys = [task.pk for task in tasks]
    found = Task.objects.filter(begun | Q(proof) | Q(words), pk__in=keys)
    return list(found.select_related("place").order_by("pk"))


def bodies_opened_with(tasks: Iterable[Task]) -> list[Body]:
    """The bodies opened in the same moment as the tasks that found them, and their committees."""
    founding = {task.founds_id: task.created_at for task in tasks if task.founds_id}
    keys = [str(key) for key in founding]
    lines = Entry.objects.filter(subject_kind=Body._meta.label_lower, subject_id__in=keys)
    opened = {
        int(key)
        for key, at in lines.filter(verb="bodies.open_body").values_list("subject_id", "at")
        if at == founding[int(key)]
    }
    committees = Body.objects.filter(prepares__in=opened).order_by("pk")
    return [*committees, *Body.objects.filter(pk__in=opened).order_by("pk")]


def planned_by(tasks: Iterable[Task]) -> list[Meeting]:
    """The meetings planned for the tasks of a schedule: each follows the meeting that decided it."""
    return [
        task.meeting
        for task in tasks
        if task.meeting and task.outcome and task.meeting.follows_id == task.outcome.meeting_id
    ]


def tasks_of(outcomes: Sequence[Outcome]) -> list[Task]:
    """The tasks of outcomes, each with what it founds and the meeting that fulfils it."""
    tasks = Task.objects.filter(outcome__in=outcomes).select_related("outcome", "founds", "meeting", "place")
    return list(tasks.order_by("pk"))


def undo_of_outcomes(outcomes: Sequence[Outcome], leaving: Leaving) -> Finding:
    """Tasks, planned meetings and bodies opened go with outcomes, unless work was done upon them."""
    tasks = tasks_of(outcomes)
    meetings, bodies = planned_by(tasks), bodies_opened_with(tasks)
    finding = Finding()
    finding.add(
        Finding(
            going=[
                Group(_("Tasks"), tasks),
                Group(_("Meetings planned"), meetings),
                Group(_("Bodies to found, with their committees"), bodies),
            ]
        )
    )
    gone = {*leaving, *outcomes, *finding.all_going}
    held = [each for each in meetings if each.state != Meeting.State.PLANNED]
    finding.hindered += [Hindrance(_("This meeting is no longer only planned"), each) for each in held]
    for rows in (tasks, meetings, bodies):
        found = undoing.look(rows, gone)
        finding.hindered += found.hindered
    return finding


def outcomes_of_meetings(meetings: Sequence[Meeting], leaving: Leaving) -> Finding:
    """What meetings came to goes with them; a task of elsewhere that one fulfils waits again."""
    outcomes = list(Outcome.objects.filter(meeting__in=meetings).order_by("meeting", "position", "pk"))
    finding = Finding()
    finding.add(Finding(going=[Group(_("Outcomes"), outcomes)]))
    if outcomes:
        finding.add(undoing.look(outcomes, {*leaving, *meetings}))
    gone = {*leaving, *finding.all_going}
    fulfilled = [
        each for each in Task.objects.filter(meeting__in=meetings).order_by("pk") if each not in gone
    ]
    waiting = [each for each in fulfilled if each.state in rules.LIVE]
    done = [each for each in fulfilled if each.state in (rules.DONE, rules.VERIFIED)]
    finding.add(
        Finding(
            staying=[Group(_("Tasks that wait for a meeting again"), waiting)],
            hindered=[Hindrance(_("This meeting fulfilled the task"), each) for each in done],
        )
    )
    return finding


def work_on_tasks(tasks: Sequence[Task], _leaving: Leaving) -> Finding:
    """Work on a task is not undone with it: it would be lost."""
    why = _("Work has been done on this task")
    return Finding(hindered=[Hindrance(why, each) for each in worked_on(tasks)])


def judged(proofs: Sequence[Evidence], _leaving: Leaving) -> Finding:
    """A proof that was accepted or sent back is part of the task's story."""
    finding = Finding()
    for proof in proofs:
        since = TaskUpdate.objects.filter(task=proof.task_id, at__gt=proof.at)
        if proof.task.state == rules.VERIFIED:
            finding.hindered.append(Hindrance(_("The task was verified with it"), proof.task))
        elif since.filter(state=rules.STARTED).exists():
            finding.hindered.append(Hindrance(_("The task was sent back since"), proof.task))
        elif proof.task.state == rules.CANCELLED:
            finding.hindered.append(Hindrance(_("The task was cancelled"), proof.task))
    return finding


def undo_of_steps(steps: Sequence[FoundingStep], _leaving: Leaving) -> Finding:
    """A step's proof goes with it; steps after it, and what its body has become since, hinder."""
    finding = Finding()
    for step in steps:
        standing = FoundingStep.objects.filter(body=step.body_id, undone_at=None)
        finding.hindered += [
            Hindrance(_("A later step was taken: undo that one first"), each)
            for each in standing.filter(pk__gt=step.pk).order_by("pk")
        ]
        finding.add(_of_renewal(step) if step.renewal else _of_founding(step))
        proof = [step.evidence] if step.evidence else []
        finding.add(Finding(going=[Group(_("Evidence"), proof)]))
    return finding


def _of_founding(step: FoundingStep) -> Finding:
    if step.body.state in rules.FOUNDING_STATES:
        return Finding()
    why = _("The body is founded by now: its mandate has begun")
    return Finding(hindered=[Hindrance(why, step.body)])


def _of_renewal(step: FoundingStep) -> Finding:
    """A mandate that the step started ends again; committees it dissolved stay so."""
    if not moved_by(step):
        return Finding()
    finding = Finding()
    if not step.state_before:
        why = _("The mandate before this step is not on record")
        finding.hindered.append(Hindrance(why, step.body))
    elif history_of(step.body).filter(verb__in=CHANGES, at__gt=step.at).exists():
        why = _("The body was changed after its new mandate began")
        finding.hindered.append(Hindrance(why, step.body))
    dissolved = Body.objects.filter(prepares=step.body_id, dissolved_on=step.done_on).order_by("pk")
    finding.add(Finding(staying=[Group(_("Committees that stay dissolved"), list(dissolved))]))
    return finding


CHANGES = ("bodies.change_state", "bodies.describe_body", "bodies.mark_renewal")
"""The journal's verbs that tell of another state or another mandate of a body."""


def moved_by(step: FoundingStep) -> bool:
    """Whether the step brought its body to the state it is in."""
    return history_of(step.body).filter(verb="bodies.change_state", at=step.at).exists()


def call_task(task: Task) -> Name:
    """What is to be done, and where."""
    return Name(f"{task.title} · {task.place.name}" if task.place else task.title, url_for(task))


def call_proof(proof: Evidence) -> Name:
    """The proof, shown on its task's page."""
    return Name(str(proof), url_for(proof.task))


def call_step(step: FoundingStep) -> Name:
    """The body whose founding took the step."""
    return Name(step.body.name, url_for(step.body))
