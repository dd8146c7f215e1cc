"""What is typed into minutes: parts, remarks, approval, errata; files and what those shown said."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.kit.forms import NameField, ProseField
from liqaa.meetings import queries
from liqaa.meetings.models import Meeting, MeetingFile, MinutesPart, Remark

LONGEST_PART = 100_000


class PartForm(forms.Form):
    """The text of a part; ``started`` is the revision it was begun from, ``over`` the one it replaces."""

    text = ProseField(label=_("Text"), required=False, max_length=LONGEST_PART)
    started = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    over = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """Line ends are the same whatever the browser sends."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def started_from(self) -> int:
        """The revision that the text answers: the one somebody chose to replace, else where they began."""
        over = self.cleaned_data["over"]
        return int(self.cleaned_data["started"] if over is None else over)


class NewPartForm(forms.Form):
    """One more part."""

    title = NameField(label=_("Title"), max_length=300)
    confidential = forms.BooleanField(label=_("Confidential"), required=False)


class MinutesRemarkForm(forms.Form):
    """What should be corrected, by somebody who was there."""

    part = forms.ModelChoiceField(
        MinutesPart.objects.none(), label=_("Part"), required=False, empty_label=_("the whole minutes")
    )
    text = ProseField(label=_("What should be corrected"), max_length=2000)

    def __init__(self, *args: Any, parts: list[MinutesPart], **options: Any) -> None:
        """Offer the parts that the reader sees."""
        super().__init__(*args, **options)
        chosen: Any = self.fields["part"]
        chosen.queryset = MinutesPart.objects.filter(pk__in=[part.pk for part in parts])
        self.fields["text"].widget.attrs |= {"rows": 3, "dir": "auto"}


class SettleForm(forms.Form):
    """What became of a remark."""

    outcome = forms.ChoiceField(choices=Remark.Outcome.choices)
    reply = NameField(label=_("Reply"), max_length=400, required=False)


class ApproveForm(forms.Form):
    """The meeting that approved the minutes."""

    approved_in = forms.ModelChoiceField(
        Meeting.objects.none(), label=_("Approved at the meeting"), empty_label="—"
    )

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        """Offer the later meetings of the same body."""
        super().__init__(*args, **options)
        chosen: Any = self.fields["approved_in"]
        chosen.queryset = queries.may_approve_there(meeting)


class ErratumForm(forms.Form):
    """A correction beside frozen minutes."""

    text = ProseField(label=_("Correction"), max_length=5000)
    confidential = forms.BooleanField(label=_("Confidential"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        """A small box."""
        super().__init__(*args, **options)
        self.fields["text"].widget.attrs |= {"rows": 3, "dir": "auto"}


class ConsentForm(forms.Form):
    """What those shown on a photograph said."""

    consent = forms.ChoiceField(
        label=_("Those shown"), choices=MeetingFile.Consent, initial=MeetingFile.Consent.UNASKED
    )


class FileForm(ConsentForm):
    """A file of the meeting."""

    file = forms.FileField(label=_("File"))
    caption = NameField(label=_("Caption"), max_length=300, required=False)
    confidential = forms.BooleanField(label=_("Confidential"), required=False)
    field_order = ("file", "caption", "consent", "confidential")

    def __init__(self, *args: Any, **options: Any) -> None:
        """Consent is asked for photographs only."""
        super().__init__(*args, **options)
        self.fields["consent"].help_text = _(
            "For a photograph: it goes into news only when they agreed or nobody can be recognised."
        )
