"""Words for places and names of bodies, in Arabic, French and English."""

from liqaa.bodies.text.names import Language, french_of
from liqaa.kit.arabic import fold

MEMBER = {"ar": ("منخرط", "منخرطة"), "fr": ("adhérent", "adhérente")}
"""What somebody is who joined and holds nothing: a man, a woman."""
_JOINED = frozenset(map(fold, (*MEMBER["ar"], *MEMBER["fr"], "مناضل", "مناضلة", "militant", "militante")))

_ARABIC = {
    "region": "جهة {}",
    "province": "إقليم {}",
    "prefecture": "عمالة {}",
    "arrondissement_prefecture": "عمالة مقاطعات {}",
    "cercle": "دائرة {}",
    "commune": "جماعة {}",
    "arrondissement": "مقاطعة {}",
}
_FRENCH = {
    "region": "région {0}",
    "province": "province {1}",
    "prefecture": "préfecture {1}",
    "arrondissement_prefecture": "préfecture d'arrondissements {1}",
    "cercle": "cercle {1}",
    "commune": "commune {1}",
    "arrondissement": "arrondissement {1}",
}
_ENGLISH = {
    "region": "region of {}",
    "province": "province of {}",
    "prefecture": "prefecture of {}",
    "arrondissement_prefecture": "prefecture of arrondissements {}",
    "cercle": "cercle of {}",
    "commune": "commune of {}",
    "arrondissement": "arrondissement of {}",
}


def place_words(kind: str, name_ar: str, name_fr: str, language: Language) -> str:
    """A place with its kind: «إقليم مولاي يعقوب», «province de Taza».

    Nothing for the country, which goes without saying.
    """
    if kind not in _ARABIC:
        return ""
    if language == "ar":
        return _ARABIC[kind].format(name_ar)
    if language == "fr":
        return _FRENCH[kind].format(name_fr, french_of(name_fr))
    return _ENGLISH[kind].format(name_fr)


def committee_name(committee: str, prepared: str, language: Language) -> str:
    """The name of a preparatory committee from its type and the body it founds."""
    if language == "ar":
        return f"{committee} لتأسيس {prepared}"
    return f"{committee} : {prepared}" if language == "fr" else f"{committee}: {prepared}"


def is_public(capacity: str) -> bool:
    """Whether a capacity, in the words of minutes, is one to be named by: an office, a mandate.

    Membership alone is none (decision 0010): «منخرط في الحزب».
    """
    return not _JOINED.issuperset(fold(capacity).split()[:1])


def interim_title(title: str, language: Language) -> str:
    """A title held for a time in the absence of its holder."""
    return {"ar": f"{title} بالنيابة", "fr": f"{title} par intérim", "en": f"acting {title}"}[language]
