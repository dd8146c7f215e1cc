"""Titles as they are said: office, body or institution, place, committee, gender and language together."""

from liqaa.bodies.text.mandates import InstitutionType, MandateType
from liqaa.bodies.text.names import ARTICLE, Gender, Language, at_place, french_of
from liqaa.bodies.text.structure import BodyType, OfficeType


def title(
    office: OfficeType,
    gender: Gender | None,
    language: Language,
    body_name: str | None = None,
    *,
    place_name: str | None = None,
    definite: bool = False,
) -> str:
    """Give an office's title for a person: «عضو المجلس الوطني», «أمينة إقليمية بإقليم بركان».

    `body_name` is the body's own name where it has one («قطب التنظيم» → «رئيس قطب التنظيم»); `place_name`
    comes with its kind («إقليم بركان»). `definite` gives the form that stands before a person's name in
    Arabic.
    """
    said = office.title.form(gender, language, definite=definite)
    if body_name and office.with_body is not None:
        said = fill(office.with_body.form(gender, language), {"body": body_name})
    elif body_name and not office.says_body:
        said = at_place(said, body_name, language)
    return at_place(said, place_name, language) if place_name else said


def body_name(body_type: BodyType, place_name: str | None, language: Language) -> str:
    """Give the usual name of a body: «الأمانة الإقليمية بإقليم مولاي يعقوب»."""
    name = body_type.name.in_language(language)
    return at_place(name, place_name, language) if place_name else name


def institution_name(institution: InstitutionType, place_name: str | None, language: Language) -> str:
    """Give the name of an institution of the State: «مجلس جماعة عين الشقف» from «عين الشقف»."""
    if not place_name or institution.named is None:
        return institution.name.in_language(language)
    pattern = institution.named.in_language(language)
    return fill(pattern, {"place": place_name, "of_place": french_of(place_name)})


def mandate_title(
    mandate: MandateType,
    gender: Gender | None,
    institution_name: str | None,
    language: Language,
    committee: str | None = None,
    *,
    definite: bool = False,
) -> str:
    """Give a public mandate's title: «نائب رئيس مجلس جماعة عين الشقف», «رئيسة لجنة إعداد التراب بمجلس الجهة».

    `committee` is the name of the part the mandate is held in: a committee, a group, a minister's portfolio.
    Without institution and committee it is the short title: «مستشارة جماعية».
    """
    part = committee or (mandate.part.in_language(language) if mandate.part else None)
    if mandate.full is None or not (institution_name or committee):
        return mandate.title.form(gender, language, definite=definite)
    if mandate.needs_part and part is None:
        return mandate.title.form(gender, language, definite=definite)
    institution = institution_name or mandate.institution_name.in_language(language)
    return fill(mandate.full.form(gender, language), {"institution": institution, "committee": part or ""})


def fill(pattern: str, values: dict[str, str]) -> str:
    """Put the values in; a value that itself holds braces stays as it is."""
    pieces = pattern.split("{")
    said = pieces[0]
    for piece in pieces[1:]:
        key, _, rest = piece.partition("}")
        said = _join(said, values[key]) + rest
    return said


def _join(before: str, value: str) -> str:
    """Join, contracting «ل» and the article: «ل» + «الأمانة» → «للأمانة», «ل» + «اللجنة» → «للجنة»."""
    if not (before == "ل" or before.endswith(" ل")) or not value.startswith(ARTICLE):
        return before + value
    bare = value.removeprefix(ARTICLE)
    return before + bare if bare.startswith("ل") else before + "ل" + bare
