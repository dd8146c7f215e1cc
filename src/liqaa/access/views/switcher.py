"""The demo's switcher: who one is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from liqaa.access.queries import accounts_to_play
from liqaa.access.views.entering import let_in, require_demo
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.kit.forms import key_typed


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Become the person of ``choice``; 404 outside the demo and for who is not there."""
    require_demo(request)
    choice = key_typed(request.POST.get("choice", "")) or 0
    with acting_for(SYSTEM):
        chosen = get_object_or_404(accounts_to_play(), pk=choice)
    return let_in(request, chosen)
