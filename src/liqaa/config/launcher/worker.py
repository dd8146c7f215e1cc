"""The worker: takes the jobs that rooms left in the database, in order, with retries; seals the journal."""

import asyncio

GRACE = 8.0
SEALING_GRACE = 3.0
LOOK_EVERY = 5.0  # seconds between two looks for jobs; notices from the server come sooner
LOOK_EVERY_THROUGH_A_POOLER = 1.0  # where no notice comes


def work() -> None:
    """Take jobs until SIGTERM; a job under way then has ``GRACE`` seconds to end, the last seals follow."""
    from django.conf import settings

    from liqaa.config.launcher.sealing import Sealing
    from liqaa.journal import anchors
    from liqaa.kit.acting import JOB, acting_from

    sealing = Sealing(settings.HOME / anchors.NAME, settings.ANCHOR_MAIL)
    sealing.start()
    try:
        with acting_from(JOB):
            asyncio.run(_work())
    finally:
        sealing.stop(SEALING_GRACE)


async def _work() -> None:
    from django.conf import settings
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    if not isinstance(app.connector, DjangoConnector):
        raise TypeError(app.connector)
    connector = app.connector.get_worker_connector()
    with app.replace_connector(connector) as worker_app:
        async with worker_app.open_async():
            await worker_app.run_worker_async(
                delete_jobs="successful",
                shutdown_graceful_timeout=GRACE,
                listen_notify=not settings.POOLER,  # LISTEN belongs to a session
                fetch_job_polling_interval=LOOK_EVERY_THROUGH_A_POOLER if settings.POOLER else LOOK_EVERY,
            )
