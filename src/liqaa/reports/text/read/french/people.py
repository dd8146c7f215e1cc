"""Who is named in a French report, as what, and what they did there."""

import re
from dataclasses import dataclass

from liqaa.reports.text.phrases import french
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.french.page import Page
from liqaa.reports.text.shapes import PersonFact, Reading

_WORD = r"[A-ZÉÈÀÂÎÏÔÇŒ][a-zà-öø-ÿœA-ZÉ'-]{1,40}"
_TITLE = r"(?:(?:M\.|MM\.|Mme|Mlle|Mmes|Dr\.?|Pr\.?|Me|Monsieur|Madame|Maître|Docteur|Professeur|Haj|Sidi) )"
_NAME = re.compile(rf"({_TITLE})?((?:{_WORD})(?: (?:{_WORD}|ben|ould|bint|el|al|aït|ait|de)){{1,4}})")
_NOT_NAME = re.compile(
    rf"^(?:{'|'.join(re.escape(head) for head, _ in french.ORGANISATIONS)}|{french.VENUES}|Le|La"
    rf"|Les|Au|Aux|Dans|En"
    r"|Sous|Par|Ont|Lors|Selon|Cette|Ce|Il|Elle|Dar|Bureau|Conseil|Atlas|Oasis|Nos|Tel|Étaient"
    r"|Était|Décisions)\b"
)
_AFTER = re.compile(
    rf"^,?(?: comme| en tant que| au poste de)? ?\(?((?:la |le |l')?{french.OFFICE}\b[^,.;:()\n]*)"
)
_BEFORE = re.compile(rf"((?:\b[Ll]a |\b[Ll]e |\b[Ll]')?\b{french.OFFICE}(?: [a-zà-ÿ'-]+){{0,4}}) $")
_CUES = tuple((role, re.compile(words, re.IGNORECASE)) for role, words in french.CUES)
_TOWNS = frozenset((*french.ABROAD, "tizi ouzou", "sidi bel abbès", "bordj bou arreridj"))
_SPEECH = re.compile(french.SPEECH)
_OFFICE_END = re.compile(r" (?:et|ainsi que|a|ont|en présence|en remplacement|avec)\b.*$")
_FEMININE = re.compile(r"trice|ière\b|ée\b|présidente|conseillère|adjointe|avocate|militante")
_SINGLE = ("chair", "host", "supervision")


@dataclass(slots=True)
class _Named:
    start: int
    end: int
    fact: PersonFact
    role: str = ""


def read_people(page: Page, reading: Reading) -> None:
    """Chair, host, facilitators, people present, elected and only mentioned."""
    heading = ""
    for start, end in page.sentences():
        line = next(one for one in page.layout.lines if one.start <= start < one.end)
        if line.role == structure.HEADING:
            heading = _role_before(page.text, line.start, line.end)
            continue
        listed = heading if line.role == structure.BULLET else ""
        heading = heading if line.role == structure.BULLET else ""
        for one in _sentence(page, start, end, listed):
            _put(one, reading)


def _sentence(page: Page, start: int, end: int, listed: str) -> list[_Named]:
    found: list[_Named] = []
    last = start
    for hit in _NAME.finditer(page.text, start, end):
        if hit.group(2).lower() in _TOWNS or _is_place(page, hit):
            continue
        if hit.start() < last or (not hit.group(1) and _NOT_NAME.match(hit.group(2))) or _is_other(page, hit):
            continue
        one = _Named(hit.start(), hit.end(), _fact(page, hit, start, end))
        one.role = _role(page, start, end, one, found, listed)
        found.append(one)
        last = hit.end()
    return found


def _is_place(page: Page, hit: re.Match[str]) -> bool:
    """à Tizi Ouzou, de Sidi Ifni: a town behind à, or any place that the gazetteer knows whole."""
    if hit.group(1):
        return False
    behind_to = page.text[max(0, hit.start() - 3) : hit.start()].endswith(("à ", " À "))
    return behind_to or (hit.start(), hit.end()) in page.places()


