"""A need in its own words, with the name of its sector where the words do not say it."""

from functools import cache

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import needs
from liqaa.reports.text.read.tokens import variants
from liqaa.reports.text.write.record import Need

_NAMED = {
    "education": "التعليم",
    "health": "الصحة",
    "employment": "التشغيل",
    "roads_transport": "النقل",
    "water": "الماء",
    "electricity_lighting": "الكهرباء",
    "environment": "البيئة",
    "land": "العقار",
    "justice_rights": "الحقوق",
    "governance": "التدبير",
    "prices_taxes": "الأسعار",
    "diaspora": "الجالية",
    "sports_youth_culture": "الرياضة",
    "housing": "السكن",
    "agriculture": "الفلاحة",
}


@cache
def _sectors() -> dict[str, str]:
    return {fold(phrase): sector for sector, phrases in needs.SECTORS.items() for phrase in phrases}


def need_text(need: Need, language: str) -> str:
    """The words of a need; where they do not tell its sector, the sector's name stands before them."""
    if language != "ar":
        return need.text
    text = need.text.replace("،", " ").replace(":", " ")
    said = sector_said(text)
    if need.sector not in _NAMED or said == need.sector:
        return text
    if said is None and len(text.split()) <= _SHORT:
        return f"{text} في قطاع {_NAMED[need.sector]}"
    return f"على مستوى {_NAMED[need.sector]} {text}"


_SHORT = 8


def sector_said(text: str) -> str | None:
    """The sector that the words name first, by the table that the reader shares."""
    words = fold(text).split()
    table = _sectors()
    for start, word in enumerate(words):
        for _, form in variants(word):
            for size in (3, 2, 1):
                phrase = " ".join([form, *words[start + 1 : start + size]])
                if phrase in table:
                    return table[phrase]
    return None
