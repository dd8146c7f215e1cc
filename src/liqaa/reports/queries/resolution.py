"""What the words of a record stand for in this organisation: places, bodies, known people."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.bodies import rules as body_rules
from liqaa.bodies.models import Body
from liqaa.kit.scopes import Reach
from liqaa.people import queries as people
from liqaa.people import rules as people_rules
from liqaa.people.models import Person
from liqaa.people.queries import Likeness
from liqaa.reports.rules import kinds
from liqaa.reports.rules import record as records
from liqaa.reports.rules.record import Record
from liqaa.reports.text.phrases.organisations import KNOWN_NAMES
from liqaa.territory.models import Place
from liqaa.territory.text import gazetteer

LEVELS = ("commune", "province", "region")
PROPOSED = 8
"""How many bodies are proposed as the organiser."""
SAME_NAME = 0.99
"""Likeness of a name spelt the same, article and hamza apart."""
LIKE_ENOUGH = 0.6
"""Likeness above which a body of the right place is filled in; a person still confirms it."""


def is_ours(record: Record) -> bool | None:
    """Whether the report is of this organisation; None when the text does not say whose it is.

    A name that no table knows and that begins as one of ours is neither: a person is asked.
    """
    organisation = bodies.organisation()
    if organisation is None:
        return None
    names = [name for name in (organisation.name_ar, organisation.name_fr, *organisation.aliases) if name]
    found = (record.get("organisation") or {}).get("name")
    ours = kinds.is_ours(found, names)
    if ours is False and found not in KNOWN_NAMES and kinds.may_be_ours(str(found), names):
        return None
    return ours


def paths_of_codes(codes: Iterable[str | None]) -> list[str]:
    """Paths of HCP codes, in order; several codes may be joined by ``|``; unknown ones are left out."""
    single = [code for joined in codes if joined for code in str(joined).split("|")]
    known = gazetteer()
    return [ref.path for code in single if (ref := known.by_code(code))]


def _venue_path(record: Record) -> str:
    codes = ((record.get("place") or {}).get("hcp_codes")) or {}
    found = paths_of_codes(codes.get(level) for level in LEVELS)
    return found[0] if found else ""


def _named_path(name: str | None) -> str:
    """The one place of a name such as ``إقليم مولاي يعقوب``; empty when several fit or none does."""
    fitting = gazetteer().find(name) if name else []
    return fitting[0].path if len(fitting) == 1 else ""


def _territories(record: Record) -> list[str]:
    scope = record.get("scope") or {}
    codes = paths_of_codes([scope.get("code")])
    named = [_named_path(scope.get("name")), _named_path(scope.get("also"))]
    codes_held = (record.get("place") or {}).get("hcp_codes") or {}
    fallback = paths_of_codes([codes_held.get("province")])
    found = [path for path in [*codes, *named] if path]
    return list(dict.fromkeys(found)) or fallback


def _outcome_paths(outcome: dict[str, Any]) -> list[str]:
    """Places an outcome names; ``{"all": "communes", "of": code}`` is every unit below that place."""
    places = outcome.get("places")
    if isinstance(places, dict):
        known = gazetteer()
        whole = known.by_code(str(places.get("of") or ""))
        return [ref.path for ref in known.communes_of(whole)] if whole else []
    found = []
    for each in places or []:
        value = each.get("code") or each.get("name") if isinstance(each, dict) else each
        found += paths_of_codes([value]) or [path for path in [_named_path(value)] if path]
    return list(dict.fromkeys(found))


def resolved(record: Record, account: Account) -> Record:
    """The record with its places as paths and the likeliest organiser within ``account``'s reach.

    Done once, when a reading is kept: from then on these are values that people correct.
    """
    full = deepcopy(record)
    full["territories"] = _territories(record)
    full["venue_path"] = _venue_path(record)
    for section in ("needs", "achievements"):
        for row in full[section]:
            row.setdefault("path", (full["territories"] or [full["venue_path"]])[0])
    for row in full["outcomes"]:
        row.setdefault("paths", _outcome_paths(row))
    full["organiser"] = _likely_organiser(full, account)
    return records.answered(full, "organisation") if is_ours(full) else full


def _places_of(record: Record) -> set[str]:
    """Every path the record speaks of: what it is about, where it was held, and the places above those."""
    told = [*(record.get("territories") or []), record.get("venue_path") or ""]
    return {path for each in told if each for path in bodies.ancestors(each)}


def _organ(record: Record) -> str:
    """The organ's words without the organisation's own name, which no body of ours repeats."""
    named = record.get("organisation") or {}
    organ = named.get("body") or ""
    for name in (named.get("name"), "للحزب", "الحزب", "لحزب"):
        organ = organ.replace(name, " ") if name else organ
    return " ".join(organ.split())


def organiser_proposals(record: Record, account: Account) -> list[Body]:
    """Our bodies that may have organised the meeting, the likeliest first, within the account's reach.

    Those whose name is like the organ's come first, then those standing where the record speaks of;
    a body of another place never precedes one of the right place.
    """
    reach, told = account.reach(body_rules.SEE), _places_of(record)
    alike = [each.body for each in bodies.bodies_like(_organ(record), reach=reach, limit=12)]
    near = Body.objects.filter(reach.condition(), dissolved_on=None, place__in=told).select_related("place")
    nearest = sorted(near, key=lambda body: -len(body.scope))
    found = list(dict.fromkeys([*alike, *nearest]))
    return sorted(found, key=lambda body: body.place_id not in told)[:PROPOSED]


def _likely_organiser(record: Record, account: Account) -> int | None:
    """The one body the organ's words and place both point to; None leaves the question open."""
    reach, told = account.reach(body_rules.SEE), _places_of(record)
    alike = bodies.bodies_like(_organ(record), reach=reach, limit=12)
    fitting = [each for each in alike if each.body.place_id in told and each.score >= LIKE_ENOUGH]
    return fitting[0].body.pk if fitting else None


