"""A transaction pooler in a few lines: many clients, few server sessions, another one for each transaction.

It speaks PostgreSQL's protocol (version 3) on a Unix socket and hands the sessions out in turn, so that two
transactions of one client hardly ever meet the same one. Unlike PgBouncer it resets and follows nothing: what
is left in a session stays there, for the test to find.
"""

import contextlib
import queue
import socket
import struct
import threading
from pathlib import Path

SSL_REQUEST, GSS_REQUEST, CANCEL = 80877103, 80877104, 80877102
IDLE = b"I"
PORT = 5432


class Wire:
    """One connection, read message by message."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.file = sock.makefile("rb")

    def first(self) -> tuple[int, bytes]:
        """The message without a type that a client begins with: its code and the rest."""
        length, code = struct.unpack("!II", self._exactly(8))
        return code, self._exactly(length - 8)

    def message(self) -> tuple[bytes, bytes]:
        """The type and the whole of the next message."""
        head = self._exactly(5)
        return head[:1], head + self._exactly(struct.unpack("!I", head[1:])[0] - 4)

    def _exactly(self, count: int) -> bytes:
        found = self.file.read(count)
        if len(found) != count:
            raise EOFError
        return found

    def send(self, content: bytes) -> None:
        self.sock.sendall(content)

    def close(self) -> None:
        self.file.close()
        self.sock.close()


class Session(Wire):
    """A session of the server; ``greeting`` is what it said before it was ready."""

    def __init__(self, server: Path, startup: bytes) -> None:
        sock = socket.socket(socket.AF_UNIX)
        sock.connect(str(server / f".s.PGSQL.{PORT}"))
        super().__init__(sock)
        self.send(startup)
        self.greeting = b""
        kind = b""
        while kind != b"Z":
            kind, whole = self.message()
            if kind == b"E":
                raise ConnectionError(whole)
            self.greeting += whole

    def answer(self, client: Wire) -> bytes:
        """Hand everything on until the server waits: for the next question, or for more of this one."""
        while True:
            kind, whole = self.message()
            client.send(whole)
            if kind == b"Z":
                return whole[-1:]
            if kind == b"G":  # it waits for rows
                return kind

    def roll_back(self) -> None:
        """End what a client left behind."""
        statement = b"ROLLBACK\0"
        self.send(b"Q" + struct.pack("!I", len(statement) + 4) + statement)
        while self.message()[0] != b"Z":
            continue


class Pooler:
    """Listens in ``folder``; keeps ``size`` sessions for each role and database."""

    def __init__(self, folder: Path, server: Path, size: int = 2) -> None:
        self.server, self.size = server, size
        self.pools: dict[bytes, queue.Queue[Session]] = {}
        self.opened: list[Session] = []
        self.lock = threading.Lock()
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(folder / f".s.PGSQL.{PORT}"))
        self.listener.listen(64)
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self.listener.close()
        for session in self.opened:
            session.close()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=[Wire(sock)], daemon=True).start()

    def _serve(self, client: Wire) -> None:
        with contextlib.suppress(EOFError, OSError), contextlib.closing(client):
            code, rest = client.first()
            while code in (SSL_REQUEST, GSS_REQUEST):
                client.send(b"N")
                code, rest = client.first()
            if code == CANCEL:
                return
            pool = self._pool(struct.pack("!II", len(rest) + 8, code) + rest)
            session = pool.get(timeout=30)
            client.send(session.greeting)
            pool.put(session)
            while self._transaction(client, pool):
                continue

    def _pool(self, startup: bytes) -> queue.Queue[Session]:
        """The sessions for those who begin alike."""
        with self.lock:
            if startup not in self.pools:
                self.pools[startup] = queue.Queue()
                for _ in range(self.size):
                    session = Session(self.server, startup)
                    self.opened.append(session)
                    self.pools[startup].put(session)
            return self.pools[startup]

    def _transaction(self, client: Wire, pool: queue.Queue[Session]) -> bool:
        """Lend the client a session until no transaction is open; False when it says goodbye."""
        kind, whole = client.message()
        if kind == b"X":
            return False
        session = pool.get(timeout=30)
        state = b"T"
        try:
            while state != IDLE:
                session.send(whole)
                if kind in (b"Q", b"S") or (kind in (b"c", b"f") and state == b"G"):
                    state = session.answer(client)
                if state != IDLE:
                    kind, whole = client.message()
                    if kind == b"X":
                        session.roll_back()
                        return False
        except (EOFError, OSError):
            session.roll_back()
            raise
        finally:
            pool.put(session)
        return True
