"""Who held the meeting: the organisation and its organ."""

from collections import defaultdict
from dataclasses import dataclass

from liqaa.kit.arabic import fold
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.inflection import SINGULAR
from liqaa.reports.text.read.meetings import is_meeting_word
from liqaa.reports.text.read.organs import QUALITIES, Organ
from liqaa.reports.text.read.orgs import OrgMention
from liqaa.reports.text.read.outside import Outside, find_outside
from liqaa.reports.text.read.persons import People
from liqaa.reports.text.read.tokens import COMMA, folded, variants
from liqaa.reports.text.shapes import Organisation, Reading

_NOT_OURS = folded(
    "مقر بمقر أعضاء عضو عضوة رئيس رئيسة ممثل ممثلي قيادة مع بين إشراف بإشراف بحضور بتنسيق تضم ضد"
    " ومكتب أشغال لأشغال"
)
_NEAR = 4
_CALLS_FROM_OUTSIDE = 4.0
"""What a mention loses when it only tells who calls the series."""


@dataclass(slots=True)
class Holder:
    """The organisation chosen and its organ, with where they stand."""

    org: OrgMention | None
    organ: Organ | None


def choose(ground: Ground, people: People, organs: list[Organ], reading: Reading) -> Holder:
    """Fills ``reading.organisation``; null rather than a guess."""
    outside = find_outside(ground)
    org, parent = _organisation(ground, people, outside)
    _write_outside(ground, outside, org, reading)
    organ = _body(ground, people, organs)
    if org is None and organ is None:
        return Holder(None, None)
    record = Organisation(
        org.name if org else None, org.type if org else None, None, parent.name if parent else None
    )
    if org is not None:
        reading.found(
            "organisation.name", [_span(ground, org)], "organisation_named", 0.95 if org.known else 0.75
        )
        if not org.known:
            reading.ask("organisation", "unsure", "organisation_unknown", {"name": org.name})
    if parent is not None:
        reading.found("organisation.parent", [_span(ground, parent)], "organisation_parent", 0.8)
    if organ is not None:
        start, end = ground.doc.span(organ.start, organ.end)
        record.body = ground.doc.text[start + organ.clitic : end]
        if record.body.startswith("ل") and ground.doc.keys[organ.start].startswith(("لل", "ولل")):
            record.body = "ال" + record.body.removeprefix("لل").removeprefix("ل")
        reading.found("organisation.body", [(start + organ.clitic, end)], "organ_that_meets", 0.85)
    reading.organisation = record
    return Holder(org, organ)


def _span(ground: Ground, org: OrgMention) -> tuple[int, int]:
    start, end = ground.doc.span(org.start, org.end)
    return start + org.clitic, end


def _write_outside(ground: Ground, outside: Outside | None, org: OrgMention | None, reading: Reading) -> None:
    """Whoever calls the series, unless it is the organisation that met."""
    if outside is None:
        return
    named = ground.org_at.get(outside.start)
    if named is not None and org is not None and named.name == org.name:
        return
    reading.outside_organiser = ground.doc.slice(*outside)
    reading.found("outside_organiser", [ground.doc.span(*outside)], "calls_the_series", 0.75)


def _organisation(
    ground: Ground, people: People, outside: Outside | None
) -> tuple[OrgMention | None, OrgMention | None]:
    """The organisation that most of the text is about, and the one above it."""
    scores: dict[str, float] = defaultdict(float)
    first: dict[str, OrgMention] = {}
    offices = {
        n for person in people.everyone for office in person.offices for n in range(office.start, office.end)
    }
    paragraph = next((n for n in ground.body if ground.role_at[n] == structure.PARAGRAPH), 0)
    opening = ground.doc.lines[paragraph] if ground.doc.total else 0
    for org in ground.orgs:
        weight = _weight(ground, org, opening, in_office=org.start in offices)
        if outside is not None and org.start == outside.start:
            weight -= _CALLS_FROM_OUTSIDE
        if weight <= 0:
            continue
        scores[org.name] += weight
        if (
            org.name not in first
            or (org.known and not first[org.name].known)
            or (first[org.name].weak and not org.weak)
        ):
            first[org.name] = org
    if not scores and _is_its_own_caller(ground, outside):
        return _organisation(ground, people, None)
    if not scores:
        scores, first = _public_bodies(ground, opening)
    if not scores:
        return None, None
    _join_shorter(scores, first)
    strong = [name for name in scores if not first[name].weak] or list(scores)
    best = max(strong, key=lambda name: (scores[name], -first[name].start))
    return _with_parent(ground, first, scores, best)


def _is_its_own_caller(ground: Ground, outside: Outside | None) -> bool:
    """A party that calls a series and whose organ meets in it: no other organisation is named."""
    caller = ground.org_at.get(outside.start) if outside is not None else None
    return caller is not None and caller.type != "public_body"


