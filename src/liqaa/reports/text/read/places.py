"""Where the meeting was held, and which territory it is about."""

from dataclasses import dataclass

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import furniture
from liqaa.reports.text.read import abroad, structure
from liqaa.reports.text.read.ground import Ground, PlaceAt
from liqaa.reports.text.read.groups import Group
from liqaa.reports.text.read.holders import Holder
from liqaa.reports.text.read.lexicon import lexicon
from liqaa.reports.text.read.meetings import MeetingWords
from liqaa.reports.text.read.people import People
from liqaa.reports.text.read.tokens import COMMA, NONE, STOP, bare, folded, variants
from liqaa.reports.text.shapes import Reading, Scope
from liqaa.territory.text import ARRONDISSEMENT, COMMUNE, PREFECTURE, PROVINCE, REGION, PlaceRef, gazetteer

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
_PROVINCES = (PROVINCE, PREFECTURE, "arrondissement_prefecture")
_COMMUNES = (COMMUNE, ARRONDISSEMENT)
_TOWN_WORDS = folded("بالمدينة المدينة بالبلدة بالجماعة")
_VENUE_WORDS = folded(
    "مقر بمقر المقر بالمقر مقرها مقره بمقرها بمقره قاعة بقاعة القاعة المركب بالمركب مركب بمركب دار"
    " بدار المركز بالمركز فضاء بفضاء الفضاء بالفضاء فندق بفندق مكتبه ملعب بملعب ساحة بساحة مدرج بمدرج"
    " الخزانة بالخزانة غرفة بغرفة منزل بمنزل بيت ببيت مسرح بمسرح المسرح بالمسرح سينما رحاب مدرسة"
    " بمدرسة ثانوية بثانوية كلية بكلية مقهى بمقهى خيمة بخيمة"
)
_MODES = {"عن بعد": "remote", "تقنية التناظر": "remote", "بشكل افتراضي": "remote", "عبر تقنية": "remote"}


@dataclass(slots=True)
class Candidate:
    """A place that may be where it was held."""

    place: PlaceAt
    score: float
    town: bool
    refs: tuple[PlaceRef, ...]


def read_places(
    ground: Ground,
    people: People,
    holder: Holder,
    meeting: MeetingWords | None,
    groups: list[Group],
    reading: Reading,
) -> None:
    """Fills ``place`` and ``scope``."""
    _venue(ground, reading)
    foreign = abroad.find_abroad(ground)
    country = abroad.country_of(ground, holder.org, foreign)
    if country is not None:
        abroad.write(ground, country, foreign, reading)
        return
    candidates = _candidates(ground, people, holder, meeting, groups)
    province = _province(candidates)
    commune = _commune(ground, candidates, province, reading)
    _write(ground, commune, province, candidates, holder, reading)
    _scope(ground, holder, candidates, reading)


def _candidates(
    ground: Ground, people: People, holder: Holder, meeting: MeetingWords | None, groups: list[Group]
) -> list[Candidate]:
    away = _elsewhere(ground, people, groups)
    opening = _opening_line(ground)
    town_near = _town_word(ground, opening)
    found = []
    for place in ground.places:
        score = _score(ground, place, away, opening, holder, meeting)
        if score > 0:
            mention = place.mention
            town = mention.kind_word in ("مدينة", "جماعة", "مركز", "مقاطعة") or town_near
            found.append(Candidate(place, score, town, mention.refs))
    return sorted(found, key=lambda one: -one.score)


def _opening_line(ground: Ground) -> int:
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
    if _behind_venue(ground, place):
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


def _behind_venue(ground: Ground, place: PlaceAt) -> bool:
    doc = ground.doc
    return any(
        doc.keys[i] in _VENUE_WORDS
        for i in range(max(0, place.whole - 8), place.whole)
        if doc.sentences[i] == doc.sentences[place.start]
    )


def _province(candidates: list[Candidate]) -> PlaceRef | None:
    """The province most surely named; a town of the same name counts for its province."""
    totals: dict[PlaceRef, float] = {}
    for one in candidates:
        refs = [ref for ref in one.refs if ref.kind in _PROVINCES]
        if len(refs) >= 1:
            totals[refs[0]] = totals.get(refs[0], 0) + one.score + (0.5 if one.place.mention.kind_word else 0)
    return max(totals, key=lambda ref: totals[ref]) if totals else None


