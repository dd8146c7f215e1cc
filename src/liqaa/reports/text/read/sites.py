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
from liqaa.reports.text.read.tokens import COMMA, NONE, STOP, folded, variants
from liqaa.territory.text import PlaceRef

VENUE_WORDS = folded(
    "قصر بقصر مقر بمقر المقر بالمقر مقرها مقره بمقرها بمقره قاعة بقاعة القاعة المركب بالمركب مركب بمركب دار"
    " بدار المركز بالمركز فضاء بفضاء الفضاء بالفضاء فندق بفندق فنادق بفنادق"
    " بالقاعة مكتبه ملعب بملعب ساحة بساحة مدرج بمدرج"
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
    """The places that may be where it was held, the surest first."""
    away = _elsewhere(ground, people, groups)
    opening = opening_line(ground)
    town_near = _town_word(ground, opening)
    found = []
    for place in ground.places:
        score = _score(ground, place, away, opening, holder, meeting)
        if score > 0:
            mention = place.mention
            town = mention.kind_word in ("مدينة", "جماعة", "مركز", "مقاطعة", "بلدية") or town_near
            town = town or _is_town_alone(ground, place, holder, meeting)
            found.append(Candidate(place, score, town, mention.refs))
    return sorted(found, key=lambda one: -one.score)


_LOCAL = folded("المحلي المحلية محلي محلية")


def _is_town_alone(ground: Ground, place: PlaceAt, holder: Holder, meeting: MeetingWords | None) -> bool:
    """بدار الثقافة بزاكورة, انعقدت بتارودانت: a bare name behind a venue or a verb of holding is the town."""
    organ = holder.organ
    if place.mention.kind_word is not None or not _is_located(ground, place):
        return False
    if organ is not None and organ.start <= place.start < organ.end:
        return any(key in _LOCAL for key in ground.doc.keys[organ.start : place.start])
    if any(
        org.start <= place.start < org.end + (ground.doc.keys[org.start - 1] not in VENUE_WORDS)
        for org in ground.orgs
    ):
        return False
    if _behind_venue(ground, place) or not _NEIGHBOURHOODS.isdisjoint(
        ground.doc.keys[max(0, place.start - 3) : place.start]
    ):
        return True
    return any(
        hit.label == "organise:strong" and hit.tense and place.start - hit.end <= 1
        for i in range(max(0, place.start - 3), place.start)
        for hit in ground.hits.at.get(i, ())
    )


def opening_line(ground: Ground) -> int:
    """The line of the first paragraph, -1 without one."""
    first = next((n for n in ground.body if ground.role_at[n] == structure.PARAGRAPH), -1)
    return ground.doc.lines[first] if first >= 0 else -1


def _town_word(ground: Ground, opening: int) -> bool:
    """بالمدينة behind a venue: the place named is the town itself."""
    return any(ground.doc.keys[i] in _TOWN_WORDS for i in ground.doc.words_on(opening))


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
    if place.start in away or _is_elsewhere(ground, place):
        return 0
    located, in_opening = _is_located(ground, place), ground.doc.lines[place.start] == opening
    mention = place.mention
    if (
        mention.weak
        and mention.kind_word is None
        and not (located and in_opening)
        and not _heads_title(ground, place)
    ):
        return 0
    held = located and _near_holding(ground, place, meeting)
    score = (
        _opening_score(place, located=located, held=held)
        if in_opening
        else _line_score(ground, place, located=located, held=held)
    )
    score += 2 if _behind_venue(ground, place) else 0
    if holder.organ is not None and holder.organ.start <= place.start < holder.organ.end:
        score = min(score, 1.8) + 0.4
    holding = [org for org in ground.orgs if org.start <= place.start < org.end]
    if holding and holder.org is not None and holding[0].type == holder.org.type == "public_body":
        return max(score, 2.0)
    return min(score, 0.5) if holding else score


_OUTSIDE = (structure.FURNITURE, structure.STAMP, structure.BYLINE, structure.BULLET)


def _is_elsewhere(ground: Ground, place: PlaceAt) -> bool:
    """Outside the report's own sentences, the kingdom as a whole, the plain word town, a street's name."""
    kingdom = any(ref.kind == "kingdom" for ref in place.mention.refs)
    plain = ground.doc.keys[place.start] in _TOWN_WORDS
    if kingdom or plain or ground.role_at[place.start] in _OUTSIDE:
        return True
    return not _says_where(ground, place) and _is_street(ground, place.whole)


_NEIGHBOURHOODS = folded("حي الحي بحي بالحي فالحي دوار الدوار بدوار درب")


def _says_where(ground: Ground, place: PlaceAt) -> bool:
    """قاعة الاجتماعات بجماعة …: a kind word behind ب tells where the room is, not what it is called."""
    if place.mention.kind_word is not None:
        return ground.doc.keys[place.whole].startswith(("ب", "وب")) or _in_venue_of(ground, place)
    behind = ground.doc.keys[max(0, place.start - 3) : place.start]
    return place.mention.start > ground.doc.starts[place.start] and not _NEIGHBOURHOODS.isdisjoint(behind)


def _in_venue_of(ground: Ground, place: PlaceAt) -> bool:
    """بأحد فنادق مدينة …, بالقاعة الكبرى لبلدية …: the town that the building stands in."""
    key = ground.doc.keys[place.whole]
    named = place.mention.kind_word in ("مدينة", "جماعة", "بلدية") and key[0] in "مجبل"
    before = ground.doc.keys[place.whole - 1] if place.whole else ""
    return named and _behind_venue(ground, place) and before not in _NEIGHBOURHOODS


def _is_located(ground: Ground, place: PlaceAt) -> bool:
    """Whether ب or في stands before a place."""
    doc, mention = ground.doc, place.mention
    clitics = (
        doc.keys[place.whole][:2] if mention.start > doc.starts[place.start] or mention.kind_word else ""
    )
    before = doc.keys[place.whole - 1] if place.whole and doc.gaps[place.whole] < STOP else ""
    visited = (
        before == "الي" and mention.kind_word in ("جماعة", "مدينة") and _goes_there(ground, place.whole - 2)
    )
    if visited or _in_venue_of(ground, place) or _is_scene(ground, place):
        return True
    if before == "من" and mention.kind_word == "جماعة" and ground.doc.keys[place.whole - 2] in ("بكل", "كل"):
        return True
    darija = clitics.startswith("ف") and place.whole > 0 and doc.gaps[place.whole] == NONE
    return clitics.startswith("ب") or clitics == "وب" or before == "في" or darija


def _is_scene(ground: Ground, place: PlaceAt) -> bool:
    """عاشت مدينة مكناس على إيقاع, شهدت جماعة …: the place that lived through it."""
    if place.mention.kind_word not in ("مدينة", "جماعة") or not place.whole:
        return False
    return any(rest in _LIVED for _, rest in variants(ground.doc.keys[place.whole - 1]))


_LIVED = folded("عاشت شهدت احتضنت عرفت استضافت تحتضن تشهد تعيش حلت")
_GOING = ("قاد", "زيار", "جول", "انتقل", "توجه", "حل", "خرج", "رحل")


def _goes_there(ground: Ground, i: int) -> bool:
    """قادته إلى جماعتي …, زيارة إلى مدينة …: a visit is held where it goes."""
    return i >= 0 and any(rest.startswith(_GOING) for _, rest in variants(ground.doc.keys[i]))


def _opening_score(place: PlaceAt, *, located: bool, held: bool) -> float:
    """The score of a place in the first paragraph."""
    town = located and place.mention.kind_word in ("مدينة", "جماعة", "مقاطعة", "بلدية")
    return 1.0 + 2.5 * located + 1.5 * held + 1.5 * town


def _line_score(ground: Ground, place: PlaceAt, *, located: bool, held: bool) -> float:
    """The score of a place in another line, by what the line is."""
    role, kind = ground.role_at[place.start], place.mention.kind_word
    if role in (structure.TITLE, structure.KICKER):
        return 2.2 if _heads_title(ground, place) else 1.5 if located or kind else 0.6
    if role == structure.LETTERHEAD:
        return 1.0
    if role == structure.PARAGRAPH:
        return 0.8 if held else 0.3 if kind else 0
    return 0


def _heads_title(ground: Ground, place: PlaceAt) -> bool:
    """الخميسات.. or مرتيل: at the head of a headline, or in brackets behind it."""
    doc = ground.doc
    if ground.role_at[place.start] not in (structure.TITLE, structure.KICKER):
        return False
    first = place.whole == 0 or doc.lines[place.whole] != doc.lines[place.whole - 1]
    between = doc.text[doc.ends[place.end - 1] : doc.starts[place.end]] if place.end < doc.total else ""
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


def _behind_venue(ground: Ground, place: PlaceAt) -> bool:
    doc = ground.doc
    return any(
        (doc.keys[i] in VENUE_WORDS or doc.keys[i].removeprefix("ف") in VENUE_WORDS)
        for i in range(max(0, place.whole - 8), place.whole)
        if doc.sentences[i] == doc.sentences[place.start]
    )
