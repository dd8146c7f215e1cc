"""What a text read back says differently from the record it was written from, field by field.

Names, offices, organs, needs and outcomes are compared as the reader is scored: folded, titles left aside, by
the share of words they have in common. Facts that may not be published are not expected.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import roles, writing
from liqaa.reports.text.shapes import Reading
from liqaa.reports.text.write import slots_fr
from liqaa.reports.text.write.agreement import accusative, oblique
from liqaa.reports.text.write.kinds import same_type, type_of, types_of
from liqaa.reports.text.write.languages import in_language
from liqaa.reports.text.write.publishing import public_part
from liqaa.reports.text.write.record import Body, NewsRecord, Person
from liqaa.reports.text.write.slots import organ_words
from liqaa.reports.text.write.tidy import tidied

_PEOPLE = ("facilitators", "attendees", "elected_or_appointed")


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs: ``kind`` is missing (not read back), changed, or added (not in the record)."""

    field: str
    kind: str
    expected: str = ""
    found: str = ""


def expected(record: NewsRecord, language: str = "ar") -> dict[str, Any]:
    """What reading the news back should give, in the shape of a reading; only what may be published.

    The French reader knows no supervising organ, and neither reader the organ that issues a statement:
    :func:`differences` does not ask for them.
    """
    shown, _ = in_language(public_part(tidied(record))[0], language)
    french = language == "fr"
    organ = slots_fr.organ_words if french else organ_words
    supervisor = None if french and isinstance(shown.supervisor, Body) else shown.supervisor
    form = shown.meeting.form
    return {
        "title": shown.title.text if shown.title else None,
        "organisation": {
            "name": shown.organisation.name if shown.organisation else None,
            "body": organ(shown.organiser, shown.organisation) if shown.organiser else None,
        },
        "meeting": {
            "type": type_of(shown.meeting.kinds),
            "status": "no_meeting" if form == "statement" else form,
        },
        "date": {"iso": shown.day.on.isoformat() if shown.day and shown.day.on else None},
        "place": {"hcp_codes": dict(shown.place.codes) if shown.place else {}},
        "chair": _person(shown.chair),
        "host": _person(shown.host),
        "supervision": _supervision(supervisor),
        "facilitators": [_named(one) for one in shown.facilitators],
        "attendees": [_named(one) for one in _present(shown)],
        "elected_or_appointed": [_named(one) if french else _became(one) for one in shown.elected],
        "attendee_groups": [one.label if french else oblique(one.label) for one in shown.groups],
        "needs": [{"sector": one.sector, "text": one.text} for one in shown.needs],
        "outcomes": [{"kind": one.kind, "text": one.text} for one in shown.outcomes],
    }


def _present(record: NewsRecord) -> list[Person]:
    """Those present in no other part: attendees, a supervisor in person, whoever spoke."""
    placed = {fold(one.name) for one in (record.chair, record.host, *record.facilitators) if one is not None}
    supervisor = [record.supervisor] if isinstance(record.supervisor, Person) else []
    spoke = [person for one in record.interventions for person in one.speakers]
    spoke += [one.speaker for one in record.topics if one.speaker is not None]
    found: dict[str, Person] = {}
    for person in (*record.attendees, *supervisor, *spoke):
        if fold(person.name) not in placed:
            found.setdefault(fold(person.name), person)
    return list(found.values())


def _named(one: Person | Body) -> dict[str, str | None]:
    office = " و".join(one.capacities) if isinstance(one, Person) else ""
    return {"name": one.name, "office": office or None}


def _became(one: Person) -> dict[str, str | None]:
    return _named(replace(one, capacities=tuple(accusative(office) for office in one.capacities)))


def _person(one: Person | Body | None) -> dict[str, str | None] | None:
    return _named(one) if one is not None else None


def _supervision(one: Person | Body | None) -> dict[str, str | None] | str | None:
    return one.name if isinstance(one, Body) else _person(one)


def differences(record: NewsRecord, reading: Reading, language: str = "ar") -> list[Difference]:
    """Everything in which a reading of the news differs from the record; an empty list is «صفر فروق»."""
    want, got = expected(record, language), reading.to_json()
    found = [*_headed(want, got), *_met(want, got, types_of(record.meeting.kinds))]
    for level in ("commune", "province", "region"):
        codes, read = want["place"]["hcp_codes"], got["place"]["hcp_codes"]
        if codes:
            found += _one(f"place.{level}", codes.get(level), read.get(level), _same_codes)
    for field in ("chair", "host", "supervision"):
        found += _one(field, _name(want[field]), _name(got[field]), _same_party)
    return found + _lists(want, got)


def _headed(want: dict[str, Any], got: dict[str, Any]) -> list[Difference]:
    """The headline and who held it."""
    found: list[Difference] = []
    if want["title"] is not None:
        found += _one("title", want["title"], got["title"], _alike(0.8))
    organisation = got["organisation"] or {}
    found += _one("organisation", want["organisation"]["name"], organisation.get("name"), _same_organisation)
    if want["meeting"]["status"] != "no_meeting":
        found += _one("organiser", want["organisation"]["body"], organisation.get("body"), _alike(0.7))
    return found


