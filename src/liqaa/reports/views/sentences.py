"""The reader's questions in words."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.reports.rules.questions import Question

SENTENCES: dict[str, Any] = {
    "deduced": _("This was deduced, it does not stand in the text. Is it right?"),
    "unsure": _("The text is not clear here. Is this right?"),
    "contradiction": _("The text contradicts itself here. Which is right?"),
    "ambiguous": _("Several fit. Which one is meant?"),
    "incomplete": _("The text does not say all of it. Please complete it."),
}
"""A sentence for each kind of question, where its own code has none."""


def sentence_of(question: Question) -> str | Promise:
    """The question in the reader's language."""
    return SENTENCES.get(question.code) or SENTENCES.get(question.kind) or SENTENCES["unsure"]
