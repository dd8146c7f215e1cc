"""At the door: a code, a name without an invitation, a group by count, the signed sheet."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.kit.forms import LinesField, NameField
from liqaa.meetings.forms import names
from liqaa.meetings.queries.presence import EXPECTED, HERE, LEFT, Line
from liqaa.meetings.rules import arriving
from liqaa.people.models import Person

_LINE = "person"


class CodeForm(forms.Form):
    """A code as it is typed; the camera fills it too."""

    code = NameField(label=_("Code"), max_length=arriving.MOST_SCANNED, numbers=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        """Ask the phone for its number keys."""
        super().__init__(*args, **options)
        self.fields["code"].widget.attrs |= {
            "inputmode": "numeric",
            "autocomplete": "off",
            "dir": "ltr",
            "data-door-code": "",
        }


class ListForm(forms.Form):
    """What narrows the list of the door."""

    q = NameField(label=_("Name or code"), required=False, numbers=True)
    standing = forms.ChoiceField(
        label=_("Who"),
        required=False,
        choices=[
            ("", _("everybody")),
            (EXPECTED, _("not there yet")),
            (HERE, _("there")),
            (LEFT, _("gone")),
        ],
    )

    def asked(self) -> dict[str, str]:
        """What was asked; nothing of what cannot be."""
        data = self.cleaned_data if self.is_valid() else {}
        return {"asked": data.get("q", ""), "standing": data.get("standing", "")}


class WalkInForm(forms.Form):
    """Somebody who came without an invitation."""

    name = NameField(label=_("Name"), help_text=_("Namesakes are told apart by their place in brackets."))
    new = forms.BooleanField(label=_("Somebody new"), required=False)

    def __init__(self, *args: Any, account: Account, **options: Any) -> None:
        """Keep whose people are known."""
        super().__init__(*args, **options)
        self.account = account
        self.person: Person | None = None

    def clean(self) -> dict[str, Any]:
        """A name that one known person bears is that person; namesakes are asked about."""
        data = super().clean() or {}
        line = data.get("name")
        if line:
            found = names.resolve({_LINE: [line]}, self.account)
            if found.several:
                words = _("Several people bear this name, add the place in brackets: %(name)s")
                self.add_error("name", words % {"name": line})
            self.person = next((p.person for p in found.parts if isinstance(p.person, Person)), None)
        return data


class GroupForm(forms.Form):
    """A group, or visitors, by count."""

    label = NameField(label=_("Group"), max_length=250)
    count = forms.IntegerField(
        label=_("How many"), min_value=0, max_value=999_999, help_text=_("0 takes the group off the list.")
    )
    visitors = forms.BooleanField(label=_("They are visitors"), required=False)


class SheetForm(forms.Form):
    """Everybody who signed the printed sheet: ticked, or their codes one a line."""

    persons = forms.MultipleChoiceField(
        label=_("Signed"), required=False, widget=forms.CheckboxSelectMultiple
    )
    codes = LinesField(
        label=_("Or their codes"), required=False, help_text=_("One a line, or with spaces between them.")
    )

    def __init__(self, *args: Any, lines: Sequence[Line], **options: Any) -> None:
        """Offer whoever is expected and not there yet; a code may be that of somebody ticked meanwhile."""
        super().__init__(*args, **options)
        self.by_code = {line.code: line.person_id for line in lines if line.code}
        persons = self.fields["persons"]
        assert isinstance(persons, forms.MultipleChoiceField)
        persons.choices = [
            (str(line.person_id), f"{line.name} · {line.code}" if line.code else line.name)
            for line in lines
            if line.standing == EXPECTED
        ]
        self.fields["codes"].widget.attrs |= {"dir": "ltr", "inputmode": "numeric"}

    def clean_codes(self) -> list[int]:
        """The people whose codes were given; every code that is nobody's is named."""
        found, unknown = [], []
        for typed in " ".join(self.cleaned_data["codes"]).replace("،", " ").replace(",", " ").split():
            code = arriving.code_in(typed)
            person = self.by_code.get(code.digits) if code else None
            if person is None:
                unknown.append(typed)
            else:
                found.append(person)
        if unknown:
            words = _("These are no codes of this meeting: %(codes)s")
            raise forms.ValidationError(words % {"codes": " ".join(unknown[:20])})
        return found

    def clean(self) -> dict[str, Any]:
        """Somebody is named in one of the two ways."""
        data = super().clean() or {}
        if not self.errors and not data.get("persons") and not data.get("codes"):
            raise forms.ValidationError(_("Tick who signed, or give their codes."))
        return data

    def person_ids(self) -> list[int]:
        """Everybody named, each once."""
        data = self.cleaned_data
        return list(dict.fromkeys([*map(int, data["persons"]), *data["codes"]]))
