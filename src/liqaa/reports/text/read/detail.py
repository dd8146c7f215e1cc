"""The parts of an outcome: its type, places, number, due date, who calls and on whom."""

import re

from liqaa.kit import calendar
from liqaa.kit.arabic import fold
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.tokens import bare, folded, has_digit
from liqaa.reports.text.shapes import OutcomeFact
from liqaa.territory.text import PREFECTURE, PROVINCE, REGION, PlaceRef

_ALL = re.compile(r"(?:جميع|كل|كافه|مختلف|سايرو?) (?:الجماعات|جماعات)|بجماعات الاقليم|صعيد الجماعات")
_QUANTITY = re.compile(
    r"(?<!\d)(\d{1,6})(?!\d) "
    r"(?!نونبر|دجنبر|يناير|فبراير|مارس|ابريل|ماي|يونيو|يوليوز|غشت|شتنبر|اكتوبر)(?=[^\W\d])"
)
_DUE = folded("قبل غاية متم حدود أجل أقصاه نهاية")
_BODY_WORDS = folded(
    "أمانة أمانات فرع فروع مكتب مكاتب لجنة لجان تنسيقية كتابة كتابات هيكل منظمة قطاع شبيبة تنظيم"
)


def fill(ground: Ground, start: int, end: int, fact: OutcomeFact) -> None:
    """Completes an outcome that stands at words ``start`` up to ``end``."""
    fact.type = _type(ground, start, end, fact)
    fact.places = _places(ground, start, end)
    key = " ".join(ground.doc.keys[start:end])
    number = _QUANTITY.search(key)
    fact.quantity = int(number.group(1)) if number and int(number.group(1)) < 1900 else None
    fact.due = _due(fact.text)


def _type(ground: Ground, start: int, end: int, fact: OutcomeFact) -> str:
    labels = {
        hit.label.removeprefix("type:")
        for n in range(start, end)
        for hit in ground.hits.at.get(n, ())
        if hit.label.startswith("type:")
    }
    founding = any(bare(key).startswith("ت") for key in ground.doc.keys[start:end][:1])
    if fact.kind == "call":
        return "call"
    if fact.kind == "statement":
        return "statement"
    for kind in ("schedule", "body_to_found", "membership_target", "work_programme", "meeting"):
        if kind in labels and (kind != "body_to_found" or _names_body(ground, start, end) or founding):
            return kind
    return (
        "demand" if ground.doc.keys[start] in ("مطالبه", "المطالبه", "مطالبته", "مطالبتها", "رفع") else "task"
    )


def _names_body(ground: Ground, start: int, end: int) -> bool:
    return any(bare(key) in _BODY_WORDS or key in _BODY_WORDS for key in ground.doc.keys[start:end])


def _places(ground: Ground, start: int, end: int) -> list[str] | dict[str, str]:
    key = " ".join(ground.doc.keys[start:end])
    named = [place for n in range(start, end) if (place := ground.place_at.get(n)) and place.start == n]
    inside = [place for place in named if not place.mention.weak]
    wide = next(
        (ref for place in inside for ref in place.mention.refs if ref.kind in (PROVINCE, PREFECTURE, REGION)),
        None,
    )
    if _ALL.search(key):
        return {"all": "communes", "of": wide.code if wide else ""}
    return [_code(place.mention.refs) for place in inside if place.mention.kind_word]


def _code(refs: tuple[PlaceRef, ...]) -> str:
    return refs[0].code


def _due(text: str) -> str | None:
    if not has_digit(text):
        return None
    for found in calendar.find_dates(text):
        before = fold(text[max(0, found.start - 20) : found.start]).split()
        if found.date is not None and any(word in _DUE for word in before[-3:]):
            return found.date.isoformat()
    return None
