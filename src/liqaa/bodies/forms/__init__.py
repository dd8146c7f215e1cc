"""Forms of the room."""

from django import forms

from liqaa.kit.refusals import Refused


def say(form: forms.Form, refusal: Refused) -> None:
    """Put a refusal's sentences beside the field it names, else above the form."""
    field = refusal.field if refusal.field in form.fields else None
    for reason in refusal.reasons:
        form.add_error(field, str(reason))
