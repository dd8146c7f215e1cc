"""Where the meeting was held, and which territory it is about."""

from liqaa.kit.arabic import fold
from liqaa.reports.text.read import abroad, structure
from liqaa.reports.text.read.ground import Ground, PlaceAt
from liqaa.reports.text.read.groups import Group
from liqaa.reports.text.read.holders import Holder
from liqaa.reports.text.read.meetings import MeetingWords
from liqaa.reports.text.read.persons import People
from liqaa.reports.text.read.sites import Candidate, find_candidates
from liqaa.reports.text.read.tokens import STOP, bare, folded
from liqaa.reports.text.read.venues import mode_of, read_venue
from liqaa.reports.text.shapes import Reading, Scope
from liqaa.territory.text import ARRONDISSEMENT, COMMUNE, PREFECTURE, PROVINCE, REGION, PlaceRef, gazetteer

_PROVINCES = (PROVINCE, PREFECTURE, "arrondissement_prefecture")
_COMMUNES = (COMMUNE, ARRONDISSEMENT)


def read_places(
    ground: Ground,
    people: People,
    holder: Holder,
    meeting: MeetingWords | None,
    groups: list[Group],
    reading: Reading,
) -> None:
    """Fills ``place`` and ``scope``."""
    read_venue(ground, reading)
    foreign = abroad.find_abroad(ground)
    country = abroad.country_of(ground, holder.org, foreign)
    if country is not None:
        abroad.write(ground, country, foreign, reading)
        return
    candidates = find_candidates(ground, people, holder, meeting, groups)
    province = _province(candidates)
    commune = _commune(ground, candidates, province, reading)
    _write(ground, commune, province, candidates, holder, reading)
    _scope(ground, holder, candidates, reading)


def read_scope(ground: Ground, people: People, holder: Holder, reading: Reading) -> None:
    """Fills ``scope`` alone: a statement without a meeting is about a territory but was held nowhere."""
    _scope(ground, holder, find_candidates(ground, people, holder, None, []), reading)


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


def _each_with_kind(ground: Ground, one: Candidate) -> bool:
    """بكل من جماعة X وجماعة Y: the kind word again before each."""
    at, keys = one.place.end, ground.doc.keys
    listed = one.place.mention.kind_word in ("جماعة", "مدينة") and at < ground.doc.total
    return listed and keys[at].startswith("و") and keys[at][1:] in ("جماعه", "بجماعه", "مدينه", "بمدينه")


def _listed_after(ground: Ground, one: Candidate, first: PlaceRef) -> list[PlaceRef]:
    """بجماعتي X وY: the communes joined to the first."""
    if ground.doc.keys[one.place.whole] not in _MANY and not _each_with_kind(ground, one):
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
    """Fills the levels from the commune up; what is deduced is asked."""
    table, fact = gazetteer(), reading.place
    if communes:
        province = _write_communes(ground, communes, province, reading)
        fact.locality = _locality(ground, candidates)
    if province is not None and province.kind == "arrondissement_prefecture":
        province = table.province_of(province)
    if province is not None:
        fact.province, fact.hcp_codes["province"] = province.name_ar, province.code
        _found_named("province", province, candidates, reading)
    region = table.above(province, REGION) if province else _region(candidates)
    if region is not None:
        _write_region(ground, region, province, candidates, reading)
    if fact.hcp_codes or (holder.org is not None and holder.org.country == abroad.HOME):
        fact.country = abroad.HOME
    if fact.hcp_codes:
        fact.mode = mode_of(ground)


def _is_named(ground: Ground, ref: PlaceRef) -> bool:
    """Whether the text names a place anywhere, so that nothing need be asked about it."""
    return any(ref in place.mention.refs for place in ground.places if place.mention.kind_word)


def _write_communes(
    ground: Ground, communes: list[PlaceRef], province: PlaceRef | None, reading: Reading
) -> PlaceRef | None:
    """The communes; gives the province they lie in."""
    fact, own = reading.place, gazetteer().province_of(communes[0])
    fact.commune = " | ".join(ref.name_ar for ref in communes)
    fact.hcp_codes["commune"] = "|".join(ref.code for ref in communes)
    told = own is None or own is province or fold(own.name_ar) == fold(communes[0].name_ar)
    if own is not None and not told and not _is_named(ground, own):
        values = {"commune": communes[0].name_ar, "province": own.name_ar}
        reading.ask("place.province", "deduced", "province_from_commune", values)
    return own or province


def _write_region(
    ground: Ground, region: PlaceRef, province: PlaceRef | None, candidates: list[Candidate], reading: Reading
) -> None:
    fact = reading.place
    fact.region, fact.hcp_codes["region"] = region.name_ar, region.code
    if (
        not _found_named("region", region, candidates, reading)
        and province is not None
        and not _is_named(ground, region)
    ):
        values = {"province": province.name_ar, "region": region.name_ar}
        reading.ask("place.region", "deduced", "region_from_province", values)


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
    ref = _territory(best.refs)
    level = "province" if ref.kind in _PROVINCES else ref.kind
    text, places = ground.doc.text, [best.place, *_second_territory(ground, best.place)]
    spans = [(place.mention.start, place.mention.end) for place in places]
    names = [text[start:end] for start, end in spans]
    others = [_territory(place.mention.refs).code for place in places[1:]]
    reading.scope = Scope(level, names[0], "|".join([ref.code, *others]), *names[1:])
    reading.found("scope", spans, "territory_of_organ" if organ else "territory_named", 0.7)


def _territory(refs: tuple[PlaceRef, ...]) -> PlaceRef:
    return next((ref for ref in refs if ref.kind in (*_PROVINCES, REGION)), refs[0])


def _second_territory(ground: Ground, first: PlaceAt) -> list[PlaceAt]:
    """بإقليمي X وY: the second of two territories under one kind word in the dual."""
    doc = ground.doc
    if not doc.keys[first.whole].endswith(_DUAL) or first.whole == first.start:
        return []
    second = next((place for place in ground.places if place.start == first.end), None)
    if second is None or second.mention.kind_word != first.mention.kind_word:
        return []
    return [second] if doc.keys[second.start][0] == "و" and doc.gaps[second.start] < STOP else []


_DUAL = tuple(map(fold, ("إقليمي", "عمالتي", "جهتي", "جماعتي")))
