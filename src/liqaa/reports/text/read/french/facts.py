"""Who met, what kind of meeting, when and where, in a French report."""

import datetime as dt
import re

from liqaa.kit import calendar
from liqaa.reports.text.phrases import french
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.french.page import Page
from liqaa.reports.text.shapes import Organisation, Reading
from liqaa.territory.text import PlaceMention, PlaceRef, gazetteer

_HEADS = dict(french.ORGANISATIONS)
_STOP = (
    r"a|ont|est|sont|s'est|se|qui|tient|organise|rencontre|dans|par|sous|lors|avec|élit|appelle"
    r"|dénonce|réunit"
    r"|exige|tiendra|organisera|abrite|lance|plaide|annonce|était|sera|au|aux|devant|en session"
    r"|en conclave|dont"
)
_NAME = re.compile(
    rf"\b(?:{'|'.join(sorted(_HEADS, key=len, reverse=True))})\b"
    rf"(?:(?: (?!(?:{_STOP})\b)|(?<=['-]))(?:(?:droit|accès|lutte) (?:à|contre) )?(?!à\b)[\w'’-]+){{1,10}}"
)
_LOOSE_END = re.compile(r"(?: (?:de|du|des|d'|la|le|l'|les|pour|et|en|à)){1,9}$")
_KNOWN = re.compile(rf"\b(?:{'|'.join(short for short, *_ in french.KNOWN)})\b")
_KNOWN_NAMES = frozenset(full for _, full, _ in french.KNOWN)
_BODY = re.compile(rf"\b{french.ORGANS}(?= (?:de la |de l'|du |de |d')\W*)", re.IGNORECASE)
_MEETINGS = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), kind) for words, kind in french.MEETINGS)
_MET = re.compile(r"\b(?:s'est|se sont) réuni", re.IGNORECASE)
_EXECUTIVE = re.compile(rf"^(?:{french.EXECUTIVES})\b", re.IGNORECASE)
_HELD, _PLANNED = re.compile(french.HELD), re.compile(french.PLANNED)
_AT = re.compile(r"(?:\bà|\b(?:ville|commune|localité|municipalité) (?:de|d'|du)) ?$")
_VENUE = re.compile(
    rf"\b(?:au|à la|à l'|dans la|dans les|dans le|sur la) ?({french.VENUES}\b[^,.;\n(]{{2,70}})"
)
_DEVANT = re.compile(r"\b(devant (?:le |la |l'|les )[^,.;\n(]{3,60}?)(?= à [A-ZÉ]| pour |[,.;\n(]|$)")
_VENUE_END = re.compile(r" (?:à (?=[A-ZÉ])|sous|en présence|une?\b|son|sa|le \d|pour|lors|des? \d).*$")
_RELATIVE = {"avant-hier": 2, "hier": 1}


def read_organisation(page: Page, reading: Reading) -> None:
    """The organisation and its organ."""
    best = max(_organisations(page), default=None)
    if best is None:
        return
    _, behind, end, name, kind = best
    start = -behind
    reading.organisation = Organisation(name, kind)
    reading.found("organisation", [(start, end)], "organisation_named", 0.8)
    if name not in _KNOWN_NAMES:
        reading.ask("organisation", "unsure", "organisation_unknown", {"name": name})
    body = _body(page, start, end)
    if body:
        reading.organisation.body = page.text[body[0] : body[1]]
        reading.found("organisation.body", [body], "organ_named", 0.8)


def _organisations(page: Page) -> list[tuple[float, int, int, str, str]]:
    """Every organisation with how surely it is the one that met; places negative so that the first wins."""
    found = []
    for line in (*page.layout.of(structure.TITLE), *page.body, *page.layout.of(structure.LETTERHEAD)):
        base = 2.0 if line is page.opening else 1.5 if line.role != structure.PARAGRAPH else 0.5
        for hit in _NAME.finditer(page.text, line.start, line.end):
            name = _LOOSE_END.sub("", hit.group())
            end = hit.start() + len(name)
            if " " in name:
                found.append((base + _held_by(page, hit.start(), end), -hit.start(), end, name, _type(name)))
        for hit in _KNOWN.finditer(page.text, line.start, line.end):
            name, kind = next((full, kind) for short, full, kind in french.KNOWN if short == hit.group())
            found.append((base + _held_by(page, hit.start(), hit.end()), -hit.start(), hit.end(), name, kind))
    return found


