"""The web server of the browser tests: ``python -m liqaa.testing.serve FD`` serves on an inherited socket."""

import socket
import sys

import django
from django.conf import settings

from liqaa.config.launcher import web

QUICK_HASHER = "django.contrib.auth.hashers.MD5PasswordHasher"


def main() -> None:
    """Serve the database of the environment in one process until SIGTERM."""
    django.setup()
    settings.PASSWORD_HASHERS = [QUICK_HASHER, *settings.PASSWORD_HASHERS]
    web.serve(socket.socket(fileno=int(sys.argv[1])), workers=1)


if __name__ == "__main__":
    main()
