"""``liqaa serve [--host NAME --port N]``: the organisation that ``liqaa init`` made, on a local port.

A certificate and a proxy in front are explained in docs/running/serve.md.
"""

import argparse
import os

from liqaa.config.cli.installation import OWN, held, kind_of, require_kind
from liqaa.config.home import data_home
from liqaa.config.launcher import web
from liqaa.config.launcher.faults import CannotRun
from liqaa.config.launcher.supervisor import interrupt_on_termination

PORT = 8000
LOOPBACK_NAMES = ("localhost", "127.0.0.1")


def run(arguments: list[str]) -> int:
    """Serve until a stop signal. Refuses a folder without an organisation and an older database."""
    options = _parser().parse_args(arguments)
    interrupt_on_termination()
    home = data_home()
    require_kind(home, OWN)
    if kind_of(home) is None:
        raise CannotRun(f"لا منظمة هنا: نفّذ liqaa init — no organisation here, run liqaa init first: {home}")
    listener = web.listen(options.bind, options.port)
    _describe_address(options.host, listener.getsockname()[1])
    with held(home) as installation:
        from liqaa.config.cli.running import run_until_stopped
        from liqaa.config.launcher import schema

        if schema.pending():
            raise CannotRun(
                "قاعدة البيانات من إصدار سابق — the database is of an earlier release: run liqaa upgrade"
            )
        run_until_stopped(installation, listener, ready=_announce)
    print("توقف لقاء — Liqaa has stopped.", flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("liqaa serve", description=__doc__)
    parser.add_argument(
        "--host", default="localhost", metavar="NAME", help="the name people reach it by, over https"
    )
    parser.add_argument("--port", type=int, default=PORT, help=f"the local port (default: {PORT})")
    parser.add_argument("--bind", default="127.0.0.1", metavar="ADDRESS", help="where the proxy finds it")
    return parser


def _describe_address(host: str, port: int) -> None:
    """Tell the settings by which name and scheme people come; what the environment says already wins."""
    if host in LOOPBACK_NAMES:
        os.environ.setdefault("LIQAA_URL", f"http://{host}:{port}")
        return
    os.environ.setdefault("LIQAA_URL", f"https://{host}")
    os.environ.setdefault("LIQAA_HOSTS", ",".join([host, *LOOPBACK_NAMES]))
    os.environ.setdefault("LIQAA_HTTPS", "1")


def _announce() -> None:
    from django.conf import settings

    print(f"لقاء يعمل — Liqaa is running: {settings.PUBLIC_URL}", flush=True)
