"""Confirming what a charter assumes, and adopting another one."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.text.charter import AssumedValue, Charter, Language
from liqaa.kit.forms import DayField, ProseField

LONGEST_CHARTER = 500_000


@dataclass
class Group:
    """The assumed values of one entry of the charter: how each is said, its tick, its other number."""

    title: str
    rows: list[tuple[str, forms.BoundField, forms.BoundField | None]] = field(default_factory=list)
    open: bool = False


class ConfirmForm(forms.Form):
    """One row for each assumed value: whether it is confirmed, and another number where it should be one."""

    def __init__(self, *args: Any, structure: Charter, language: Language, **options: Any) -> None:
        """Take what ``Form`` takes, and the structure whose assumed values are asked about."""
        super().__init__(*args, **options)
        self.structure, self.language = structure, language
        self.values = {f"v{number}": value for number, value in enumerate(structure.assumed)}
        for name, value in self.values.items():
            label = value.label.in_language(language)
            self.fields[name] = forms.BooleanField(label=label, required=False)
            if is_number(value):
                self.fields[f"{name}_new"] = forms.IntegerField(
                    label=_("instead: %(label)s") % {"label": label}, required=False, min_value=0
                )

    @property
    def confirmed(self) -> list[str]:
        """The paths of the values to confirm: ticked, or given another number."""
        return [value.path for name, value in self.values.items() if self.cleaned_data.get(name)] + [
            path for path in self.corrections if not self._ticked(path)
        ]

    @property
    def corrections(self) -> dict[str, int]:
        """The other numbers given, by path."""
        given = {value.path: self.cleaned_data.get(f"{name}_new") for name, value in self.values.items()}
        return {path: number for path, number in given.items() if number is not None}

    def _ticked(self, path: str) -> bool:
        return any(value.path == path and self.cleaned_data.get(name) for name, value in self.values.items())

    def field_of(self, path: str) -> str | None:
        """The name of the field that asks about a path."""
        return next((f"{name}_new" if is_number(value) else name for name, value in self.values.items()
                     if value.path == path), None)  # fmt: skip

    def groups(self) -> list[Group]:
        """The assumed values by their entry in the charter, each with how it is said and its fields."""
        found: dict[str, Group] = {}
        for name, value in self.values.items():
            entry = ".".join(value.path.split(".")[:2])
            title = value.label.in_language(self.language).partition(":")[0]
            group = found.setdefault(entry, Group(title))
            other = self[f"{name}_new"] if f"{name}_new" in self.fields else None
            group.rows.append((said(value, self.structure, self.language), self[name], other))
            group.open = group.open or name in self.errors or f"{name}_new" in self.errors
        return list(found.values())


class AdoptForm(forms.Form):
    """Another charter, as TOML, from a day on."""

    source = ProseField(
        label=_("The charter, as TOML"),
        max_length=LONGEST_CHARTER,
        numbers=True,
        widget=forms.Textarea({"dir": "ltr", "rows": 18}),
    )
    in_force_from = DayField(label=_("In force from"))


def said(value: AssumedValue, structure: Charter, language: Language) -> str:
    """An assumed value as words: a range as «5 – 15», keys by the names they stand for."""
    if value.value is None:
        return ""
    if isinstance(value.value, bool):
        return str(_("yes") if value.value else _("no"))
    if isinstance(value.value, tuple):
        numbers = all(isinstance(part, int) for part in value.value)
        return (" – " if numbers else "، ").join(
            _word(str(part), structure, language) for part in value.value
        )
    return _word(str(value.value), structure, language)


def _word(word: str, structure: Charter, language: Language) -> str:
    if word == "present":
        return str(_("whoever is present"))
    try:
        return structure.body_type(word).name.in_language(language)
    except LookupError:
        return word


def is_number(value: AssumedValue) -> bool:
    """Whether an assumed value is a whole number, which can be corrected in place."""
    return isinstance(value.value, int) and not isinstance(value.value, bool)