@dataclass(frozen=True)
class PersonChoice:
    """One name of the record: where it stands, known people it may be, and who was chosen.

    ``choice`` is a person's id as text, ``new``, or empty while the question is open.
    """

    name: str
    key: str
    paths: tuple[str, ...]
    proposals: tuple[Likeness, ...]
    choice: str

    @property
    def chosen(self) -> Person | None:
        """The known person who was chosen, or filled in."""
        return next((each.person for each in self.proposals if str(each.person.pk) == self.choice), None)

    @property
    def open(self) -> bool:
        """Whether somebody must still say who is meant."""
        return not self.choice


def people_of(record: Record, *, reach: Reach) -> list[PersonChoice]:
    """Every name of the record once, with whom it may be.

    A name that is like nobody known is a new person. One that is exactly one known person's is filled
    in, shown, and can be changed; one that is like somebody, or like several, is asked.
    """
    paths: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for path, person in records.named(record):
        key = records.person_key(person["name"])
        names.setdefault(key, person["name"])
        paths.setdefault(key, []).append(path)
    found = []
    for key, name in names.items():
        proposals = tuple(people.persons_like(name, reach=reach, limit=3))
        choice = records.chosen(record, name) or _default_choice(proposals)
        found.append(PersonChoice(name, key, tuple(paths[key]), proposals, choice))
    return found


def _default_choice(proposals: Sequence[Likeness]) -> str:
    """Who is filled in before anybody chose: the one exact namesake, ``new`` when nobody is like it."""
    exact = [each for each in proposals if each.score >= SAME_NAME]
    if len(exact) == 1:
        return str(exact[0].person.pk)
    return "" if proposals else "new"


def reach_of_people(account: Account) -> Reach:
    """Where the account may see people, and so be told that a name is known."""
    return account.reach(people_rules.SEE)


def places_at(paths: Iterable[str]) -> list[Place]:
    """Places of paths, in order; unknown ones are left out."""
    wanted = list(dict.fromkeys(path for path in paths if path))
    found = Place.objects.in_bulk(wanted)
    return [found[path] for path in wanted if path in found]