def _held_by(page: Page, start: int, end: int) -> float:
    """Whether a verb of holding follows, or an organ, a chapter or members go before."""
    after, before = page.text[end : end + 45], page.text[max(0, start - 60) : start]
    score = 1.0 if re.search(r"^[^.]{0,25}(?:s'est|\ba (?:tenu|organisé|élu)|organise|tient)", after) else 0
    score += (
        1.0
        if re.search(rf"(?:{french.ORGANS}|militants|jeunesse) (?:de la |de l'|du |de |d')$", before)
        else 0
    )
    score += 1.5 if _FOUNDED.search(before) else 0
    score -= 1.5 if re.search(r"(?:\bà|\bau|siège de|salle de)(?: la| l')? ?$", before) else 0
    return score - (
        1.0 if re.search(r"(?:président|secrétaire|membre)[\w ]{0,60} (?:de l'|du |de la )$", before) else 0
    )


_FOUNDED = re.compile(r"(?:création|naissance|constitution|fondation) (?:de l'|de la |du |d'une )$")


def _type(name: str) -> str:
    kind = next(kind for head, kind in french.ORGANISATIONS if name.startswith(head))
    if name.startswith("Union") and re.search(french.PARTY_UNIONS, name):
        return "party"
    return "union" if kind == "federation" and re.search(french.UNION_WORDS, name) else kind


def _body(page: Page, start: int, end: int) -> tuple[int, int] | None:
    for hit in _BODY.finditer(page.text, max(0, start - 70), start):
        if page.text[hit.end() : start].strip() in ("de la", "de l'", "du", "de", "d'"):
            town = re.match(r" (?:à|de) [A-ZÉ][\w-]+(?: [A-ZÉ][\w-]+)*", page.text[end:])
            return hit.start(), end + (town.end() if town else 0)
    return None


def read_meeting(page: Page, reading: Reading) -> None:
    """Kind, words and status."""
    body = reading.organisation.body if reading.organisation else None
    lines = [line for line in (page.opening, *page.layout.of(structure.TITLE), *page.body[1:2]) if line]
    generic = None
    for pattern, kind in _MEETINGS:
        for line in lines:
            hit = pattern.search(page.text, line.start, line.end)
            if hit and kind:
                return _met(page, reading, hit, kind)
            generic = generic or (hit if hit and not kind else None)
    hit = generic or next(
        (hit for line in lines if (hit := _MET.search(page.text, line.start, line.end))), None
    )
    if hit is None:
        if re.match(r"(?:communiqué|déclaration|lettre ouverte)", reading.title or "", re.IGNORECASE):
            reading.meeting.type, reading.meeting.raw = "statement_only", (reading.title or "").split()[0]
        return None
    kind = "organisational_meeting"
    told = body or reading.title or ""
    if _EXECUTIVE.match(told) or re.search(r"\bbureau (?:exécutif|politique|national|local)", told):
        kind = "executive_meeting"
    elif re.match(r"conseil", told, re.IGNORECASE):
        kind = "council_session"
    return _met(page, reading, hit, kind)


def _met(page: Page, reading: Reading, hit: re.Match[str], kind: str) -> None:
    body = (reading.organisation.body if reading.organisation else None) or ""
    reading.meeting.type = (
        "executive_meeting" if kind == "council_session" and _EXECUTIVE.match(body) else kind
    )
    reading.meeting.raw = hit.group()
    reading.found("meeting.type", [hit.span()], "meeting_words", 0.85)
    planned = bool(_PLANNED.search(page.text)) and not _HELD.search(page.text)
    reading.meeting.status = "planned" if planned else "held"


def read_date(page: Page, reading: Reading) -> None:
    """The page's stamp and the day; hier only by the stamp."""
    stamp = None
    for line in page.layout.of(structure.STAMP, structure.BYLINE, structure.FURNITURE):
        stamp = stamp or next((found.date for found in calendar.find_dates(line.text) if found.date), None)
    if stamp:
        reading.published = stamp.isoformat()
    for line in (*page.body[:1], *page.layout.of(structure.TITLE), *page.body[1:]):
        found = next(
            (found for found in calendar.find_dates(line.text) if _is_the_day(line.text, found)), None
        )
        if found is not None:
            _day(reading, found, (line.start + found.start, line.start + found.end))
            return
        if stamp and line is page.opening and _yesterday(line.text, stamp, reading):
            return


