"""Reading people: who an account may see, who is found by a spelling, who may be the same person."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

from liqaa.access.models import Account
from liqaa.access.queries import who_holds
from liqaa.journal.actions import SYSTEM
from liqaa.kit import arabic, privacy
from liqaa.kit.acting import acting_for
from liqaa.kit.calendar import add_months
from liqaa.kit.refusals import Sentence
from liqaa.kit.scopes import Reach
from liqaa.kit.undoing import Finding, Group, Hindrance, Leaving
from liqaa.people import rules, text
from liqaa.people.models import Consent, DataRequest, Export, Membership, Person, RelationChange

CANDIDATES = 60
"""How many near keys the database hands over for a closer look."""
CLOSE_ENOUGH = 0.2
"""Trigram closeness under which a key is no candidate at all."""


@dataclass(frozen=True)
class Likeness:
    """A known person and how much their name is like the one asked for, from 0 to 1."""

    person: Person
    score: float


type Describer = Callable[[list[Person], date], dict[int, list[str]]]
_describers: list[Describer] = []


def describe_with(describer: Describer) -> None:
    """Let an upper room say in a few words what each of some people is on a day."""
    if describer not in _describers:
        _describers.append(describer)


def described(people: Iterable[Person], *, on: date) -> list[tuple[Person, list[str]]]:
    """Each person with what upper rooms say of them; the number of queries does not grow with the list."""
    everyone = list(people)
    said = [describer(everyone, on) for describer in _describers] if everyone else []
    return [(person, [words for told in said for words in told.get(person.pk, ())]) for person in everyone]


type Opener = Callable[[Account], Q]
_openers: list[Opener] = []


def open_with(opener: Opener) -> None:
    """Let an upper room say whom else an account may see: those in the offices of its bodies."""
    if opener not in _openers:
        _openers.append(opener)


def people_seen_by(account: Account) -> QuerySet[Person]:
    """The persons of the places where the account may see people, and the account's own person.

    Narrowed grants open those in office in the bodies they name, as ``bodies`` says.
    """
    seen = account.reach(rules.SEE).condition("place_id") | Q(account=account.pk)
    if account.reach(rules.SEE).narrowed:
        for opener in _openers:
            seen |= opener(account)
    return Person.objects.filter(seen).select_related("place")


def exports_seen_by(account: Account) -> QuerySet[Export]:
    """Exports of personal data: those the account asked for, and those where it looks after the data."""
    return Export.objects.filter(account.reach(rules.PROTECT).condition("scope") | Q(asked_by=account.pk))


def requests_seen_by(account: Account) -> QuerySet[DataRequest]:
    """Requests about personal data: the account's own, and those where it looks after the data."""
    own = Person.objects.filter(account=account.pk)
    looked_after = account.reach(rules.PROTECT).condition("scope")
    return DataRequest.objects.filter(looked_after | Q(person__in=own))


def requests_waiting(account: Account) -> QuerySet[DataRequest]:
    """Requests that wait where the account looks after personal data, the nearest last day first."""
    waiting = DataRequest.objects.filter(account.reach(rules.PROTECT).condition("scope"), state=rules.ASKED)
    return waiting.order_by("due_on", "pk")


def requests_to_remind_of(on: date) -> list[tuple[Account, list[DataRequest]]]:
    """Who is told on a day of which requests, those whose last day is near or past, the nearest first.

    Asked for the whole house: the caller acts for the system.
    """
    every = DataRequest.objects.filter(state=rules.ASKED).order_by("due_on", "pk")
    waiting = [each for each in every if rules.is_reminded(each.due_on, on=on)]
    if not waiting:
        return []
    told = [
        (account, [each for each in waiting if reach.covers(each.scope)])
        for account, reach in who_holds(rules.PROTECT)
    ]
    return [(account, requests) for account, requests in told if requests]


def found_by_name(people: QuerySet[Person], asked: str) -> QuerySet[Person]:
    """Those of ``people`` whose Arabic or Latin name holds ``asked`` or comes near it; the nearest first.

    An empty text leaves everyone, in the order of their names.
    """
    key = arabic.fold(asked)
    if not key:
        return people.order_by("key", "pk")
    spelt = Q()
    for field in ("key", "key_latin"):
        spelt |= Q(**{f"{field}__contains": key}) | Q(**{f"{field}__trigram_word_similar": key})
    nearness = Greatest(TrigramSimilarity("key", key), TrigramSimilarity("key_latin", key))
    found = people.filter(spelt, pk__in=_spelt_like(key))
    return found.annotate(nearness=nearness).order_by("-nearness", "key", "pk")


