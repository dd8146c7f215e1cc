"""A pytest plugin (``-p liqaa.testing.postgres``): one PostgreSQL, before Django is set up.

The server lives in memory and loses everything at the end. Workers of pytest-xdist inherit its address.
With DATABASE_URL and DATABASE_OWNER_URL set, that server is used instead: the owner must then be allowed to
make databases and to end the application's sessions (``CREATEDB`` and ``pg_signal_backend``).
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from liqaa.config.launcher import processes, roles
from liqaa.config.launcher.cluster import Cluster

PREFIX = "liqaa-test-"
MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of our own is made in it)
FOLDER_VARIABLE = "LIQAA_TEST_FOLDER"


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Start the server and describe it in the environment, once for all workers."""
    if FOLDER_VARIABLE in os.environ:
        return
    base = MEMORY if os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir())
    _clear_dead_runs(base)
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=base))
    folder.chmod(0o755)  # for root, the server's own user enters it
    cluster = None if "DATABASE_URL" in os.environ else Cluster(folder / "postgres", durable=False)

    def stop() -> None:
        if cluster:
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)

    early_config.add_cleanup(stop)
    if cluster:
        _start(cluster)
    os.environ[FOLDER_VARIABLE] = str(folder)
    os.environ["LIQAA_HOME"] = str(folder / "home")
    os.environ["LIQAA_POOL"] = "0"
    os.environ["LIQAA_PRIVATE_HOSTS"] = "127.0.0.1,localhost"  # where the tests' own mail servers stand


def _start(cluster: Cluster) -> None:
    cluster.start()
    with cluster.connect() as connection:
        roles.make_roles(connection, owner_makes_databases=True)
        connection.execute(f"GRANT pg_signal_backend TO {roles.OWNER}")
    os.environ["DATABASE_URL"] = cluster.url(roles.APP, "postgres")
    os.environ["DATABASE_OWNER_URL"] = cluster.url(roles.OWNER, "postgres")


def _clear_dead_runs(base: Path) -> None:
    """Remove what runs that were killed left behind; a run's folder carries its process id."""
    for folder in base.glob(f"{PREFIX}*"):
        run = folder.name.removeprefix(PREFIX).split("-")[0]
        if run.isdigit() and not Path("/proc", run).exists() and Path("/proc/self").exists():
            processes.end_all(folder, patience=2)
            shutil.rmtree(folder, ignore_errors=True)
