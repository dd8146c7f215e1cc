"""Month and weekday names: Morocco, Algeria, Egypt and the Gulf, the Mashriq; French, English; Hijri."""

import datetime as dt
from functools import cache

from liqaa.kit.arabic import fold

_MONTHS_WRITTEN: dict[tuple[str, str], str] = {
    ("ar", "ma"): "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر",
    ("ar", "dz"): "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    ("ar", "eg"): "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    ("ar", "sy"): (
        "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"
    ),
    ("fr", ""): "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    ("en", ""): ("January|February|March|April|May|June|July|August|September|October|November|December"),
}
_MONTHS_PRINTED = {usage: tuple(names.split("|")) for usage, names in _MONTHS_WRITTEN.items()}
_COUNTRY_USAGE = {
    "tn": "dz",
    "ly": "eg",
    "mr": "eg",
    "sd": "eg",
    "sa": "eg",
    "ae": "eg",
    "kw": "eg",
    "qa": "eg",
    "lb": "sy",
    "jo": "sy",
    "iq": "sy",
    "ps": "sy",
}

# Other spellings met in the press, month by month.
_MONTHS_ALSO: tuple[str, ...] = (
    "ينايير",
    "فبرائر فيبراير فيفيري",
    "مارص",
    "إبريل أبرير",
    "مايو",
    "يونيه يونيوه",
    "يوليه يوليوس جويليا",
    "اغشت أغشت غوشت",
    "شتمبر ستنبر شثنبر سبتنبر",
    "أكتوبير اكتبر",
    "نوفنبر نومبر نونبير",
    "دجمبر ديجنبر ديسنبر دجنبير",
)
_HIJRI_MONTHS: tuple[str, ...] = (
    "محرم|محرم الحرام",
    "صفر|صفر الخير",
    "ربيع الأول|ربيع النبوي|ربيع الأنور",
    "ربيع الثاني|ربيع الآخر",
    "جمادى الأولى|جمادى الأول",
    "جمادى الثانية|جمادى الآخرة|جمادى الثاني",
    "رجب|رجب الفرد",
    "شعبان|شعبان الأبرك",
    "رمضان|رمضان المبارك|رمضان المعظم|رمضان الأبرك",
    "شوال|شوال الأبرك",
    "ذو القعدة|ذي القعدة|ذو القعدة الحرام|ذي القعدة الحرام",
    "ذو الحجة|ذي الحجة|ذو الحجة الحرام|ذي الحجة الحرام",
)

_WEEKDAYS_WRITTEN: dict[str, str] = {
    "ar": "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
    "fr": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "en": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
}
_WEEKDAYS_PRINTED = {language: tuple(names.split("|")) for language, names in _WEEKDAYS_WRITTEN.items()}
_WEEKDAYS_ALSO: tuple[str, ...] = (
    "الإثنين الإتنين الاتنين الأثنين اثنين إثنين",
    "الثلثاء الثلاتاء التلاتاء الثلاثا ثلاثاء",
    "الاربعا الأريعاء أربعاء",
    "خميس",
    "جمعة الجمعه",
    "سبت",
    "أحد الاحد الآحد",
)


@cache
def month_numbers() -> dict[str, int]:
    """Folded month name, of any country and language, to its number."""
    numbers = {
        fold(name): number for names in _MONTHS_PRINTED.values() for number, name in enumerate(names, start=1)
    }
    for number, words in enumerate(_MONTHS_ALSO, start=1):
        numbers |= {fold(word): number for word in words.split()}
    return numbers


@cache
def hijri_numbers() -> dict[str, int]:
    """Folded name of a Hijri month to its number."""
    return {
        fold(name): number for number, names in enumerate(_HIJRI_MONTHS, start=1) for name in names.split("|")
    }


@cache
def weekday_numbers() -> dict[str, int]:
    """Folded weekday, of any language, to its number (Monday 0)."""
    numbers = {
        fold(name): number for names in _WEEKDAYS_PRINTED.values() for number, name in enumerate(names)
    }
    for number, words in enumerate(_WEEKDAYS_ALSO):
        numbers |= {fold(word): number for word in words.split()}
    return numbers


def month_name(number: int, language: str = "ar", country: str = "ma") -> str:
    """The name of a month (1 to 12) in a language, for Arabic in the usage of a country.

    A country or language that is not listed falls back to Morocco, to English.
    """
    if language == "ar":
        usage = _COUNTRY_USAGE.get(country, country)
        names = _MONTHS_PRINTED.get(("ar", usage), _MONTHS_PRINTED["ar", "ma"])
    else:
        names = _MONTHS_PRINTED.get((language, ""), _MONTHS_PRINTED["en", ""])
    return names[number - 1]


def month_of(name: str) -> int | None:
    """The number of a Gregorian month named in any spelling, country and language; None when it is none."""
    return month_numbers().get(fold(name))


def weekday_name(number: int, language: str = "ar") -> str:
    """The name of a weekday, Monday being 0."""
    return _WEEKDAYS_PRINTED.get(language, _WEEKDAYS_PRINTED["en"])[number]


def weekday_of(name: str) -> int | None:
    """The number of a weekday named in any spelling (Monday 0); None when it is none."""
    return weekday_numbers().get(fold(name))


def format_date(date: dt.date, language: str = "ar", *, weekday: bool = True, country: str = "ma") -> str:
    """A date in words: الأحد 24 نونبر 2024, dimanche 24 novembre 2024, Sunday 24 November 2024."""
    day = "1er" if language == "fr" and date.day == 1 else str(date.day)
    words = [day, month_name(date.month, language, country), str(date.year)]
    if weekday:
        words.insert(0, weekday_name(date.weekday(), language))
    return " ".join(words)
