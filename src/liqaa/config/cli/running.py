"""What ``demo`` and ``serve`` share: the web server and the worker under one supervisor."""

import socket
from collections.abc import Callable

from liqaa.config.cli.installation import Installation
from liqaa.config.launcher import schema, web, worker
from liqaa.config.launcher.rights import require_second_lock
from liqaa.config.launcher.supervisor import Supervisor


def run_until_stopped(installation: Installation, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Serve on ``listener`` until a stop signal; ``ready`` is called once the first request is answered."""

    def serve() -> None:
        web.serve(listener)

    def work() -> None:
        listener.close()
        worker.work()

    require_second_lock()
    address, port = listener.getsockname()[:2]
    host = "127.0.0.1" if address == "0.0.0.0" else address  # noqa: S104 (compared, not bound)

    def release() -> None:
        if installation.lock:
            installation.lock.close()

    schema.close_connections()
    engine = installation.engine
    supervisor = Supervisor(
        {"worker": work, "web": serve}, release=release, alive=lambda: engine.alive, revive=engine.revive
    )
    supervisor.run(ready, f"http://{host}:{port}/healthz")
