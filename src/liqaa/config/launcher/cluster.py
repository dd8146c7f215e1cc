"""One embedded PostgreSQL server: a data folder, a Unix socket, a process that lives as long as we do."""

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import psycopg

from liqaa.config.launcher import binaries, processes
from liqaa.config.launcher.binaries import Binaries
from liqaa.config.launcher.faults import CannotRun
from liqaa.config.launcher.unix_user import ServerUser, server_user

SUPERUSER = "postgres"
SYSTEM_FOLDER = Path("/var/lib/liqaa")  # for root, when the server's user cannot enter the home
LONGEST_SOCKET_FOLDER = 80  # a socket's whole path may have 107 bytes
START_PATIENCE = 30.0
PASSING = (
    "shared memory block",
    "lock file",
)  # what a killed server's last processes still hold for a moment
LOG_LIMIT = 5_000_000
DISCREET = ("log_min_error_statement=panic", "log_error_verbosity=terse")  # a statement quotes what was typed
SAFE_TO_LOSE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")  # tests only


class Cluster:
    """A PostgreSQL server in ``folder``: its data, the programs that made them, its log and its socket.

    The data folder is named after the major version that wrote it (``data-18``) and gets its name only when
    it is whole, so the newest is always the one in use, and data carried over to a newer PostgreSQL leaves
    the old beside. Only processes that can enter the folder (mode 0700) reach the socket, and nothing
    listens on the network, so the server trusts whoever connects.
    """

    def __init__(
        self,
        folder: Path,
        *,
        programs: Binaries | None = None,
        data: Path | None = None,
        durable: bool = True,
    ) -> None:
        """Prepare to run on ``folder``; by default the installed programs on the newest data."""
        self.user: ServerUser = server_user()
        self.folder = _reachable(folder, self.user)
        self.durable = durable
        self.process: subprocess.Popen[bytes] | None = None
        self.socket_folder = self.folder
        _own(self.folder, self.user)
        copies = self.folder / "programs"
        copies.mkdir(exist_ok=True)
        copies.chmod(0o755)
        self.programs = programs or binaries.keep_copy(binaries.installed(), copies)
        self.data = data or _newest_data(self.folder) or self.folder / f"data-{self.programs.major}"

    @property
    def data_major(self) -> str | None:
        """The PostgreSQL major version that wrote the data folder; None when there is no data yet."""
        try:
            return (self.data / "PG_VERSION").read_text().strip()
        except FileNotFoundError:
            return None

    @property
    def running(self) -> bool:
        """Whether the server this object started still runs."""
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Make the data if they are missing, end what a killed start left, run until the server answers.

        Raises CannotRun when the data belongs to another major version or the server does not come up.
        """
        if self.data_major not in (None, self.programs.major):
            raise CannotRun(
                f"البيانات من إصدار آخر: نفّذ liqaa upgrade — the data is of PostgreSQL {self.data_major}, "
                f"the programs are {self.programs.major}: run liqaa upgrade"
            )
        processes.end_all(self.folder / "programs")
        if self.data_major is None:
            self.initialise()
        self._choose_socket_folder()
        deadline = time.monotonic() + START_PATIENCE
        while not self._run_until_it_answers(deadline):
            said = self._last_words()
            if time.monotonic() > deadline or not any(reason in said for reason in PASSING):
                self.stop()
                raise CannotRun(f"لم تبدأ قاعدة البيانات — PostgreSQL did not start: {said}")
            time.sleep(0.2)

    def stop(self) -> None:
        """Stop the server, if it runs: sessions are cut, what was committed is kept."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGQUIT)
                self.process.wait(10)
        self.process = None
        if self.socket_folder != self.folder:
            shutil.rmtree(self.socket_folder, ignore_errors=True)

    def url(self, role: str, database: str) -> str:
        """The address of one database for one role."""
        return f"postgresql://{role}@/{database}?host={quote(str(self.socket_folder))}"

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """A connection as the superuser, for the launcher's own work."""
        return psycopg.connect(host=str(self.socket_folder), user=SUPERUSER, dbname=database, autocommit=True)

    def initialise(self) -> None:
        """Make an empty data folder, named when it is whole. ``start`` does this where needed.

        The character types are C.UTF-8 even though the order is C: with the types of C, trigrams are blind
        to Arabic.
        """
        for half in self.folder.glob("draft-*"):
            shutil.rmtree(half, ignore_errors=True)
        draft = self.folder / f"draft-{secrets.token_hex(4)}"
        command: list[str | Path] = [
            self.programs.program("initdb"),
            "-D",
            draft,
            "-U",
            SUPERUSER,
            "-A",
            "trust",
            "-E",
            "UTF8",
        ]
        command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-collate=C"]
        command += ["--lc-ctype=C.UTF-8", "--lc-messages=C", "--no-instructions"]
        command += [] if self.durable else ["--no-sync"]
        made = subprocess.run(command, capture_output=True, text=True, **self.user.process_options())
        if made.returncode:
            raise CannotRun(f"تعذر إنشاء قاعدة البيانات — initdb failed: {made.stderr.strip()[-500:]}")
        draft.rename(self.data)

    def _choose_socket_folder(self) -> None:
        """The cluster's folder, or a private temporary one where its name is too long for a socket."""
        if len(os.fsencode(self.folder)) > LONGEST_SOCKET_FOLDER and self.socket_folder == self.folder:
            self.socket_folder = Path(tempfile.mkdtemp(prefix="liqaa-"))
            self.user.give(self.socket_folder)

    def _run_until_it_answers(self, deadline: float) -> bool:
        """Start the process and wait for an answer. False when it ended early or time is over."""
        self._start_process()
        while time.monotonic() < deadline:
            try:
                self.connect().close()
            except psycopg.OperationalError:
                if not self.running:
                    return False
                time.sleep(0.02)
            else:
                return True
        return False

    def _start_process(self) -> None:
        log_path = self.folder / "postgres.log"
        if log_path.exists() and log_path.stat().st_size > LOG_LIMIT:
            log_path.replace(log_path.with_suffix(".log.old"))
        command: list[str | Path] = [
            self.programs.program("postgres"),
            "-D",
            self.data,
            "-k",
            self.socket_folder,
        ]
        options = ["listen_addresses=", "unix_socket_permissions=0700", "max_connections=100", "jit=off"]
        for option in [*options, *DISCREET, *(() if self.durable else SAFE_TO_LOSE)]:
            command += ["-c", option]
        with log_path.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=processes.die_with_parent(signal.SIGINT),  # noqa: PLW1509 (one call, loaded before)
                **self.user.process_options(),
            )

    def _last_words(self) -> str:
        lines = (self.folder / "postgres.log").read_text(errors="replace").splitlines()
        telling = [line for line in lines[-20:] if "FATAL" in line or "ERROR" in line]
        return (telling or lines or ["?"])[-1]


def _reachable(folder: Path, user: ServerUser) -> Path:
    """``folder``; where root's is closed to ``user``, a system folder that ``folder`` then links to."""
    if folder.is_symlink() and folder.exists():
        return folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.is_symlink():
        folder.unlink()
    if user.can_enter(folder.parent):
        return folder
    elsewhere = SYSTEM_FOLDER / secrets.token_hex(6)
    elsewhere.mkdir(parents=True)
    folder.symlink_to(elsewhere)
    return elsewhere


def _newest_data(folder: Path) -> Path | None:
    """The data folder of the highest major version, if there is any."""
    named = [path for path in folder.glob("data-*") if path.name.removeprefix("data-").isdigit()]
    return max(named, key=lambda path: int(path.name.removeprefix("data-")), default=None)


def _own(folder: Path, user: ServerUser) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    user.give(folder)
    folder.chmod(0o700)
