"""The text of a news item, how one or the page of a week is asked for, and how it is to be written."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.kit.forms import DayField, LinesField, ProseField
from liqaa.meetings.models import Meeting
from liqaa.newsroom.models import News
from liqaa.newsroom.rules import HONORIFICS
from liqaa.reports.text.write import Block
from liqaa.territory.forms import PlaceField

PLACES = ("province", "prefecture", "region", "commune", "arrondissement")
LANGUAGES = [("ar", _("Arabic")), ("fr", _("French"))]


class AskForm(forms.Form):
    """Which news to write."""

    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    length = forms.ChoiceField(label=_("Length"), choices=News.Length.choices)


class TextForm(forms.Form):
    """The words, edited by hand."""

    text = ProseField(
        label=_("Text"),
        max_length=60_000,
        numbers=True,
        widget=forms.Textarea(attrs={"rows": 18, "dir": "auto"}),
    )


class WeekForm(forms.Form):
    """Which week of which place to tell."""

    place = PlaceField(
        label=_("Place"), kinds=("province", "prefecture", "region", "commune", "arrondissement")
    )
    day = DayField(label=_("A day of that week"))
    grouping = forms.ChoiceField(
        label=_("Grouped by"), choices=[("area", _("commune")), ("kind", _("kind of meeting"))]
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    length = forms.ChoiceField(
        label=_("Length"),
        choices=[(each.value, each.label) for each in (News.Length.FULL, News.Length.SHORT)],
        help_text=_("Short gives sums alone."),
    )


class HonorificForm(forms.Form):
    """The word before a name."""

    honorific = forms.ChoiceField(
        label=_("Word before a man's name"),
        required=False,
        help_text=_("Before a woman's name it takes its feminine form."),
    )

    def __init__(self, *args: Any, language: str, **options: Any) -> None:
        """Offer the words of a language."""
        super().__init__(*args, **options)
        words = HONORIFICS[language]
        choices = [("" if not n else each, each) for n, each in enumerate(words)]
        self.fields["honorific"].choices = choices  # type: ignore[attr-defined]


class BlockForm(forms.Form):
    """The sentences of one block, those for a kind of item apart, and a meeting to try them on."""

    texts = LinesField(label=_("Sentences, one a line: the first that fits is used"), longest=1000, rows=6)
    lengths = forms.MultipleChoiceField(
        label=_("Also in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(each.value, each.label) for each in (News.Length.SHORT, News.Length.COMMUNIQUE)],
        help_text=_("The full text always has it."),
    )
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label=_("Try it on this meeting"), required=False, empty_label="—"
    )

    def __init__(
        self, *args: Any, block: Block, language: str, meetings: Any, kinds: dict[str, Any], **options: Any
    ) -> None:
        """With a field for each kind that has sentences of its own."""
        super().__init__(*args, **options)
        self.kinds = [kind for kind, _patterns in block.by]
        for kind in self.kinds:
            label = _("Sentences for: %(kind)s") % {"kind": kinds.get(kind, kind)}
            self.fields[f"by_{kind}"] = LinesField(label=label, longest=1000, rows=4)
        for name in ("texts", *(f"by_{kind}" for kind in self.kinds)):
            self.fields[name].widget.attrs["dir"] = "rtl" if language == "ar" else "ltr"
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]
        last = [name for name in ("lengths", "meeting") if name in self.fields]
        self.order_fields(["texts", *(f"by_{kind}" for kind in self.kinds), *last])

    def change(self) -> dict[str, Any]:
        """What was typed, as a change of the block."""
        typed: dict[str, Any] = {"texts": self.cleaned_data["texts"]}
        typed["lengths"] = ["full", *self.cleaned_data["lengths"]]
        if self.kinds:
            typed["by"] = {kind: self.cleaned_data[f"by_{kind}"] for kind in self.kinds}
        return typed


def as_typed(block: Block) -> dict[str, Any]:
    """What a block holds, to fill its form."""

    def lines(patterns: Iterable[Any]) -> list[str]:
        return [each.source for each in patterns]

    return {
        "texts": lines(block.texts),
        "lengths": [each for each in block.lengths if each != "full"],
        **{f"by_{kind}": lines(patterns) for kind, patterns in block.by},
    }
