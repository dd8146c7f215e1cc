"""Pages of the room: the tree, a body, its offices, institutions and mandates, the charter, the sheet."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest

from liqaa.kit.forms import say
from liqaa.kit.refusals import Refused


def done[Made](request: HttpRequest, form: Form, act: Callable[[], Made]) -> Made | None:
    """What the action made of a form that was posted and is right; None where it was not.

    An action that refuses leaves its sentences beside the fields they concern.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return act()
    except Refused as refusal:
        say(form, refusal)
        return None
