"""The words that say which kind of place follows: إقليم, عمالة, جماعة, جهة, مدينة, province, commune."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from liqaa.kit.arabic import clitic_forms, fold
from liqaa.territory.text.places import (
    ARRONDISSEMENT,
    ARRONDISSEMENT_PREFECTURE,
    CERCLE,
    COMMUNE,
    KINGDOM,
    PREFECTURE,
    PROVINCE,
    REGION,
)

_PROVINCES = (PROVINCE, PREFECTURE, ARRONDISSEMENT_PREFECTURE)
_COMMUNES = (COMMUNE, ARRONDISSEMENT)


@dataclass(frozen=True, slots=True)
class KindWord:
    """A kind word: its plain singular and the kinds it can mean.

    ``many``: it opens a list of names. ``definite``: it has its article in the text (الجماعة), so that no
    name need follow.
    """

    word: str
    kinds: tuple[str, ...]
    many: bool = False
    definite: bool = False


# plain singular, kinds, other singulars, plurals, duals (which never take the article before a name)
_TABLE: tuple[tuple[str, tuple[str, ...], str, str, str], ...] = (
    ("جهة", (REGION,), "", "جهات", "جهتي جهتا"),
    ("إقليم", _PROVINCES, "", "أقاليم", "إقليمي إقليما"),
    ("عمالة", _PROVINCES, "", "عمالات", "عمالتي عمالتا"),
    ("جماعة", _COMMUNES, "بلدية", "جماعات بلديات", "جماعتي جماعتا"),
    ("مدينة", _COMMUNES, "حاضرة", "مدن", "مدينتي مدينتا"),
    ("مقاطعة", (ARRONDISSEMENT,), "", "مقاطعات", "مقاطعتي"),
    ("دائرة", (CERCLE,), "", "دوائر", "دائرتي"),
    ("مركز", (COMMUNE,), "", "", ""),
    ("مملكة", (KINGDOM,), "", "", ""),
    ("région", (REGION,), "", "régions", ""),
    ("province", _PROVINCES, "", "provinces", ""),
    ("préfecture", _PROVINCES, "", "préfectures", ""),
    ("commune", _COMMUNES, "municipalité", "communes", ""),
    ("ville", _COMMUNES, "city town", "villes", ""),
    ("arrondissement", (ARRONDISSEMENT,), "", "arrondissements", ""),
    ("cercle", (CERCLE,), "", "cercles", ""),
)


def _kind_words() -> dict[str, KindWord]:
    words: dict[str, KindWord] = {}
    for plain, kinds, singulars, plurals, duals in _TABLE:
        one, many = KindWord(plain, kinds), KindWord(plain, kinds, many=True)
        for form in (plain, *singulars.split()):
            words[fold(form)] = one
            words[fold("ال" + form)] = replace(one, definite=True)
        for form in plurals.split():
            words[fold(form)] = many
            words[fold("ال" + form)] = replace(many, definite=True)
        words |= {fold(form): many for form in duals.split()}
    return words


_WORDS = _kind_words()
_WITH_ARRONDISSEMENTS = frozenset({"عمالة", "préfecture"})

_SMALL_WORDS = "الترابية القروية الحضرية كل من كلا of de d du des l la le les the"
FILLERS = frozenset(fold(_SMALL_WORDS).split())
"""Words that may stand between a kind word and its name: الجماعة الترابية لعين الشقف, province de."""


@lru_cache(maxsize=65536)
def kind_word(token: str) -> KindWord | None:
    """The kind word behind a folded token (بإقليم, والجماعات, للجهة), None when it is none."""
    for form in clitic_forms(token):
        if form in _WORDS and (form.startswith("ال") or not token.endswith("ال" + form)):
            return _WORDS[form]
    return None


def read_kind(tokens: Sequence[str], place: int) -> tuple[KindWord, int] | None:
    """The kind word at ``place`` and where the name after it begins, small words passed over.

    عمالة مقاطعات and préfecture d'arrondissements are one kind word. None when there is no kind word.
    """
    kind = kind_word(tokens[place])
    if kind is None:
        return None
    name = _after_fillers(tokens, place + 1)
    if kind.word in _WITH_ARRONDISSEMENTS and name < len(tokens):
        inner = kind_word(tokens[name])
        if inner is not None and inner.many and inner.kinds == (ARRONDISSEMENT,):
            kind = replace(kind, kinds=(ARRONDISSEMENT_PREFECTURE,))
            name = _after_fillers(tokens, name + 1)
    return kind, name


def _after_fillers(tokens: Sequence[str], place: int) -> int:
    last = place + 3
    while place < min(len(tokens), last) and tokens[place] in FILLERS:
        place += 1
    return place
