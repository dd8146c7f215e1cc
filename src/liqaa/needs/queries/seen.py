"""Reading needs and achievements, as far as an account sees them."""

from dataclasses import dataclass

from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language

from liqaa.access.models import Account
from liqaa.kit.scopes import below
from liqaa.meetings.models import Meeting
from liqaa.needs import rules
from liqaa.needs.models import Achievement, Hearing, Need, Sector, Telling


def needs_seen_by(account: Account) -> QuerySet[Need]:
    """Every need under the account's reach, and those given to a mandate of its person."""
    mine = Q(mandate__person__account=account.pk)
    return Need.objects.filter(account.reach(rules.SEE).condition("scope") | mine)


def needs_of_place(path: str, account: Account) -> QuerySet[Need]:
    """Needs of a place and of everything in it."""
    return newest_first(needs_seen_by(account).filter(below("scope", path)))


def newest_first(needs: QuerySet[Need]) -> QuerySet[Need]:
    """By the day they were first raised."""
    return needs.order_by("-raised_on", "-pk")


def with_hearings(needs: QuerySet[Need]) -> QuerySet[Need]:
    """Needs with how often they were heard (``heard``) and when last (``heard_on``)."""
    return needs.annotate(heard=Count("hearings"), heard_on=Max("hearings__meeting__held_on"))


@dataclass(frozen=True)
class SectorCount:
    """How many needs a sector holds, and how many of them still stand without an answer."""

    sector: str
    label: str
    all: int
    waiting: int


def by_sector(needs: QuerySet[Need]) -> list[SectorCount]:
    """Needs counted by sector in one query, the fullest first; empty sectors are left out."""
    waiting = Count("pk", filter=Q(state__in=(rules.OPEN, rules.ASSIGNED)))
    rows = needs.order_by().values_list("sector").annotate(all=Count("pk"), waiting=waiting)
    counts = [SectorCount(key, str(Sector(key).label), total, open_) for key, total, open_ in rows]
    return sorted(counts, key=lambda each: (-each.all, each.sector))


def need_for_page(pk: int, account: Account) -> Need:
    """A need with its hearings and what came of it, in a constant number of queries; 404 for an outsider."""
    hearings = Hearing.objects.select_related("meeting").order_by("-meeting__held_on", "-pk")
    need = (
        needs_seen_by(account)
        .select_related("place", "place__parent", "mandate", "mandate__person")
        .prefetch_related(
            Prefetch("hearings", hearings),
            "achievements",
            Prefetch("tellings", Telling.objects.select_related("meeting").order_by("-at")),
        )
        .filter(pk=pk)
        .first()
    )
    if need is None:
        raise Http404
    return need


def moves_for(need: Need, account: Account) -> tuple[str, ...]:
    """The moves the account may make with a need now."""
    rights = {right for right in set(rules.RIGHTS.values()) if account.may(right, at=need.scope)}
    own = need.mandate is not None and need.mandate.person.account_id == account.pk
    return rules.moves_open(need.state, rights=rights, own_mandate=own)


def waiting_for(account: Account) -> QuerySet[Need]:
    """Needs given to a mandate of the account's person that have no answer yet."""
    mine = Need.objects.filter(mandate__person__account=account.pk, state=rules.ASSIGNED)
    return mine.order_by("raised_on", "pk")


def achievements_seen_by(account: Account) -> QuerySet[Achievement]:
    """Achievements under the account's reach, the latest first."""
    seen = Achievement.objects.filter(account.reach(rules.SEE).condition("scope"))
    return seen.select_related("meeting", "place").order_by("-meeting__held_on", "-pk")


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need as a card shows it."""

    url: str
    text: str
    sector: str
    place: str
    douar: str
    state: str
    tone: str
    answer: str


def need_lines(needs: QuerySet[Need]) -> list[NeedLine]:
    """The lines of needs in their order, in one plain query."""
    columns = ("pk", "text", "sector", "douar", "state", "answer", "place__name_ar", "place__name_fr")
    sectors, states = (dict(choices) for choices in (Sector.choices, Need.State.choices))
    arabic = (get_language() or "ar").startswith("ar")
    base = reverse("needs:list")
    return [
        NeedLine(
            url=f"{base}{pk}/",
            text=text,
            sector=str(sectors[sector]),
            place=place_ar if arabic else place_fr,
            douar=douar,
            state=str(states[state]),
            tone=rules.TONES[state],
            answer=answer,
        )
        for pk, text, sector, douar, state, answer, place_ar, place_fr in needs.values_list(*columns)
    ]


def heard_at(meeting: Meeting, account: Account) -> QuerySet[Need]:
    """The needs heard at a meeting, in the order they were kept; nothing for who may see no needs at all."""
    if not account.may_anywhere(rules.SEE):
        return Need.objects.none()
    return Need.objects.filter(hearings__meeting_id=meeting.pk).order_by("hearings__pk")


@dataclass(frozen=True, slots=True)
class AchievementLine:
    """An achievement as a card shows it."""

    text: str
    sector: str
    place: str
    credited_to: str


def achieved_at(meeting: Meeting, account: Account) -> list[AchievementLine]:
    """What a meeting spoke of as built or done; nothing for who may see no needs at all."""
    if not account.may_anywhere(rules.SEE):
        return []
    sectors = dict(Sector.choices)
    side = "place__name_ar" if (get_language() or "ar").startswith("ar") else "place__name_fr"
    rows = Achievement.objects.filter(meeting_id=meeting.pk).order_by("pk")
    return [
        AchievementLine(text, str(sectors[sector]), place or "", credited_to)
        for text, sector, place, credited_to in rows.values_list("text", "sector", side, "credited_to")
    ]