def _public_bodies(ground: Ground, opening: int) -> tuple[dict[str, float], dict[str, OrgMention]]:
    """The councils and chambers of a text that names no other organisation, in headline or opening."""
    lines = (structure.TITLE, structure.LETTERHEAD)
    found = [
        org
        for org in ground.orgs
        if org.type == "public_body"
        and (ground.doc.lines[org.start] == opening or ground.role_at[org.start] in lines)
    ]
    scores = {org.name: 1.0 for org in found}
    return scores, {org.name: org for org in reversed(found)}


def _join_shorter(scores: dict[str, float], first: dict[str, OrgMention]) -> None:
    """A name cut short elsewhere counts for the longer one it opens."""
    for name in sorted(scores, key=len):
        longer = next(
            (other for other in scores if other != name and fold(other).startswith(fold(name) + " ")), None
        )
        if longer is not None and not first[name].known:
            scores[longer] += scores.pop(name)
            first.pop(name)


_LINE_WEIGHTS = {
    structure.LETTERHEAD: 4.0,
    structure.TITLE: 3.0,
    structure.KICKER: 3.0,
    structure.SUBTITLE: 3.0,
}
_UNSAID = (structure.FURNITURE, structure.BYLINE, structure.STAMP)


def _weight(ground: Ground, org: OrgMention, opening: int, *, in_office: bool) -> float:
    """How much one mention speaks for an organisation being the one that held the meeting."""
    role = ground.role_at[org.start]
    if role in _UNSAID:
        return 0
    said = _LINE_WEIGHTS.get(role, 0)
    if not org.known and role != structure.LETTERHEAD:
        said = said / 2
    weight = (2.0 if org.known else 1.0) + said
    if role not in _LINE_WEIGHTS:
        weight += 2 if ground.doc.lines[org.start] == opening else -1 if role == structure.BULLET else 0
    weight += 2.5 if _organises(ground, org.start, org.end) else 0
    ours = _organises(ground, org.start, org.end)
    return weight - 1.5 * in_office - 1.0 * org.weak - (1.5 if ours else 4.0) * (org.type == "public_body")


def _organises(ground: Ground, start: int, end: int) -> bool:
    sentence = ground.doc.sentences[start]
    for i in range(max(0, start - _NEAR), start):
        for hit in ground.hits.at.get(i, ()):
            near = hit.label == "organise:strong" and start - hit.end <= 2
            if near and ground.doc.sentences[i] == sentence:
                return True
    behind = ground.hits.here(end, "organise:strong") if end < ground.doc.total else None
    return behind is not None and not behind.cue.has_object


def _with_parent(
    ground: Ground, first: dict[str, OrgMention], scores: dict[str, float], best: str
) -> tuple[OrgMention, OrgMention | None]:
    """A trade federation stands under its union: in a letterhead the upper line is the parent."""
    chosen = first[best]
    heads = sorted(
        (org for org in first.values() if ground.role_at[org.start] == structure.LETTERHEAD),
        key=lambda org: org.start,
    )
    if len(heads) >= 2 and chosen in heads:
        return heads[-1], heads[0]
    unions = [org for org in first.values() if org.type == "union"]
    if chosen.type == "union" and chosen.known and len(unions) > 1:
        below = [
            org for org in unions if not org.known and scores[org.name] >= 2 and _under(ground, org, chosen)
        ]
        if below:
            return below[0], chosen
    above = next(
        (
            org
            for org in unions
            if org is not chosen and org.known and not chosen.known and _under(ground, chosen, org)
        ),
        None,
    )
    return chosen, above


def _under(ground: Ground, lower: OrgMention, upper: OrgMention) -> bool:
    """Whether the text puts one organisation right behind the other: X المنضوية تحت لواء Y."""
    pairs = [
        (one, two)
        for one in ground.orgs
        if one.name == lower.name
        for two in ground.orgs
        if two.name == upper.name
    ]
    return any(
        0 <= two.start - one.end <= 4 and ground.doc.sentences[one.start] == ground.doc.sentences[two.start]
        for one, two in pairs
    )


def _body(ground: Ground, people: People, organs: list[Organ]) -> Organ | None:
    inside = {
        n for person in people.everyone for office in person.offices for n in range(office.start, office.end)
    }
    single = [office for office in people.lone_offices if office.form.number == SINGULAR]
    inside |= {n for office in single for n in range(office.start, office.end)}
    best, most = None, 0.0
    for organ in organs:
        score = 0.0 if organ.state or organ.start in inside else _body_score(ground, organ)
        if score > most:
            best, most = organ, score
    return _in_full(ground, organs, best)