def _commune(
    ground: Ground, candidates: list[Candidate], province: PlaceRef | None, reading: Reading
) -> list[PlaceRef]:
    """The commune of the surest place that is one: its province decides among homonyms."""
    for one in candidates:
        communes = [ref for ref in one.refs if ref.kind in _COMMUNES]
        if not communes or one.score < 1.2:
            continue
        if not one.town and _names_province(ground, one):
            continue
        if one.place.mention.guessed and one.score < 3:
            continue
        inside = [ref for ref in communes if province is None or _within(ref, province)]
        chosen = _single(inside or ([] if one.score < 4 else communes))
        if chosen is None:
            if len(inside) > 1:
                _ask_which(one, inside, reading)
            continue
        span = (one.place.mention.start, one.place.mention.end)
        reading.found("place.commune", [span], "held_at_commune", min(0.6 + one.score * 0.05, 0.95))
        return [chosen, *_listed_after(ground, one, chosen)]
    return []


def _names_province(ground: Ground, one: Candidate) -> bool:
    """Whether the name is also a province's whole name: الخميسات; of طنجة أصيلة, طنجة is only the town."""
    key = bare(fold(ground.doc.text[one.place.mention.start : one.place.mention.end]))
    names = [bare(fold(ref.name_ar)) for ref in one.refs if ref.kind in _PROVINCES]
    return any(not name.startswith(key + " ") for name in names)


def _within(ref: PlaceRef, province: PlaceRef) -> bool:
    return ref.lies_in(province.path)


def _single(refs: list[PlaceRef]) -> PlaceRef | None:
    """The one commune, or the city among its own arrondissements."""
    communes = [ref for ref in refs if ref.kind == COMMUNE] or refs
    return communes[0] if len(communes) == 1 else None


def _ask_which(one: Candidate, refs: list[PlaceRef], reading: Reading) -> None:
    table = gazetteer()
    options = [f"{ref.name_ar} ({province.name_ar})" for ref in refs if (province := table.province_of(ref))]
    reading.ask("place.commune", "ambiguous", "homonymous_commune", {"name": refs[0].name_ar}, options)


_MANY = folded("جماعتي جماعات بجماعتي بجماعات مدينتي بمدينتي مدن بمدن الجماعات")


def _listed_after(ground: Ground, one: Candidate, first: PlaceRef) -> list[PlaceRef]:
    """بجماعتي X وY: the communes joined to the first."""
    if ground.doc.keys[one.place.whole] not in _MANY:
        return []
    found, last = [], one.place
    for place in ground.places:
        if place.start < last.end or place.start > last.end + 1 or ground.doc.gaps[place.start] >= STOP:
            continue
        communes = [
            ref
            for ref in place.mention.refs
            if ref.kind in _COMMUNES and ref.path.rsplit("/", 2)[0] == first.path.rsplit("/", 2)[0]
        ]
        communes = communes or [ref for ref in place.mention.refs if ref.kind in _COMMUNES]
        if len(communes) == 1:
            found.append(communes[0])
            last = place
    return found


def _write(
    ground: Ground,
    communes: list[PlaceRef],
    province: PlaceRef | None,
    candidates: list[Candidate],
    holder: Holder,
    reading: Reading,
) -> None:
    table, fact = gazetteer(), reading.place
    if communes:
        own = table.province_of(communes[0])
        if own is not None:
            if own is not province and fold(own.name_ar) != fold(communes[0].name_ar):
                reading.ask(
                    "place.province",
                    "deduced",
                    "province_from_commune",
                    {"commune": communes[0].name_ar, "province": own.name_ar},
                )
            province = own
        fact.commune = " | ".join(ref.name_ar for ref in communes)
        fact.hcp_codes["commune"] = "|".join(ref.code for ref in communes)
        fact.locality = _locality(ground, candidates)
    if province is not None and province.kind == "arrondissement_prefecture":
        province = table.province_of(province)
    region = table.above(province, REGION) if province else _region(candidates)
    if province is not None:
        fact.province, fact.hcp_codes["province"] = province.name_ar, province.code
        _found_named("province", province, candidates, reading)
    if region is not None:
        fact.region, fact.hcp_codes["region"] = region.name_ar, region.code
        if not _found_named("region", region, candidates, reading) and province is not None:
            reading.ask(
                "place.region",
                "deduced",
                "region_from_province",
                {"province": province.name_ar, "region": region.name_ar},
            )
    if province or region or (holder.org is not None and holder.org.country == "المغرب"):
        fact.country = "المغرب"
    if fact.hcp_codes:
        fact.mode = _mode(ground)


