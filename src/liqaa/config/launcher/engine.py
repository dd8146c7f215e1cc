"""The database of an installation: the embedded one, or the server named by the environment."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from liqaa.config.launcher import roles
from liqaa.config.launcher.cluster import SUPERUSER, Cluster
from liqaa.config.launcher.faults import CannotRun


@dataclass(frozen=True)
class Engine:
    """Where the database is: an address for each role, and the server if it is ours to start and stop."""

    app_url: str
    owner_url: str
    admin_url: str  # who sees every row, for backups: the embedded superuser, else the owner
    cluster: Cluster | None = None

    @property
    def alive(self) -> bool:
        """False once the embedded server has ended; a server that is not ours is always taken to be alive."""
        return self.cluster is None or self.cluster.running

    def revive(self) -> None:
        """Start the embedded server again on the same data and the same socket. Raises CannotRun."""
        if self.cluster is not None:
            self.cluster.start()

    def publish(self) -> None:
        """Put both addresses into the environment, where the settings read them."""
        os.environ["DATABASE_URL"] = self.app_url
        os.environ["DATABASE_OWNER_URL"] = self.owner_url


@contextmanager
def running_engine(home: Path) -> Iterator[Engine]:
    """Start the embedded server under ``home``, or check the one of DATABASE_URL and DATABASE_OWNER_URL.

    Both addresses are in the environment inside the block; the embedded server stops when it ends.
    Raises CannotRun.
    """
    app_url, owner_url = os.environ.get("DATABASE_URL"), os.environ.get("DATABASE_OWNER_URL")
    if bool(app_url) != bool(owner_url):
        raise CannotRun("يلزم العنوانان معا — set both DATABASE_URL and DATABASE_OWNER_URL, or neither")
    if app_url and owner_url:
        roles.check_server(app_url, owner_url)
        yield Engine(app_url, owner_url, owner_url)
        return
    cluster = _cluster(home / "postgres")
    try:
        cluster.start()
        engine = prepared(cluster)
        engine.publish()
        yield engine
    finally:
        cluster.stop()
        os.environ.pop("DATABASE_URL", None)
        os.environ.pop("DATABASE_OWNER_URL", None)


def _cluster(folder: Path) -> Cluster:
    """The server of ``folder``; what the file system refuses is said in one line."""
    try:
        return Cluster(folder)
    except OSError as problem:
        raise CannotRun(f"لا يمكن استعمال المجلد — cannot use {folder}: {problem.strerror}") from None


def prepared(cluster: Cluster) -> Engine:
    """Roles and database of a started server, made where they are missing."""
    with cluster.connect() as connection:
        roles.make_roles(connection)
        new = not roles.database_exists(connection)
        if new:
            roles.make_database(connection)
    if new or not _furnished(cluster):
        with cluster.connect(roles.DATABASE) as connection:
            roles.furnish(connection)
    app, owner, admin = (cluster.url(role, roles.DATABASE) for role in (roles.APP, roles.OWNER, SUPERUSER))
    return Engine(app, owner, admin, cluster)


def _furnished(cluster: Cluster) -> bool:
    """Whether an earlier start got as far as the extensions; a killed one may not have."""
    with cluster.connect(roles.DATABASE) as connection:
        there = {name for (name,) in connection.execute("SELECT extname FROM pg_extension")}
    return there.issuperset(roles.EXTENSIONS)
