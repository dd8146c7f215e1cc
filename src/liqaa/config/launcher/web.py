"""The web server: gunicorn with threads, on a socket the supervisor opened."""

import os
import socket

from liqaa.config.launcher.faults import CannotRun

BACKLOG = 512
THREADS = 8
MOST_PROCESSES = 4


def listen(address: str, port: int) -> socket.socket:
    """Open the port before anything else starts; 0 means a free one. Raises CannotRun when taken."""
    try:
        listener = socket.create_server((address, port), backlog=BACKLOG)
    except OSError as problem:
        message = f"تعذر استعمال المنفذ {port} — cannot listen on {address}:{port}: {problem.strerror}"
        raise CannotRun(message) from None
    # Accepted connections inherit it: without it an answer in two pieces waits 40 ms for an acknowledgement.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def serve(listener: socket.socket, workers: int | None = None) -> None:
    """Answer requests on ``listener`` until SIGTERM. The socket outlives this process."""
    from gunicorn.app.base import BaseApplication

    settings = {
        "bind": f"fd://{os.dup(listener.fileno())}",
        "workers": workers or min(MOST_PROCESSES, os.cpu_count() or 1),
        "threads": THREADS,
        "worker_class": "gthread",
        "preload_app": True,
        "graceful_timeout": 5,
        "timeout": 120,
        "loglevel": "warning",
        "control_socket_disable": True,
    }

    class Server(BaseApplication):
        """Gunicorn without its command line and configuration files."""

        def load_config(self) -> None:
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self) -> object:
            from liqaa.config.wsgi import application

            return application

    Server().run()