def _is_the_day(text: str, found: calendar.ParsedDate) -> bool:
    """Not a day that was decided on, nor one of an agreement or a law."""
    before = text[max(0, found.start - 60) : found.start]
    return found.day is not None and not re.search(r"décidé|appelé|depuis|prévue?|accord|loi", before)


def _yesterday(text: str, stamp: dt.date, reading: Reading) -> bool:
    word = next((word for word in _RELATIVE if re.search(rf"\b{word}\b", text)), None)
    if word is not None:
        reading.date.iso = (stamp - dt.timedelta(days=_RELATIVE[word])).isoformat()
        reading.date.raw = word
    return word is not None


def _day(reading: Reading, found: calendar.ParsedDate, span: tuple[int, int]) -> None:
    reading.date.raw = found.raw
    reading.found("date", [span], "date_named", 0.9)
    if found.date is not None:
        reading.date.iso = found.date.isoformat()
    elif found.month is not None:
        reading.date.partial = f"--{found.month:02d}-{found.day:02d}"


def read_place(page: Page, reading: Reading) -> None:
    """The place of the first paragraph that stands behind à, or heads the headline; abroad by name."""
    _venue(page, reading)
    if re.search(r"visioconférence|à distance|par vidéo", page.text):
        reading.place.mode = "remote"
        return
    if _abroad(page, reading):
        return
    best = max(_places(page), key=lambda one: one[0], default=None)
    if best is None:
        return
    _, mention = best
    table, fact = gazetteer(), reading.place
    commune = next((ref for ref in mention.refs if ref.kind == "commune"), None)
    if mention.kind_word in ("province", "préfecture", "région"):
        commune = None
    province = table.province_of(commune) if commune else _of_kind(mention, "province", "prefecture")
    region = table.above(province, "region") if province else _of_kind(mention, "region")
    for level, ref in (("commune", commune), ("province", province), ("region", region)):
        if ref is not None:
            setattr(fact, level, ref.name_fr)
            fact.hcp_codes[level] = ref.code
    if fact.hcp_codes:
        fact.country, fact.mode = "المغرب", "in_person"
        reading.found("place", [(mention.start, mention.end)], "place_named", 0.85)


def _of_kind(mention: PlaceMention, *kinds: str) -> PlaceRef | None:
    return next((ref for ref in mention.refs if ref.kind in kinds), None)


def _places(page: Page) -> list[tuple[float, PlaceMention]]:
    found = []
    opening, title = page.opening, page.layout.first(structure.TITLE)
    for mention in gazetteer().scan(page.text):
        at = mention.start
        before = page.text[max(0, mention.whole_start - 14) : mention.whole_start]
        if opening and opening.start <= at < opening.end:
            score = 3.0 if _AT.search(before) or mention.kind_word == "commune" else 0.5
            score += 0.4 if _VENUE.search(page.text, max(opening.start, at - 80), at) else 0
            score -= 2.5 if re.search(r"(?:président|maire|députée?)[\w ]{0,60} $", before) else 0
            score = (
                1.2
                if score < 1 and re.search(rf"{french.VENUES}[\w' ]{{0,60}} de $", page.text[:at][-60:])
                else score
            )
        elif title and title.start <= at < title.end:
            heads = at == title.start and page.text[mention.end : mention.end + 3].strip().startswith(
                (":", "-", "–")
            )
            score = 2.0 if heads or _AT.search(before) else 0.8 if mention.kind_word else 0
        else:
            score = 0
        if score > 1 and (not mention.weak or _AT.search(before) or score >= 2):
            found.append((score, mention))
    return found


def _abroad(page: Page, reading: Reading) -> bool:
    head = " ".join(line.text for line in (page.layout.first(structure.TITLE), page.opening) if line).lower()
    for name, country in french.ABROAD.items():
        if re.search(rf"(?:\bà |\ben |\bau |\(|^){name}\b", head):
            reading.place.country, reading.place.mode = country, "in_person"
            return True
    return False


def _venue(page: Page, reading: Reading) -> None:
    if page.opening is None:
        return
    for pattern in (_VENUE, _DEVANT):
        hit = pattern.search(page.text, page.opening.start, page.opening.end)
        if hit:
            reading.place.venue = _VENUE_END.sub("", hit.group(1)).strip()
            reading.found("place.venue", [hit.span(1)], "venue_words", 0.7)
            return
