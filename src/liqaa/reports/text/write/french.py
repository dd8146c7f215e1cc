"""Agreement and contraction in French: du, d', au, la rencontre, les dates, les listes."""

import datetime as dt

from liqaa.kit import calendar
from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import writing

_SILENT = ("hôt", "hôp", "hab", "heu", "his")
_VOWELS = "aeiouyàâäéèêëîïôöùûüœæ"


def contracted(before: str, following: str) -> tuple[str, str]:
    """«de» + «le bureau» → «du bureau», «de» + «Aïn Chkef» → «d'Aïn Chkef», «à» + «les» → «aux»."""
    for preposition, singular, plural in (("de", "du", "des"), ("à", "au", "aux")):
        if not (before == f"{preposition} " or before.endswith(f" {preposition} ")):
            continue
        stem = before[: -len(preposition) - 1]
        if following.startswith("le "):
            return f"{stem}{singular} ", following[3:]
        if following.startswith("les "):
            return f"{stem}{plural} ", following[4:]
        if preposition == "de" and following[:1].lower() in _VOWELS and following:
            return f"{stem}d'", following
    return before, following


def of(words: str) -> str:
    """Words behind «de»."""
    return "".join(contracted("de ", words))


def gender_of(words: str) -> str:
    """The gender of a meeting or organ by its first word, an article left aside."""
    listed = [word for word in words.lower().replace("l'", "").split() if word not in ("le", "la", "les")]
    keys = {fold(word) for word in writing.FRENCH_MASCULINE}
    return "m" if listed and fold(listed[0]) in keys else "f"


def with_article(words: str, *, proper: bool = False) -> str:
    """«secrétariat provincial» → «le secrétariat provincial», «union locale» → «l'union locale».

    The name of an organisation (``proper``) keeps its capital: «le Parti du progrès».
    """
    if not words.strip():
        return ""
    if (
        words.split()[:1] and words.split(maxsplit=1)[0].lower() in ("le", "la", "les")
    ) or words.lower().startswith("l'"):
        return words
    lowered = words[0].lower() + words[1:] if words[1:2].islower() and not proper else words
    if lowered[:1].lower() in _VOWELS or lowered.startswith(_SILENT):
        return f"l'{lowered}"
    return f"{'le' if gender_of(lowered) == 'm' else 'la'} {lowered}"


def at(venue: str) -> str:
    """«siège provincial» → «au siège provincial», «salle des fêtes» → «à la salle des fêtes»."""
    if not venue.strip() or venue.split(maxsplit=1)[0].lower() in (
        "à",
        "au",
        "aux",
        "chez",
        "dans",
        "sur",
        "en",
    ):
        return venue
    return "".join(contracted("à ", with_article(venue)))


def joined(parts: list[str]) -> str:
    """A, B et C."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " et " + parts[-1]


def day(on: dt.date, until: dt.date | None) -> str:
    """Le dimanche 24 novembre 2024; du 12 au 14 janvier 2024."""
    if until is None or until == on:
        return "le " + calendar.format_date(on, "fr")
    first, last = (calendar.format_date(one, "fr", weekday=False) for one in (on, until))
    return f"du {first} au {last}"
