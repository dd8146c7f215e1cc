"""The web server: gunicorn with threads, on a socket the supervisor opened."""

import os
import socket

from liqaa.config.launcher.faults import CannotRun

BACKLOG = 512
THREADS = 8


def listen(address: str, port: int) -> socket.socket:
    """Open the port before anything else starts; port 0 takes a free one. Raises CannotRun when it is taken."""
    try:
        return socket.create_server((address, port), backlog=BACKLOG)
    except OSError as problem:
        message = f"تعذر استعمال المنفذ {port} — cannot listen on {address}:{port}: {problem.strerror}"
        raise CannotRun(message) from None


def serve(listener: socket.socket) -> None:
    """Answer requests on ``listener`` until SIGTERM. The supervisor's socket outlives a restart of this process."""
    from gunicorn.app.base import BaseApplication

    settings = {
        "bind": f"fd://{os.dup(listener.fileno())}",
        "workers": min(4, os.cpu_count() or 1),
        "threads": THREADS,
        "worker_class": "gthread",
        "preload_app": True,
        "graceful_timeout": 5,
        "timeout": 120,
        "loglevel": "warning",
        "control_socket_disable": True,
    }

    class Server(BaseApplication):  # type: ignore[misc]
        """Gunicorn without its command line and configuration files."""

        def load_config(self) -> None:
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self) -> object:
            from liqaa.config.wsgi import application

            return application

    Server().run()
