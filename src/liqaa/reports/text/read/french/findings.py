"""Groups present, needs and outcomes of a French report."""

import re

from liqaa.reports.text.phrases import french
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.french.page import Page
from liqaa.reports.text.shapes import Need, OutcomeFact, Reading

_PRESENCE = re.compile(
    r"présence d|participation d|pris part|ont assisté|aux côtés d|étaient présent|(?:rencontre"
    r"|réunion)[\w ]* avec |\ba réuni",
    re.IGNORECASE,
)
_GROUP = re.compile(
    rf"(?:\b(?:des|de|les|plusieurs|nombreux|d'autres) |\bd'| la )({french.GROUPS}(?: [^,.;\n]*?)?)"
    r"(?=,| et (?:des|de|d'|les|plusieurs)\b| et d'| ainsi que|[.;\n]| sous |$)"
)
_WANT = f"(?:{french.PROBLEMS}|{french.WISHES})"
_NEED = re.compile(
    rf"\b((?:(?:le|la|les|du|des|de la|un|une|au)\s+|(?:de l|l|d)')?(?:problème (?:de la |de l'"
    rf"|du |des |d'|de ))?"
    rf"{_WANT}\b[^,.;:\n]*?)"
    rf"(?=,|[.;:\n]| et (?:les? |la |l'|des |du |de la |de l'|à |au |par |contre |que |d'|une? )"
    r"| ainsi que|$)"
)
_SECTORS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in french.SECTORS)
_DECIDED = re.compile(french.DECISIONS)
_CALLED = re.compile(
    r"(?:(?:a|ont) (?:également )?(?:appelé|exhorté|invité|exigé|réclamé|demandé|recommandé)"
    r"|\bappelant|\bexhortant"
    r"|\bappellent?\b|\bréclament?\b|\bexigent?\b)"
)
_PROMISED = re.compile(
    r"(?:s'est|se sont) engagée?s? à|s'engagent? à|(?:a|ont) promis (?:de|d')|s'est dite? prête? à"
)
_ELECTED = re.compile(r"\b(?:a|ont) (?:ré)?élue?s? (?=(?:à l'unanimité |également )?(?:M|Mme|[A-ZÉ]))")
_PART = re.compile(r",? et (?=(?:à |de |d'|l'|la |le |les |une? ))|, (?=(?:à |de |d'|l'|la |le |les ))")
_STARTS = re.compile(r"^(?:\s*(?:de |d'|:))?\s*")
_OTHER_CUE = re.compile(rf" et (?=(?:a|ont) )| et {french.CALLS}$")
_DONE = re.compile(r"grâce à|réalis|inaugur|achevé|a salué")


def read_groups(page: Page, reading: Reading) -> None:
    """Unnamed groups behind the words of presence."""
    for start, end in page.sentences():
        cue = _PRESENCE.search(page.text, start, end)
        if cue is None:
            continue
        for hit in _GROUP.finditer(page.text, cue.end() - 2, end):
            text = hit.group(1).strip()
            if not re.search(r"[A-Z]\w{1,40} [A-Z]\w", text) and len(text.split()) <= 12:
                reading.attendee_groups.append(text)
                reading.found(
                    f"attendee_groups.{len(reading.attendee_groups) - 1}", [hit.span(1)], "group_present", 0.7
                )


def read_needs(page: Page, reading: Reading) -> None:
    """Problems with a sector, in the running text and in lists that are no decisions."""
    stated = [line for line in page.layout.of(structure.BULLET) if _states(page, line)]
    for line in (*page.body, *stated):
        for hit in _NEED.finditer(page.text, line.start, line.end):
            text = hit.group(1).strip()
            sector = _sector(text)
            before = page.text[max(line.start, hit.start() - 40) : hit.start()]
            if sector and len(text.split()) > 1 and not _DONE.search(before):
                reading.needs.append(Need(sector, text))
                reading.found(f"needs.{len(reading.needs) - 1}", [hit.span(1)], "problem_with_sector", 0.7)


def _states(page: Page, line: structure.Line) -> bool:
    """An item that condemns or worries names a problem; one that decides or asks does not."""
    return _item_kind(page.text[line.body_start : line.end]) == "statement"


def _sector(text: str) -> str | None:
    return next((kind for kind, pattern in _SECTORS if pattern.search(text)), None)


def read_outcomes(page: Page, reading: Reading) -> None:
    """Lists below a heading that decides or calls, and clauses behind the words of deciding."""
    heading = ""
    for line in page.layout.of(structure.HEADING, structure.BULLET, structure.PARAGRAPH):
        if line.role != structure.BULLET:
            heading = _heading(line.text) if line.text.endswith(":") else ""
            if line.role == structure.PARAGRAPH and not heading:
                _prose(page, line.start, line.end, reading)
        elif kind := _item_kind(page.text[line.body_start : line.end]) or heading:
            text = page.text[line.body_start : line.end].rstrip(" ;.,")
            _add(reading, kind, text, (line.body_start, line.body_start + len(text)))


_ITEMS = tuple((kind, re.compile(rf"(?:{words})\b", re.IGNORECASE)) for kind, words in french.ITEMS)


def _item_kind(text: str) -> str:
    """Reads demande un moratoire, Décide le port du brassard: what the first word of an item makes of it."""
    return next((kind for kind, pattern in _ITEMS if pattern.match(text)), "")


def _heading(text: str) -> str:
    if re.search(french.DECISION_HEADS, text, re.IGNORECASE):
        return "decision"
    return "call" if re.search(french.CALL_HEADS, text, re.IGNORECASE) else ""


_PROSE_CUES = (("decision", _DECIDED), ("decision", _ELECTED), ("call", _CALLED), ("promise", _PROMISED))


def _prose(page: Page, start: int, end: int, reading: Reading) -> None:
    cues = [(hit.start(), hit.end(), kind) for kind, pattern in _PROSE_CUES
            for hit in pattern.finditer(page.text, start, end)]  # fmt: skip
    cues.sort()
    for number, (_, after, kind) in enumerate(cues):
        stop = cues[number + 1][0] if number + 1 < len(cues) else end
        dot = re.search(r"\.(?:\s|$)", page.text[after:stop])
        clause = page.text[after : after + dot.start() if dot else stop]
        clause = _OTHER_CUE.split(clause)[0]
        at = after
        for part in _PART.split(clause):
            lead = _STARTS.match(part)
            text = part[lead.end() if lead else 0 :].strip(" ;,.")
            text = text.removesuffix(" et")
            if len(text.split()) > 1:
                place = page.text.find(text, at)
                _add(reading, kind, text, (place, place + len(text)))
                at = max(at, place)


def _add(reading: Reading, kind: str, text: str, span: tuple[int, int]) -> None:
    if text and not any(other.text == text for other in reading.outcomes):
        reading.outcomes.append(OutcomeFact(kind, text, "call" if kind == "call" else "task"))
        reading.found(f"outcomes.{len(reading.outcomes) - 1}", [span], f"outcome_{kind}", 0.75)
