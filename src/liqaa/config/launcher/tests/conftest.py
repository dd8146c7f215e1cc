"""Folders and servers for the launcher's own tests, apart from the database of the others."""

import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from liqaa.config.launcher.cluster import Cluster
from liqaa.testing.postgres import FOLDER_VARIABLE


@pytest.fixture
def folder() -> Path:
    """An empty folder with a short name, which any user can enter, gone with the run."""
    path = Path(os.environ[FOLDER_VARIABLE], secrets.token_hex(3))
    path.mkdir(mode=0o755)
    return path


@pytest.fixture
def make_cluster() -> Iterator[Callable[..., Cluster]]:
    """Make servers that are stopped at the end, whatever happens."""
    made: list[Cluster] = []

    def make(folder: Path, **options) -> Cluster:
        made.append(Cluster(folder, **{"durable": False, **options}))
        return made[-1]

    yield make
    for cluster in made:
        cluster.stop()
