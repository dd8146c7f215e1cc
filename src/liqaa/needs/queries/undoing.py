"""What goes when a meeting, a hearing or an achievement is undone in this room."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from liqaa.kit import undoing
from liqaa.kit.links import url_for
from liqaa.kit.undoing import Finding, Group, Hindrance, Leaving, Name
from liqaa.meetings.models import Meeting
from liqaa.needs import rules
from liqaa.needs.models import Achievement, Hearing, Need, Telling


def heard_at_meetings(meetings: Sequence[Meeting], leaving: Leaving) -> Finding:
    """Needs heard nowhere else go with meetings, and achievements; an answer told there stands in the way."""
    hearings = Hearing.objects.filter(meeting__in=meetings)
    elsewhere = Hearing.objects.exclude(meeting__in=meetings).values("need")
    heard = Need.objects.filter(hearings__in=hearings).distinct().order_by("pk")
    going = list(heard.filter(state=rules.OPEN).exclude(pk__in=elsewhere))
    achievements = list(Achievement.objects.filter(meeting__in=meetings).order_by("pk"))
    tellings = list(Telling.objects.filter(meeting__in=meetings).select_related("meeting", "need", "demand"))
    told = [each for each in tellings if each.meeting.state == Meeting.State.HELD]
    finding = Finding()
    finding.add(
        Finding(
            going=[
                Group(_("Needs heard there alone"), going),
                Group(_("Achievements"), achievements),
                Group(_("Answers on its agenda"), [each for each in tellings if each not in told]),
            ],
            staying=[
                Group(
                    _("Needs that were heard elsewhere or are taken up"),
                    list(heard.exclude(pk__in=[n.pk for n in going])),
                )
            ],
            hindered=[Hindrance(_("This answer was told there"), each) for each in told],
        )
    )
    found = undoing.look(going, {*leaving, *meetings, *finding.all_going, *hearings})
    finding.hindered += found.hindered
    return finding


def undo_of_hearings(hearings: Sequence[Hearing], leaving: Leaving) -> Finding:
    """A need that was heard there alone goes with a hearing; one taken up since stands in the way."""
    others = Hearing.objects.exclude(pk__in=[each.pk for each in hearings]).values("need")
    alone = list(Need.objects.filter(hearings__in=hearings).exclude(pk__in=others).distinct().order_by("pk"))
    taken_up = [each for each in alone if each.state != rules.OPEN]
    finding = Finding(
        going=[Group(_("Needs heard there alone"), alone)],
        hindered=[Hindrance(_("This need was taken up, answered or closed"), each) for each in taken_up],
    )
    finding.add(undoing.look(alone, {*leaving, *hearings}))
    return finding


def hearings_of(_needs: Sequence[Need], _leaving: Leaving) -> Finding:
    """That a need was heard is no hindrance of its own: its hearings are looked at with the meeting."""
    return Finding()


def call_hearing(hearing: Hearing) -> Name:
    """The need and the meeting that heard it."""
    return Name(f"{hearing.need} · {hearing.meeting}", url_for(hearing.need))


def call_telling(telling: Telling) -> Name:
    """What was answered."""
    told = telling.need or telling.demand
    return Name(str(told), url_for(told) if told else "")


def call_achievement(achievement: Achievement) -> Name:
    """The achievement, shown on the page of the meeting that spoke of it."""
    return Name(achievement.text, url_for(achievement.meeting) if achievement.meeting else "")
