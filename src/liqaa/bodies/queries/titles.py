"""Titles as they are said of a person: office, body and place together, in every language."""

from liqaa.bodies.models import Body, Office
from liqaa.bodies.rules.wording import place_words
from liqaa.bodies.text import titles
from liqaa.bodies.text.charter import BodyType, Charter, Gender, Language
from liqaa.kit import arabic
from liqaa.territory.models import Place


def place_name(place: Place | None, language: Language) -> str:
    """A place with its kind, «إقليم مولاي يعقوب»; nothing without a place or for the country itself."""
    return place_words(place.kind, place.name_ar, place.name_fr, language) if place else ""


def full_title(office: Office, gender: str, language: Language, structure: Charter | None) -> str:
    """An office's title with its body and place: «أمين إقليمي بإقليم مولاي يعقوب», «عضو المجلس الوطني».

    Without a charter that knows the office, the title as kept, at the body's name.
    """
    body = office.body
    try:
        kind, of_body = structure.office(office.key), structure.body_type(body.type)  # type: ignore[union-attr]
    except (AttributeError, LookupError):
        return titles.at_place(office.title(gender, language), _kept_name(body, language), language)
    own = own_name(body, of_body, language)
    named = own
    if named is None and kind.with_body is None and not kind.says_body:
        named = of_body.name.in_language(language)
    said = titles.title(kind, _gender(gender), language, named)
    place = place_name(body.place, language)
    return said if not place or _says(said, body, own) else titles.at_place(said, place, language)


def own_name(body: Body, of_type: BodyType, language: Language) -> str | None:
    """The body's name where it is not simply its type's (at its place); None where it is."""
    name = _kept_name(body, language)
    usual_language: Language = "ar" if language == "ar" or not body.name_fr else "fr"
    usual = of_type.name.in_language(usual_language)
    at_its_place = titles.body_name(of_type, place_name(body.place, usual_language) or None, usual_language)
    return None if name in (usual, at_its_place) else name


def _says(said: str, body: Body, own: str | None) -> bool:
    """Whether a body's own name has told the place already."""
    if own is None or body.place is None:
        return False
    key = arabic.fold(said)
    return any(arabic.fold(name) in key for name in (body.place.name_ar, body.place.name_fr))


def _gender(gender: str) -> Gender | None:
    return "f" if gender == "f" else "m" if gender == "m" else None


def _kept_name(body: Body, language: Language) -> str:
    return body.name_ar if language == "ar" or not body.name_fr else body.name_fr
