"""``GET /healthz``: whether the database answers, its second lock holds, the worker lives. No sign-in."""

from datetime import datetime, timedelta
from importlib.metadata import version

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from procrastinate.contrib.django.models import ProcrastinateWorker

from liqaa.config.launcher import rights
from liqaa.kit.database.bypass import way_past

BEAT = timedelta(seconds=10)  # how often a worker says that it lives
OK, LATE, DOWN = "ok", "late", "down"


def worker_state(last_beat: datetime | None, now: datetime) -> str:
    """``ok`` within three beats, ``late`` within nine, else ``down``."""
    if last_beat is None or now - last_beat > 9 * BEAT:
        return DOWN
    return OK if now - last_beat <= 3 * BEAT else LATE


def states(now: datetime) -> dict[str, str]:
    """The state of the database, of the worker, and of the second lock: the roles' rights agree, none passes.

    A database that does not answer hides the others.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        newest = ProcrastinateWorker.objects.order_by("-last_heartbeat").first()
        locked = rights.agree() and not way_past()
    except DatabaseError:
        return {"database": DOWN, "worker": DOWN, "lock": DOWN}
    worker = worker_state(newest.last_heartbeat if newest else None, now)
    return {"database": OK, "worker": worker, "lock": OK if locked else DOWN}


@transaction.non_atomic_requests
@login_not_required
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """The states as JSON with the version; 503 unless all is well."""
    found = states(timezone.now())
    status = 200 if set(found.values()) == {OK} else 503
    return JsonResponse({**found, "version": version("liqaa")}, status=status)