def _is_other(page: Page, hit: re.Match[str]) -> bool:
    """A thing called after somebody, or part of an organisation's name."""
    before = page.text[max(0, hit.start() - 28) : hit.start()]
    return bool(
        re.search(
            r"(?:hôpital|lycée|école|avenue|rue|place|boulevard|salle|province de|commune de"
            r"|association|coopérative|fondation|club|Parti|parti"
            r"|ville de|l'Association|Mouvement|théâtre|collège|université|complexe"
            r"|centre)(?: (?:de |du |d')?)?$",
            before,
        )
    ) or bool(
        re.search(r"(?:Parti|Mouvement|Association|Union)(?: [\w']+){1,3} $", before) and not hit.group(1)
    )


def _fact(page: Page, hit: re.Match[str], start: int, end: int) -> PersonFact:
    after = _AFTER.match(page.text[hit.end() : end])
    before = _BEFORE.search(page.text[start : hit.start()])
    office = None
    if before:
        office = before.group(1)
    elif after:
        office = _OFFICE_END.sub("", after.group(1)).strip()
    title = hit.group(1) or ""
    gender = "f" if title.startswith(("Mme", "Mlle", "Madame")) else "m" if title.startswith("M") else None
    gender = gender or ("f" if office and _FEMININE.search(office) else None)
    return PersonFact(hit.group(2), office, gender, [office] if office else [])


def _role_before(text: str, start: int, end: int) -> str:
    """The role of the last cue before a place."""
    best, role = -1, ""
    for name, pattern in _CUES:
        for hit in pattern.finditer(text, start, end):
            if hit.start() > best:
                best, role = hit.start(), name
    return role


def _role(page: Page, start: int, end: int, one: _Named, before: list[_Named], listed: str) -> str:
    role = _role_before(page.text, start, one.start) or listed
    if role in _SINGLE and any(other.role == role for other in before):
        role = "attendee"
    if role in ("chair", "host", "supervision", "away", "elected") and before:
        between = page.text[before[-1].end : one.start]
        own = _role_before(page.text, before[-1].end, one.start)
        if role == "away" and not own and not re.search(r"\bet\b", between):
            role = ""
    after = page.text[one.end : min(end, one.end + 90)]
    if not role or role == "away":
        said = re.match(rf"(?:,[^.;]*?,)? {french.SPEECH}", after) or _SPEECH.search(
            page.text[max(start, one.start - 25) : one.start]
        )
        role = "attendee" if said and role != "away" else role
        if not role and re.match(r"(?:,[^.;]*?)?,? (?:a présidé|préside\b)", after):
            role = "chair"
        if not role and re.match(r"(?:,[^.;]*?)?,? (?:a animé|anime\b|a encadré)", after):
            role = "facilitator"
        if not role and re.match(r"(?:,[^.;]*?,)? a (?:également )?été (?:élue?|réélue?|désignée?)", after):
            role = "elected"
    return role


def _put(one: _Named, reading: Reading) -> None:
    fact, span = one.fact, [(one.start, one.end)]
    everyone = [*reading.facilitators, *reading.attendees, *reading.elected_or_appointed]
    known = {other.name for other in everyone} | {who.name for who in (reading.chair, reading.host) if who}
    if fact.name in known and one.role != "elected":
        return
    if one.role == "chair" and reading.chair is None:
        reading.chair = fact
        reading.found("chair", span, "chair_named", 0.85)
    elif one.role == "host" and reading.host is None:
        reading.host = fact
        reading.found("host", span, "host_named", 0.75)
    elif one.role == "supervision" and reading.supervision is None:
        reading.supervision = fact
    else:
        lists = {
            "facilitator": ("facilitators", reading.facilitators),
            "attendee": ("attendees", reading.attendees),
            "elected": ("elected_or_appointed", reading.elected_or_appointed),
        }
        path, people = lists.get(one.role, ("mentioned", reading.mentioned))
        people.append(fact)
        reading.found(f"{path}.{len(people) - 1}", span, f"{path}_named", 0.75)