def _in_full(ground: Ground, organs: list[Organ], best: Organ | None) -> Organ | None:
    """An organ named alone in the letterhead, with the rest of its name from where the text gives it."""
    if best is None or ground.role_at[best.start] != structure.LETTERHEAD:
        return best
    keys = ground.doc.keys
    head = [rest for _, rest in variants(keys[best.start])]
    for organ in organs:
        longer = organ.end - organ.start > best.end - best.start
        same = keys[organ.start + 1 : organ.start + best.end - best.start] == keys[best.start + 1 : best.end]
        if longer and same and any(rest in head for _, rest in variants(keys[organ.start])):
            return organ
    return best


def _is_far_subject(ground: Ground, organ: Organ) -> bool:
    """انعقدت صباح اليوم بدار الاتحاد الهيئة الإدارية: the first bare organ behind the verb that opens."""
    doc, i = ground.doc, organ.start
    if organ.clitic or not doc.keys[i].startswith("ال"):
        return False
    for back in range(i - 1, max(-1, i - 16), -1):
        if doc.gaps[back + 1] >= 2:
            return False
        for hit in ground.hits.at.get(back, ()):
            if (
                hit.label == "organise:strong"
                and hit.cue.phrase in ("@التأم", "@انعقد", "@عقد", "@نظم", "@اجتمع")
                and not hit.cue.has_object
            ):
                return True
    return False


def _meeting_head(ground: Ground, i: int) -> str:
    """The first word of the meeting just before word ``i``: الجمع العام الانتخابي لفرع."""
    for back in range(1, 5):
        if i - back >= 0 and is_meeting_word(ground.doc.keys[i - back]):
            return ground.doc.keys[i - back]
        if i - back < 0 or ground.doc.gaps[i - back + 1] > 0:
            break
    return "-"


_STATEMENTS = folded("بيان بلاغ محضر تقرير اجتماع اجتماعا دورة لقاء لاجتماع")
_RENEWING = folded("تجديد هيكلة تأسيس انتخاب مكتب تنصيب")
_HEADLINES = (structure.TITLE, structure.KICKER, structure.SUBTITLE)


def _body_score(ground: Ground, organ: Organ) -> float:
    """How surely an organ is the one that met or called the meeting; 0 when it is not."""
    doc, i = ground.doc, organ.start
    role = ground.role_at[i]
    before = doc.keys[i - 1] if i and doc.gaps[i] < COMMA else ""
    if before in _NOT_OURS or role in (structure.BULLET, structure.FURNITURE):
        return 0
    length = min(organ.end - organ.start, 8) * 0.2
    if role == structure.LETTERHEAD:
        return 6 + length
    if role in _HEADLINES:
        told = (
            before in _STATEMENTS
            or before in _RENEWING
            or _organises(ground, organ.start, organ.end)
            or _heads_line(ground, organ)
        )
        return 3 + length if told else 0
    told_by = _body_cue(ground, organ, before)
    return told_by + length - 0.001 * i if told_by else 0


def _heads_line(ground: Ground, organ: Organ) -> bool:
    """المجلس الولائي لحركة كذا يعقد دورته: the headline opens with the organ, then the verb."""
    doc, i = ground.doc, organ.start
    if i and doc.lines[i - 1] == doc.lines[i] and doc.gaps[i] < COMMA and not doc.keys[i - 1].endswith(":"):
        return False
    following = range(organ.end, min(organ.end + 4, doc.total))
    told = doc.keys[organ.end] if organ.end < doc.total and doc.gaps[organ.end] == 0 else ""
    if told[:1] in ("ي", "ت") and len(told) > 2 and told != "يوم" and doc.lines[organ.end] == doc.lines[i]:
        return True
    return any(
        hit.label == "organise:strong" and doc.lines[n] == doc.lines[i]
        for n in following
        for hit in ground.hits.at.get(n, ())
    )


def _body_cue(ground: Ground, organ: Organ, before: str) -> float:
    """The strength of the words that make an organ of the running text the one that met."""
    key, i = ground.doc.keys[organ.start], organ.start
    if key.endswith(("ها", "هم", "ه")) and not key.endswith(("يه", "نه", "به")):
        return 0
    head = next((rest for _, rest in variants(key) if rest.startswith("ال")), "")
    following = ground.doc.keys[i + 1] if organ.end > i + 1 else ""
    if not head and following in QUALITIES and not following.startswith("ال"):
        return 0
    organising = {
        hit.end for back in (i - 2, i - 1) for hit in ground.hits.at.get(back, ()) if hit.label == "organise"
    }
    near = any(hit.label == "organise" for hit in ground.hits.at.get(i - 1, ()))
    told = (
        (3.6, key[0] == "ل" and i > 0 and is_meeting_word(_meeting_head(ground, i))),
        (5.0, _organises(ground, organ.start, organ.end)),
        (4.5, _is_far_subject(ground, organ)),
        (3.4, before in ("ان", "فان")),
        (4.0, i in organising or near),
        (3.5, before in _STATEMENTS),
    )
    return next((strength for strength, holds in told if holds), 0)