def persons_like(name: str, *, reach: Reach, limit: int = 5) -> list[Likeness]:
    """Known persons within ``reach`` who may be meant by ``name``, best first; Arabic or Latin letters.

    They are proposals: nothing is ever merged because two names are alike.
    """
    key = arabic.fold(name)
    if not key:
        return []
    nearness = Greatest(TrigramSimilarity("key", key), TrigramSimilarity("key_latin", key))
    near = (
        Person.objects.filter(reach.condition("place_id"))
        .filter(_near(key), pk__in=_spelt_like(key))
        .select_related("place")
        .annotate(nearness=nearness)
        .filter(nearness__gte=CLOSE_ENOUGH)
        .order_by("-nearness", "pk")[:CANDIDATES]
    )
    scored = [Likeness(person, _score(key, person)) for person in near]
    alike = [each for each in scored if each.score >= rules.ALIKE]
    return sorted(alike, key=lambda each: (-each.score, each.person.pk))[:limit]


def person_of(account: Account) -> Person | None:
    """The person an account belongs to, if it belongs to one."""
    return Person.objects.filter(account=account.pk).select_related("place").first()


def memberships_of(person: Person) -> QuerySet[Membership]:
    """Every stretch of membership of a person, the latest first."""
    return person.memberships.order_by("-joined_on", "-pk")


def member_on(person: Person, *, on: date) -> Membership | None:
    """The membership in force on a day, if any."""
    return (
        person.memberships.filter(Q(ended_on=None) | Q(ended_on__gt=on), joined_on__lte=on)
        .order_by("-joined_on")
        .first()
    )


def bearer_of_card(number: str, account: Account, *, on: date) -> Person | None:
    """The member with a number on a day, among the people whom ``account`` sees."""
    live = Membership.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on), joined_on__lte=on, number=number)
    return people_seen_by(account).filter(memberships__in=live).first()


def is_referred_to(person: Person) -> bool:
    """Whether any record of any room speaks of this person, also where the reader sees none of it."""
    with acting_for(SYSTEM):
        return any(
            relation.related_model._base_manager.filter(**{relation.field.name: person}).exists()
            for relation in person._meta.related_objects
        )


def undo_of_people(persons: Sequence[Person], _leaving: Leaving) -> Finding:
    """What goes with persons kept by mistake: their consents. A withdrawn one stays as a fact, with them."""
    consents = list(Consent.objects.filter(person__in=persons).select_related("person"))
    given = [each for each in consents if each.withdrawn_on is None]
    withdrawn = [
        Hindrance(_("A consent was withdrawn"), each.person) for each in consents if each.withdrawn_on
    ]
    signing_in = [
        Hindrance(_("Somebody signs in as this person"), each) for each in persons if each.account_id
    ]
    changes = list(RelationChange.objects.filter(person__in=persons))
    exports = list(Export.objects.filter(person__in=persons))
    going = [
        Group(_("Consent"), given),
        Group(_("Changes of the relation"), changes),
        Group(_("Exports of the data"), exports),
    ]
    return Finding(going=going, hindered=[*signing_in, *withdrawn])


def undo_of_memberships(stretches: Sequence[Membership], _leaving: Leaving) -> Finding:
    """What stands in the way of undoing memberships: one that was closed is history."""
    closed = [each for each in stretches if each.ended_on is not None]
    return Finding(hindered=[Hindrance(_("This membership has ended already."), each) for each in closed])


@dataclass(frozen=True)
class Due:
    """Somebody whose clock ran out: on which day, after which last contact; ``held`` is why they stay."""

    person: Person
    expired_on: date
    contact: date | None
    held: Sentence = ""


MONTHS_DIFFER = timedelta(days=3)
"""Two months before the last of February is no last of December: the exact day is reckoned for each."""