def _found_named(level: str, ref: PlaceRef, candidates: list[Candidate], reading: Reading) -> bool:
    spans = [(one.place.mention.start, one.place.mention.end) for one in candidates if ref in one.refs]
    reading.found(
        f"place.{level}", spans[:2], f"{level}_named" if spans else f"{level}_deduced", 0.9 if spans else 0.8
    )
    return bool(spans)


def _region(candidates: list[Candidate]) -> PlaceRef | None:
    for one in candidates:
        regions = [ref for ref in one.refs if ref.kind == REGION]
        if regions and (
            one.place.mention.kind_word == "جهة"
            or not any(ref.kind in (*_PROVINCES, *_COMMUNES) for ref in one.refs)
        ):
            return regions[0]
    return None


def _locality(ground: Ground, candidates: list[Candidate]) -> str | None:
    """مدينة قصبة تادلة: the town in the text's words."""
    for one in candidates:
        if one.place.mention.kind_word == "مدينة":
            return f"مدينة {ground.doc.text[one.place.mention.start : one.place.mention.end]}"
    return None


def _mode(ground: Ground) -> str:
    key = " ".join(ground.doc.keys)
    return "remote" if any(fold(words) in key for words in _MODES) else "in_person"


def _venue(ground: Ground, reading: Reading) -> None:
    """The building: المقر الإقليمي للحزب, المركب الرياضي والثقافي."""
    doc = ground.doc
    opening = _opening_line(ground)
    for i in ground.body:
        if doc.lines[i] != opening or doc.keys[i] not in _VENUE_WORDS:
            continue
        end = i + 1
        while end < len(doc) and doc.gaps[end] == NONE and end - i < 9 and not _venue_ends(ground, end):
            end += 1
        if end == i + 1 and doc.keys[i] not in ("مقرها", "مقره", "بمقرها", "بمقره"):
            continue
        start, stop = doc.span(i, end)
        start += 1 if doc.keys[i].startswith("ب") and doc.keys[i] not in ("بيت",) else 0
        reading.place.venue = doc.text[start:stop]
        reading.found("place.venue", [(start, stop)], "venue_words", 0.8)
        return


def _venue_ends(ground: Ground, i: int) -> bool:
    doc = ground.doc
    starts_place = any(place.whole == i and doc.keys[i].startswith("ب") for place in ground.places)
    dated = doc.keys[i] in _DAY_OPENERS or doc.keys[i][0].isdigit()
    verb = any(hit.tense for hit in ground.hits.at.get(i, ()))
    preposed = doc.keys[i][0] == "ب" and len(doc.keys[i]) > 3 and not lexicon().is_name_word(doc.keys[i])
    return (
        starts_place
        or dated
        or verb
        or preposed
        or doc.keys[i]
        in (
            "بالمدينه",
            "في",
            "الكاين",
            "تحت",
            "لقا",
            "لقاء",
            "اشغال",
            "الذي",
            "التي",
            "بحضور",
            "من",
            "علي",
            "اجتماعا",
            "جمعا",
        )
    )


_DAY_OPENERS = folded(
    "يوم يومه مساء صباح اليوم أمس أول السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة زوال عشية"
    " ليلة خلال وذلك"
)


def _scope(ground: Ground, holder: Holder, candidates: list[Candidate], reading: Reading) -> None:
    """The territory it is about: the organ's, or one named with its kind in headline or opening."""
    organ = holder.organ
    best = None
    for one in candidates:
        if organ is not None and organ.start <= one.place.start < organ.end:
            best = one
            break
        if (
            best is None
            and one.place.mention.kind_word in ("إقليم", "عمالة", "جهة")
            and ground.role_at[one.place.start] in (structure.TITLE, structure.PARAGRAPH)
        ):
            best = one
    if best is None or not best.refs:
        return
    ref = next((ref for ref in best.refs if ref.kind in (*_PROVINCES, REGION)), best.refs[0])
    level = "province" if ref.kind in _PROVINCES else ref.kind
    reading.scope = Scope(level, ground.doc.text[best.place.mention.start : best.place.mention.end], ref.code)
    reading.found(
        "scope",
        [(best.place.mention.start, best.place.mention.end)],
        "territory_of_organ" if organ else "territory_named",
        0.7,
    )
