"""Which of the places named may be where it was held, and how surely."""

from dataclasses import dataclass

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import furniture
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.ground import Ground, PlaceAt
from liqaa.reports.text.read.groups import Group
from liqaa.reports.text.read.holders import Holder
from liqaa.reports.text.read.meetings import MeetingWords
from liqaa.reports.text.read.persons import People
from liqaa.reports.text.read.tokens import COMMA, STOP, folded, variants
from liqaa.territory.text import PlaceRef

VENUE_WORDS = folded(
    "مقر بمقر المقر بالمقر مقرها مقره بمقرها بمقره قاعة بقاعة القاعة المركب بالمركب مركب بمركب دار"
    " بدار المركز بالمركز فضاء بفضاء الفضاء بالفضاء فندق بفندق مكتبه ملعب بملعب ساحة بساحة مدرج بمدرج"
    " الخزانة بالخزانة غرفة بغرفة منزل بمنزل بيت ببيت مسرح بمسرح المسرح بالمسرح سينما رحاب مدرسة"
    " بمدرسة ثانوية بثانوية كلية بكلية مقهى بمقهى خيمة بخيمة"
)
_STREETS = frozenset(
    fold(word)
    for word in (
        *furniture.ADDRESS_WORDS,
        "قاعة",
        "مسجد",
        "مدرسة",
        "ثانوية",
        "مركب",
        "مستشفى",
        "طريق",
        "فندق",
        "المسيرة",
        "معركة",
        "اتفاقية",
    )
)
_TOWN_WORDS = folded("بالمدينة المدينة بالبلدة بالجماعة")


@dataclass(slots=True)
class Candidate:
    """A place that may be where it was held."""

    place: PlaceAt
    score: float
    town: bool
    refs: tuple[PlaceRef, ...]


def find_candidates(
    ground: Ground, people: People, holder: Holder, meeting: MeetingWords | None, groups: list[Group]
) -> list[Candidate]:
    away = _elsewhere(ground, people, groups)
    opening = opening_line(ground)
    town_near = _town_word(ground, opening)
    found = []
    for place in ground.places:
        score = _score(ground, place, away, opening, holder, meeting)
        if score > 0:
            mention = place.mention
            town = mention.kind_word in ("مدينة", "جماعة", "مركز", "مقاطعة") or town_near
            found.append(Candidate(place, score, town, mention.refs))
    return sorted(found, key=lambda one: -one.score)


def opening_line(ground: Ground) -> int:
    """The line of the first paragraph, -1 without one."""
    first = next((n for n in ground.body if ground.role_at[n] == structure.PARAGRAPH), -1)
    return ground.doc.lines[first] if first >= 0 else -1


def _town_word(ground: Ground, opening: int) -> bool:
    """بالمدينة behind a venue: the place named is the town itself."""
    return any(ground.doc.keys[i] in _TOWN_WORDS for i in ground.body if ground.doc.lines[i] == opening)


def _elsewhere(ground: Ground, people: People, groups: list[Group]) -> set[int]:
    """Words of offices, groups and organisations: their territory is not where it was held."""
    away: set[int] = set()
    for person in people.everyone:
        for office in person.offices:
            away |= set(range(office.start, office.end))
        if person.capacity:
            away |= set(range(*person.capacity))
        away |= set(range(person.start, person.end))
    for office in people.lone_offices:
        away |= set(range(office.start, office.end))
    for group in groups:
        away |= set(range(group.start, group.end))
    return away


def _score(
    ground: Ground, place: PlaceAt, away: set[int], opening: int, holder: Holder, meeting: MeetingWords | None
) -> float:
    """How surely a place named here is where it was held; 0 when it is not."""
    doc, mention = ground.doc, place.mention
    role = ground.role_at[place.start]
    if place.start in away or role in (
        structure.FURNITURE,
        structure.STAMP,
        structure.BYLINE,
        structure.BULLET,
    ):
        return 0
    if any(ref.kind == "kingdom" for ref in mention.refs) or doc.keys[place.start] in _TOWN_WORDS:
        return 0
    if _is_street(ground, place.whole):
        return 0
    clitic = doc.keys[place.whole][:1] if mention.start > doc.starts[place.start] or mention.kind_word else ""
    before = doc.keys[place.whole - 1] if place.whole and doc.gaps[place.whole] < STOP else ""
    located = clitic == "ب" or before == "في" or (clitic == "و" and doc.keys[place.whole][1:2] == "ب")
    in_organ = holder.organ is not None and holder.organ.start <= place.start < holder.organ.end
    in_org = any(org.start <= place.start < org.end for org in ground.orgs)
    if (
        mention.weak
        and mention.kind_word is None
        and not (located and doc.lines[place.start] == opening)
        and not _heads_title(ground, place)
    ):
        return 0
    score = 0.0
    if doc.lines[place.start] == opening:
        score += (
            1.0 + (2.5 if located else 0) + (1.5 if located and _near_holding(ground, place, meeting) else 0)
        )
        score += 1.5 if located and mention.kind_word in ("مدينة", "جماعة", "مقاطعة") else 0
    elif role == structure.TITLE or role == structure.KICKER:
        score += 2.2 if _heads_title(ground, place) else 1.5 if located or mention.kind_word else 0.6
    elif role == structure.LETTERHEAD:
        score += 1.0
    elif role == structure.PARAGRAPH:
        score += 0.8 if located and _near_holding(ground, place, meeting) else 0.3 if mention.kind_word else 0
    if _behindread_venue(ground, place):
        score += 2
    if in_organ:
        score = min(score, 1.8) + 0.4
    if in_org:
        score = min(score, 0.5)
    return score


def _heads_title(ground: Ground, place: PlaceAt) -> bool:
    """الخميسات.. or مرتيل: at the head of a headline, or in brackets behind it."""
    doc = ground.doc
    if ground.role_at[place.start] not in (structure.TITLE, structure.KICKER):
        return False
    first = place.whole == 0 or doc.lines[place.whole] != doc.lines[place.whole - 1]
    between = doc.text[doc.ends[place.end - 1] : doc.starts[place.end]] if place.end < len(doc) else ""
    opened = place.whole > 0 and "(" in doc.text[doc.ends[place.whole - 1] : doc.starts[place.whole]]
    return (first and any(mark in between for mark in (":", "..", "…", "-", "–", "(", "/", "|"))) or opened


def _is_street(ground: Ground, i: int) -> bool:
    doc = ground.doc
    for back in (1, 2):
        if i - back < 0 or doc.gaps[i - back + 1] >= COMMA:
            return False
        if any(rest in _STREETS for _, rest in variants(doc.keys[i - back])):
            return back == 1 or doc.keys[i - 1].startswith("ال") or back == 1
    return False


_HOLDING = ("organise:strong", "role:chair", "role:host", "role:facilitator", "role:lead", "organise")


def _near_holding(ground: Ground, place: PlaceAt, meeting: MeetingWords | None) -> bool:
    """Whether a verb that holds the meeting, or its name, stands in the same sentence."""
    doc = ground.doc
    sentence = doc.sentences[place.start]
    if meeting is not None and doc.sentences[meeting.start] == sentence:
        return True
    first = max(0, place.start - 30)
    return any(
        hit.label in _HOLDING and doc.sentences[i] == sentence
        for i in range(first, place.start)
        for hit in ground.hits.at.get(i, ())
    )


def _behindread_venue(ground: Ground, place: PlaceAt) -> bool:
    doc = ground.doc
    return any(
        doc.keys[i] in VENUE_WORDS
        for i in range(max(0, place.whole - 8), place.whole)
        if doc.sentences[i] == doc.sentences[place.start]
    )
