"""A small program under the supervisor, for its tests: ``python -m … SCENARIO``.

The web child answers on a free port, the worker waits. Each child prints its name and process id when it
starts.
"""

import http.server
import os
import signal
import sys
import time

from liqaa.config.launcher import web
from liqaa.config.launcher.faults import CannotRun
from liqaa.config.launcher.supervisor import Supervisor


class Quiet(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_error(503)

    def log_message(self, *arguments) -> None:
        pass


def announce(name: str) -> None:
    """In one write, so that two children do not mix their lines."""
    os.write(1, f"{name} {os.getpid()}\n".encode())


def main(scenario: str) -> int:
    listener = web.listen("127.0.0.1", 0)

    def serve() -> None:
        announce("web")
        server = http.server.HTTPServer(listener.getsockname(), Quiet, bind_and_activate=False)
        server.socket = listener
        server.serve_forever()

    def work() -> None:
        announce("worker")
        if scenario == "failing":
            sys.exit(3)
        if scenario == "stubborn":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(60)

    ends = {"database-ends": [time.monotonic() + 1], "database-keeps-ending": [0.0] * 9}.get(scenario, [])

    def alive() -> bool:
        return not ends or time.monotonic() < ends[0]

    def revive() -> None:
        ends.pop(0)
        print("revived", flush=True)

    supervisor = Supervisor({"worker": work, "web": serve}, release=lambda: None, alive=alive, revive=revive)
    try:
        supervisor.run(lambda: print("ready", flush=True), f"http://127.0.0.1:{listener.getsockname()[1]}/")
    except CannotRun as reason:
        print(reason, flush=True)
        return 2
    print("stopped", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
