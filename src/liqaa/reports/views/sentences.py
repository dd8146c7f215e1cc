"""The reader's questions in words."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.kit.arabic import isolate
from liqaa.reports.rules.questions import Question

SENTENCES: dict[str, Any] = {
    "region_from_province": _("The region %(region)s was deduced from the province %(province)s: confirm?"),
    "province_from_commune": _(
        "The province %(province)s was deduced from the commune %(commune)s: confirm?"
    ),
    "homonymous_commune": _("Several communes are called %(name)s. Which one is meant?"),
    "organisation_unknown": _("No organisation is known by this name: %(name)s. Is it the whole name?"),
    "present_or_mentioned": _("Was %(name)s there, or only named?"),
    "date_impossible": _("There is no such day in the calendar: %(raw)s. Which day was it?"),
    "weekday_contradicts_date": _(
        "The text says %(weekday)s, but %(date)s was another weekday. Which is right?"
    ),
    "year_from_stamp": _("The year was deduced from the page's own date: %(date)s. Confirm?"),
    "day_from_stamp": _("The day was deduced from the page's own date: %(date)s. Confirm?"),
    "date_without_year": _("The text gives no year: %(raw)s. Which year was it?"),
    "weekday_alone": _("The text says only %(weekday)s. Which day was it?"),
    "relative_day": _("The text says only %(raw)s. Which day was it?"),
}
"""A sentence for each of the reader's codes."""

KINDS: dict[str, Any] = {
    "deduced": _("This was deduced, it does not stand in the text. Is it right?"),
    "unsure": _("The text is not clear here. Is this right?"),
    "contradiction": _("The text contradicts itself here. Which is right?"),
    "ambiguous": _("Several fit. Which one is meant?"),
    "incomplete": _("The text does not say all of it. Please complete it."),
}
"""A sentence for each kind of question, where its code has none of its own."""


class _Values(dict[str, str]):
    """Values of a sentence; one that is missing leaves a dash, never an error."""

    def __missing__(self, key: str) -> str:
        """A dash."""
        return "—"


def sentence_of(question: Question) -> str | Promise:
    """The question in the reader's language, each value kept in its own direction."""
    sentence = SENTENCES.get(question.code)
    if sentence is None:
        return KINDS.get(question.kind, KINDS["unsure"])
    return str(sentence) % _Values({key: isolate(str(value)) for key, value in question.values.items()})
