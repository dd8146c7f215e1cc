"""Finding bodies: seen by an account, by name, as a tree, on their page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Now, TruncDate
from rapidfuzz import fuzz

from liqaa.access.models import Account
from liqaa.bodies import rules
from liqaa.bodies.models import Appointment, Body
from liqaa.bodies.text.charter import Charter
from liqaa.journal.actions import SYSTEM
from liqaa.kit import arabic
from liqaa.kit.acting import acting_for
from liqaa.kit.scopes import Reach
from liqaa.people import rules as people
from liqaa.territory.models import Place

ALIKE = 0.6
CANDIDATES = 60


@dataclass(frozen=True)
class BodyLikeness:
    """A known body and how much its name is like the one asked for, from 0 to 1."""

    body: Body
    score: float


@dataclass
class Node:
    """A body and those that stand under it."""

    body: Body
    children: list["Node"] = field(default_factory=list)


def bodies_seen_by(account: Account) -> QuerySet[Body]:
    """The bodies of the places where the account may see bodies, and those its narrowed grants open."""
    reach = account.reach(rules.SEE)
    return Body.objects.filter(reach.condition("scope") | reach.of_bodies()).select_related("place", "parent")


def bodies_narrowed_for(account: Account) -> QuerySet[Body]:
    """The standing bodies that narrowed grants alone open, by the path they stand on."""
    opened = account.reach(rules.SEE).of_bodies()
    return Body.objects.filter(opened, dissolved_on=None).order_by("trail", "pk")


def holders_opened(account: Account) -> Q:
    """Whom narrowed grants open: those in office today in the bodies they name."""
    opened = account.reach(people.SEE).of_bodies("office__body")
    today = TruncDate(Now())
    held = Appointment.objects.filter(opened, Q(ended_on=None) | Q(ended_on__gt=today), starts_on__lte=today)
    return Q(pk__in=held.values("person"))


def tree_of(bodies: Iterable[Body]) -> list[Node]:
    """The bodies under one another by their parent; one whose parent is not among them stands at the top."""
    nodes = {body.pk: Node(body) for body in bodies}
    tops: list[Node] = []
    for node in nodes.values():
        above = nodes.get(node.body.parent_id) if node.body.parent_id else None
        (above.children if above else tops).append(node)
    return tops


def bodies_like(name: str, *, reach: Reach, limit: int = 5) -> list[BodyLikeness]:
    """Standing bodies within ``reach`` that may be meant by ``name``, best first. Proposals only."""
    key = arabic.fold(name)
    if not key:
        return []
    near = (
        Body.objects.filter(reach.condition("scope") | reach.of_bodies(), dissolved_on=None)
        .filter(pk__in=RawSQL("SELECT bodies_search(%s)", [key]))
        .filter(Q(key__trigram_similar=key) | Q(key__trigram_word_similar=key) | Q(key__contains=key))
        .select_related("place")
        .annotate(nearness=TrigramSimilarity("key", key))
        .order_by("-nearness", "pk")[:CANDIDATES]
    )
    scored = [BodyLikeness(body, _score(key, body)) for body in near]
    alike = [each for each in scored if each.score >= ALIKE]
    return sorted(alike, key=lambda each: (-each.score, each.body.pk))[:limit]


def _score(key: str, body: Body) -> float:
    whole = fuzz.ratio(key, body.key) / 100
    if set(key.split()) <= set(body.key.split()):
        whole = max(whole, 0.85)
    return round(whole, 3)


def ancestors(path: str) -> list[str]:
    """A path and every path above it, the country first."""
    parts = path.split("/")
    return ["/".join(parts[: end + 1]) for end in range(len(parts))]


def body_above(structure: Charter, body_type: str, level: str, path: str) -> Body | None:
    """The standing body that supervises a body of this type at ``path``: the nearest the charter names."""
    supervisors = [each.key for each in structure.supervisors(body_type, level)]
    standing = Body.objects.filter(
        type__in=supervisors, scope__in=ancestors(path), dissolved_on=None, prepares=None
    )
    found = sorted(standing, key=lambda body: (supervisors.index(body.type), -len(body.scope), body.pk))
    return next(iter(found), None)


def standing_in(place: Place) -> QuerySet[Body]:
    """The bodies of a place that are not dissolved."""
    return Body.objects.filter(place=place, dissolved_on=None).order_by("pk")


def committees_of(bodies: Sequence[Body]) -> dict[int, list[Body]]:
    """The standing committees that prepare each of ``bodies``, by its id."""
    found: dict[int, list[Body]] = defaultdict(list)
    for committee in Body.objects.filter(prepares__in=bodies, dissolved_on=None).order_by("pk"):
        found[committee.prepares_id].append(committee)  # type: ignore[index]
    return found


def is_referred_to(body: Body) -> bool:
    """Whether any record of any room, its own empty offices apart, speaks of this body.

    Asked with the house's eyes: the answer is a yes or a no, also where the reader sees none of it.
    """
    with acting_for(SYSTEM):
        if body.offices.filter(appointments__isnull=False).exists():
            return True
        relations = [relation for relation in body._meta.related_objects if relation.name != "offices"]
        return any(
            relation.related_model._base_manager.filter(**{relation.field.name: body}).exists()
            for relation in relations
        )