def _met(want: dict[str, Any], got: dict[str, Any], types: frozenset[str]) -> list[Difference]:
    """The kind of meeting, whether it was held, and the day."""
    found: list[Difference] = []
    if want["meeting"]["type"] is not None and got["meeting"]["type"] not in types:
        found += _one("meeting", want["meeting"]["type"], got["meeting"]["type"], same_type)
    if want["meeting"]["status"] != "no_meeting":
        found += _one("status", want["meeting"]["status"], got["meeting"]["status"], _equal)
    if want["date"]["iso"] is not None:
        found += _one("day", want["date"]["iso"], got["date"]["iso"], _equal)
    return found


def _lists(want: dict[str, Any], got: dict[str, Any]) -> list[Difference]:
    found: list[Difference] = []
    people = [one["name"] for field in _PEOPLE for one in want[field]]
    people += [name for key in ("chair", "host") if (name := _name(want[key]))]
    for field in _PEOPLE:
        names = [one["name"] for one in want[field]]
        known = {name for key in ("chair", "host") if (name := _name(want[key]))}
        read = [
            one["name"]
            for one in got[field]
            if not any(_same_name(name, one["name"]) for name in known - set(names))
            and not _surname_of_known(one["name"], people)
        ]
        found += _many(field, names, read, _same_name)
    found += _offices(want, got)
    found += _many("groups", want["attendee_groups"], got["attendee_groups"], _alike(0.5))
    sectors = [{one["sector"] for one in side["needs"]} for side in (want, got)]
    found += _many("sectors", sorted(sectors[0]), sorted(sectors[1]), _equal)
    for field in ("needs", "outcomes"):
        found += _many(
            field, [one["text"] for one in want[field]], [one["text"] for one in got[field]], _alike(0.5)
        )
    return found


def _surname_of_known(name: str, people: list[str]) -> bool:
    """Mme Raji: a later mention of somebody whom the record names in full."""
    tokens = _tokens(name)
    return len(tokens) == 1 and any(tokens < _tokens(one) for one in people)


def _offices(want: dict[str, Any], got: dict[str, Any]) -> list[Difference]:
    """Capacities of people who were found."""
    asked, read = (
        [*(one[key] for key in ("chair", "host")), *(x for f in _PEOPLE for x in one[f])]
        for one in (want, got)
    )
    found = []
    for one in asked:
        if not one or not one.get("office"):
            continue
        mine = [other for other in read if other and _same_name(one["name"], other["name"])]
        offices = [other["office"] for other in mine if other.get("office")]
        if mine and not any(_alike(0.6)(one["office"], office) for office in offices):
            kind = "changed" if offices else "missing"
            found.append(Difference("capacities", kind, one["office"], (offices or [""])[0]))
    return list(dict.fromkeys(found))


def _name(one: dict[str, Any] | str | None) -> str | None:
    return one["name"] if isinstance(one, dict) else one


def _one(field: str, want: str | None, got: str | None, same: Any) -> list[Difference]:
    if not want and not got:
        return []
    if want and got:
        return [] if same(want, got) else [Difference(field, "changed", want, got)]
    return [Difference(field, "missing", want)] if want else [Difference(field, "added", found=got or "")]


def _many(field: str, want: Iterable[str], got: Iterable[str], same: Any) -> list[Difference]:
    spare, found = list(got), []
    for one in want:
        hit = next((other for other in spare if same(one, other)), None)
        if hit is None:
            found.append(Difference(field, "missing", one))
        else:
            spare.remove(hit)
    return found + [Difference(field, "added", found=one) for one in spare]


def _equal(a: str, b: str) -> bool:
    return a == b


def _same_codes(a: str, b: str) -> bool:
    return set(a.split("|")) == set(b.split("|"))


def _stem(token: str) -> str:
    for prefix in ("وال", "بال", "فال", "كال", "لل", "ال"):
        if token.startswith(prefix) and len(token) - len(prefix) >= 2:
            return token[len(prefix) :]
    return token[1:] if token[:1] in "وفبلك" and len(token) > 4 else token


def _share(a: str, b: str) -> float:
    """Twice the words in common over all words, articles and clitics left aside."""
    first, second = ([_stem(word) for word in fold(text).split()] for text in (a, b))
    if not first or not second:
        return 0.0
    left, common = list(second), 0
    for word in first:
        if word in left:
            left.remove(word)
            common += 1
    return 2 * common / (len(first) + len(second))


def _alike(least: float) -> Any:
    return lambda a, b: _share(a, b) >= least


_TITLES = frozenset(
    fold(word)
    for word in (
        *roles.TITLES_MASCULINE,
        *roles.TITLES_FEMININE,
        *writing.FRENCH_HONORIFICS,
        *(form for forms in writing.FRENCH_HONORIFICS.values() for form in forms),
    )
)


def _tokens(name: str) -> frozenset[str]:
    words = fold(name).split()
    while words and words[0] in _TITLES:
        words = words[1:]
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in ("عبد", "بن", "ابن"):
            joined[-1] = joined[-1].replace("ابن", "بن") + word
        else:
            joined.append(word)
    return frozenset(joined)


def _same_name(a: str, b: str) -> bool:
    first, second = _tokens(a), _tokens(b)
    if not first or not second:
        return False
    return first == second or (len(first & second) >= 2 and (first <= second or second <= first))


def _same_party(a: str, b: str) -> bool:
    return _same_name(a, b) or _share(a, b) >= 0.6


def _same_organisation(a: str, b: str) -> bool:
    bare = [
        " ".join(_stem(word) for word in fold(text).split() if word not in ("حزب", "نقابه", "جمعيه"))
        for text in (a, b)
    ]
    return bare[0] == bare[1]
