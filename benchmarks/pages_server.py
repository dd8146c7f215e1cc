"""The product's own server, in one process, with the addresses of ``benchmarks.pages_urls``."""

import socket
import sys

import django
from django.conf import settings

from liqaa.config.launcher import web


def main() -> None:
    """Serve on an inherited socket until SIGTERM."""
    django.setup()
    settings.ROOT_URLCONF = "benchmarks.pages_urls"
    settings.SECOND_FACTOR_REQUIRED = False
    web.serve(socket.socket(fileno=int(sys.argv[1])), workers=1)


if __name__ == "__main__":
    main()
