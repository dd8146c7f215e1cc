"""Names in three languages and titles that agree with the person who holds them."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["ar", "fr", "en"]
Gender = Literal["m", "f"]

ARTICLE = "ال"
FRENCH_VOWELS = "aeiouyàâäéèêëîïôöùûüœæ"


@dataclass(frozen=True, slots=True)
class Name:
    """One thing named in Arabic, French and English."""

    ar: str
    fr: str
    en: str

    def in_language(self, language: Language) -> str:
        """Give the name in `language`."""
        if language == "ar":
            return self.ar
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Title:
    """A title with its masculine and feminine forms; `the_m`, `the_f` are irregular Arabic definite forms."""

    ar_m: str
    ar_f: str
    fr_m: str
    fr_f: str
    en: str
    the_m: str | None = None
    the_f: str | None = None

    def form(self, gender: Gender | None, language: Language, *, definite: bool = False) -> str:
        """Give the form for `gender`; an unknown gender takes the masculine form.

        `definite` matters in Arabic only: «أمين جهوي» in a list, «الأمين الجهوي» before a name.
        """
        if language == "en":
            return self.en
        feminine = gender == "f"
        if language == "fr":
            return self.fr_f if feminine else self.fr_m
        plain = self.ar_f if feminine else self.ar_m
        if not definite:
            return plain
        return (self.the_f if feminine else self.the_m) or with_article(plain)

    def patterns(self) -> tuple[str, ...]:
        """Give every form that is present, for checks that hold for all of them."""
        forms = (self.ar_m, self.ar_f, self.fr_m, self.fr_f, self.en, self.the_m, self.the_f)
        return tuple(form for form in forms if form is not None)


def with_article(words: str) -> str:
    """Make an Arabic title definite: «أمين جهوي» → «الأمين الجهوي»; «أمين المال» is definite already."""
    parts = words.split()
    if any(part.startswith(ARTICLE) for part in parts):
        return words
    return " ".join(ARTICLE + part for part in parts)


def at_place(title: str, place: str, language: Language) -> str:
    """Join a title or a name to where it is held: «الأمين الإقليمي» + «إقليم بركان» → «… بإقليم بركان»."""
    return f"{title} ب{place}" if language == "ar" else f"{title}, {place}"


def french_of(place: str) -> str:
    """Give «de Taza» or «d'Aïn Chkef»."""
    return f"d'{place}" if place[:1].lower() in FRENCH_VOWELS else f"de {place}"