def due(*, on: date) -> Iterator[Due]:
    """Everybody whose time is over on a day, those first who wait longest, also whom something still binds.

    Asked for the whole house: the caller acts for the system, or sees persons of its own places only.
    """
    for relation, clock in rules.CLOCKS.items():
        if clock.months is None:
            continue
        limit = add_months(on, -clock.months) + MONTHS_DIFFER
        candidates = Person.objects.filter(relation=relation, relation_since__lte=limit, erased_at=None)
        waiting = candidates.select_related("place").order_by("relation_since", "pk")
        yield from _due_of(waiting, on=on)


def expiring(*, on: date) -> list[Due]:
    """Those whom the next night minimises: their time is over and nothing binds them."""
    return [each for each in due(on=on) if not each.held]


def _due_of(waiting: QuerySet[Person], *, on: date) -> Iterator[Due]:
    for start in range(0, waiting.count(), privacy.BATCH):
        people = list(waiting[start : start + privacy.BATCH])
        ids = [person.pk for person in people]
        seen, held = privacy.last_contact(ids), _asking(ids) | privacy.bound(ids, on=on)
        for person in people:
            last = seen.get(person.pk)
            ends = rules.expires_on(person.relation, person.relation_since, last)
            if ends is not None and ends <= on:
                yield Due(person, ends, last, held.get(person.pk, ""))


def _asking(ids: Sequence[int]) -> dict[int, Sentence]:
    """Of these persons, those who asked something about their data and wait: what they ask about stays."""
    waiting = DataRequest.objects.filter(person__in=ids, state=rules.ASKED)
    reason = _("A request about these data waits for its answer.")
    return dict.fromkeys(waiting.values_list("person_id", flat=True), reason)


def exports_expired(at: datetime) -> QuerySet[Export]:
    """Exports whose file is to go: its day is over, or it was never made."""
    return Export.objects.filter(deleted_at=None).filter(
        Q(expires_at__lte=at) | Q(made_at=None, asked_at__lte=at - rules.EXPORT_LIVES)
    )


def may_be_named(person_ids: Iterable[int]) -> set[int]:
    """Those who agreed, in the words now in use, to be named in public, and have not taken it back."""
    given = Consent.objects.filter(
        person__in=person_ids, purpose=Consent.Purpose.NAMED, version=text.VERSIONS[text.NAMED]
    )
    return set(given.filter(withdrawn_on=None).values_list("person_id", flat=True))


def may_be_invited(people: QuerySet[Person], *, by_right: Iterable[int] = ()) -> QuerySet[Person]:
    """Those of ``people`` whom a list of invitations may hold: members, and others by a consent that stands.

    A resident who brought a need, a guest, somebody named in a report are no prospects (decision 0016);
    whoever objected is on no list. Those of ``by_right`` sit in what meets: no objection unseats them.
    """
    standing = Consent.objects.filter(
        purpose=Consent.Purpose.CONTACT, version=text.VERSIONS[text.CONTACT], withdrawn_on=None
    )
    of_ours = Q(relation__in=rules.INVITED_AS_SUCH)
    willing = of_ours | Q(pk__in=standing.values("person"))
    unobjecting = Q(objected_on=None) | Q(pk__in=list(by_right))
    return people.filter(willing, unobjecting, erased_at=None)


def _spelt_like(key: str) -> RawSQL:
    """The ids of persons near a key, by the one function that looks for words behind the second lock."""
    return RawSQL("SELECT people_search(%s)", [key])


def _near(key: str) -> Q:
    """Keys that an index can hand over: near as a whole, or near one of their words."""
    near = Q()
    for field in ("key", "key_latin"):
        near |= Q(**{f"{field}__trigram_similar": key}) | Q(**{f"{field}__trigram_word_similar": key})
    return near


def _score(key: str, person: Person) -> float:
    """The better of the two scripts' likenesses."""
    scores = (
        rules.likeness(_words(key), _words(known), _spelling(key, known))
        for known in (person.key, person.key_latin)
        if known
    )
    return round(max(scores, default=0.0), 3)


def _words(key: str) -> list[str]:
    """The words of a key without articles, so that زهيره and الزهيره agree."""
    return [
        word.removeprefix("ال") if len(word) > len("ال") + 2 else word
        for word in key.split()
        if word not in {"el", "al", "ال"}
    ]


def _spelling(key: str, known: str) -> float:
    """Closeness of the whole names, whatever the order of their words."""
    return fuzz.token_sort_ratio(" ".join(_words(key)), " ".join(_words(known))) / 100
