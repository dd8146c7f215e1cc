"""The worker: takes the jobs that rooms left in the database, in order, with retries."""

import asyncio

GRACE = 8.0


def work() -> None:
    """Take jobs until SIGTERM; a job under way then has ``GRACE`` seconds to end."""
    asyncio.run(_work())


async def _work() -> None:
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    if not isinstance(app.connector, DjangoConnector):
        raise TypeError(app.connector)
    connector = app.connector.get_worker_connector()
    with app.replace_connector(connector) as worker_app:
        async with worker_app.open_async():
            await worker_app.run_worker_async(delete_jobs="successful", shutdown_graceful_timeout=GRACE)
