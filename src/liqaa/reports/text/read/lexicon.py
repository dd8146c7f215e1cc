"""Which folded words are names of people, and which can never be: looked up, never searched."""

from functools import cache
from importlib import resources

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import meetings, offices, organs, outcomes, roles, words
from liqaa.reports.text.phrases.verbs import VERBS
from liqaa.reports.text.read.inflection import OfficeForm, office_forms, owned_forms, verb_forms
from liqaa.reports.text.read.tokens import Remembered, bare, folded, variants


class Lexicon:
    """The words of names, and the words that end them."""

    def __init__(self) -> None:
        self.guarded = frozenset(fold(word[:-1]) for word in words.GIVEN_NAMES if word.endswith("_"))
        own = {fold(word) for word in words.GIVEN_NAMES if not word.endswith("_")}
        self.given = frozenset((own | _listed("given_names.txt")) - self.guarded - _NEVER_GIVEN)
        self.surnames = _listed("surnames.txt") | {fold(word) for word in words.SURNAMES}
        self.openers = frozenset(fold(word) for word in words.NAME_OPENERS)
        self.joints = frozenset(fold(word) for word in words.INNER_JOINTS)
        self.seconds = frozenset(fold(word) for word in words.SECOND_PARTS)
        self.function = frozenset(fold(word.strip("_")) for word in words.FUNCTION_WORDS)
        self.titles = _titles()
        self.offices = _offices()
        self.owned_offices = _owned()
        self.needs_complement = frozenset(fold(word) for word in offices.OFFICE_WORDS_ONLY_WITH_COMPLEMENT)
        self.modifiers = _with_endings(offices.MODIFIERS)
        self.verbs = (
            frozenset(form.key for past, present in VERBS.items() for form in verb_forms(past, present)) - own
        )
        self._common = self._common_words()
        self._stops = Remembered(self._is_stop)
        self.office_forms = Remembered(self._office_forms)
        """The offices that a word may be, each with the clitics before it and what remains."""
        self.titles_behind = Remembered(self._title_behind)
        """The gender that a title gives, clitics left out; None of another word."""
        self.openings = Remembered(self._may_open)
        """Whether a title, an office or a known name may begin at a word, clitics left out."""

    def _common_words(self) -> frozenset[str]:
        found: set[str] = set()
        heads = [
            *organs.ORGAN_HEADS,
            *organs.ORGAN_QUALITIES,
            *meetings.MEETING_QUALITIES,
            *offices.MODIFIERS,
        ]
        for word in (*words.GENRE_WORDS, *heads):
            if word.endswith("_"):
                continue
            key = bare(fold(word))
            found |= {
                key,
                fold(word),
                key + "ا",
                key + "ه",
                key + "ات",
                key + "هم",
                key + "ها",
                key + "يه",
                key + "يا",
            }
        found |= {bare(key) for key in self.offices}
        tables = (*roles.ROLE_CUES.values(), *roles.SPEECH_KINDS.values(), tuple(outcomes.ITEM_KINDS))
        for participle in (word for table in tables for word in table):
            if " " not in participle and not participle.startswith("@"):
                found |= {fold(participle), bare(fold(participle))}
        return frozenset(found)

    def is_name_word(self, key: str) -> bool:
        """Whether a word is known as a given name or a surname."""
        return key in self.given or key in self.surnames

    def is_stop(self, key: str) -> bool:
        """Whether a word can be no part of a name."""
        return self._stops[key]

    def _is_stop(self, key: str) -> bool:
        if key in self.function or key[0].isdigit() or key.isascii() or len(key) > 20:
            return True
        if key in self.titles and key not in self.given:
            return True
        if self.is_name_word(key):
            return False
        forms = [(taken, rest) for taken, rest in variants(key) if taken != "ك"]
        for taken, form in forms:
            if form in self.function and (taken in ("", "و", "ف") or form in _JOINED_FUNCTION):
                return True
            if (form in self.verbs and taken in ("", "و", "ف")) or bare(form) in self._common:
                return True
        return False

    def _may_open(self, key: str) -> bool:
        return any(
            rest in self.titles
            or rest in self.offices
            or rest in self.given
            or rest in self.openers
            or rest.startswith("عبدال")
            for _, rest in variants(key)
        )

    def _office_forms(self, key: str) -> tuple[tuple[str, str, OfficeForm], ...]:
        return tuple(
            (taken, rest, self.offices[rest]) for taken, rest in variants(key) if rest in self.offices
        )

    def _title_behind(self, key: str) -> str | None:
        return next((self.titles[rest] for _, rest in variants(key) if rest in self.titles), None)

    def is_plausible(self, key: str) -> bool:
        """Whether an unknown word looks like part of a name."""
        if len(key) < 2 or key.startswith("لل") or self.is_stop(key):
            return False
        if self.is_name_word(key):
            return True
        if key.startswith("ال"):
            return not (len(key) >= 6 and key.endswith(("ين", "ون", "ات", "يه")))
        return len(key) >= 3 and not key.endswith(("ات", "يه", "تها", "تهم"))


def _listed(name: str) -> frozenset[str]:
    text = resources.files("liqaa.reports.text.phrases").joinpath(name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


_JOINED_FUNCTION = folded("هذا هذه ذلك كل جميع بعض عدد مختلف نفس أي كافة معظم العديد أن ما أنه أنها غير أكثر")
_NEVER_GIVEN = folded(
    "ال الدو النعم العيون البنج اهل جامع نور_ العاليه الوف النزاهه اربع القاضي الشاهد الشاب الفلاح"
    " بين العرب الجامعي سعاده ولد ايت بن ابن ابو مولاي سيدي للا لاله عبد امين هيات دين الحاج الحاجه"
    " الشريف جان جمهور قوات قمر ملك حرمه حاكم جنه منار مدينه جنات مقر"
)


def _titles() -> dict[str, str]:
    found = {fold(word): "m" for word in roles.TITLES_MASCULINE if " " not in word}
    return found | {fold(word): "f" for word in roles.TITLES_FEMININE if " " not in word}


_SEVERAL = ("ان", "ين", "ات")
_BROKEN_PLURALS = folded("السادة الإخوة الرفاق الأساتذة الدكاترة")


def is_title_of_several(key: str) -> bool:
    """السيدان, الأستاذتين, السادة: a title that every name joined behind it shares."""
    title = next((rest for _, rest in variants(key) if rest in lexicon().titles), "")
    return title in _BROKEN_PLURALS or (len(title) > 5 and title.endswith(_SEVERAL))


def _offices() -> dict[str, OfficeForm]:
    found: dict[str, OfficeForm] = {}
    for entry in offices.OFFICES:
        if " " in entry[0]:
            continue
        for key, form in office_forms(*entry):
            found.setdefault(key, form)
    for key, form in _owned().items():
        found.setdefault(key, form)
    return found


def _owned() -> dict[str, OfficeForm]:
    """Offices with a pronoun; نائبه and نائبة fold alike and are told apart by the letter written."""
    entries = [entry for entry in offices.OFFICES if " " not in entry[0]]
    return {key: form for entry in entries for key, form in owned_forms(entry[0], entry[1])}


def _with_endings(listed: tuple[str, ...]) -> frozenset[str]:
    keys = {fold(word) for word in listed}
    every = keys | {key + "ه" for key in keys} | {key + "ا" for key in keys}
    every |= {key + ending for key in keys for ending in ("ون", "ين", "ات", "ان", "تان", "تين")}
    return frozenset(every | {"ال" + key for key in every})


@cache
def lexicon() -> Lexicon:
    """The one lexicon of the process."""
    return Lexicon()
