import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from liqaa.config.launcher import processes
from liqaa.config.launcher.cluster import Cluster
from liqaa.config.launcher.faults import CannotRun

START_AND_WAIT = """
import sys
from pathlib import Path
from liqaa.config.launcher.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]), durable=False)
cluster.start()
print(cluster.process.pid, flush=True)
sys.stdin.read()
"""


def remember(cluster: Cluster) -> None:
    with cluster.connect() as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('محمد')")


def remembered(cluster: Cluster) -> list[tuple[str]]:
    with cluster.connect() as connection:
        return connection.execute("SELECT word FROM kept").fetchall()


def test_data_outlive_a_stop(folder, make_cluster):
    first = make_cluster(folder / "postgres")
    first.start()
    remember(first)
    first.stop()
    again = make_cluster(folder / "postgres")
    again.start()
    assert remembered(again) == [("محمد",)]


def test_only_the_owner_enters_the_folder_and_nothing_listens_on_the_network(folder, make_cluster):
    cluster = make_cluster(folder / "postgres")
    cluster.start()
    assert cluster.folder.stat().st_mode & 0o777 == 0o700
    with cluster.connect() as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_trigrams_see_arabic(folder, make_cluster):
    cluster = make_cluster(folder / "postgres")
    cluster.start()
    with cluster.connect() as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        assert connection.execute("SELECT similarity('محمد', 'محمود')").fetchone() == (0.375,)


def test_a_killed_server_starts_again_with_what_it_had(folder, make_cluster):
    cluster = make_cluster(folder / "postgres", durable=True)
    cluster.start()
    remember(cluster)
    cluster.process.kill()
    cluster.process.wait()
    assert not cluster.running
    again = make_cluster(folder / "postgres")
    again.start()
    assert remembered(again) == [("محمد",)]


def test_a_stale_process_file_does_not_stop_a_start(folder, make_cluster):
    cluster = make_cluster(folder / "postgres")
    cluster.start()
    lines = (cluster.data / "postmaster.pid").read_text()
    cluster.process.kill()
    cluster.process.wait()
    (cluster.data / "postmaster.pid").write_text(lines)
    again = make_cluster(folder / "postgres")
    again.start()
    assert again.running


def test_the_server_dies_with_a_killed_parent_and_the_next_start_works(folder, make_cluster):
    parent = subprocess.Popen(
        [sys.executable, "-c", START_AND_WAIT, str(folder / "postgres")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    orphan = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    cluster = make_cluster(folder / "postgres")
    cluster.start()
    assert orphan not in processes.running_from(cluster.folder)
    assert cluster.running


def test_a_server_that_outlived_its_start_is_ended_by_the_next(folder, make_cluster):
    orphan = make_cluster(folder / "postgres")
    orphan.start()
    cluster = make_cluster(folder / "postgres")
    cluster.start()
    assert orphan.process.wait(5) in {0, 1}  # 1 where it had not quite finished starting
    assert cluster.running


def test_a_long_folder_name_with_spaces_and_arabic_works(folder, make_cluster):
    deep = folder / "مجلد بعيد جدا" / ("x" * 60) / ("y" * 60)
    deep.mkdir(parents=True)
    cluster = make_cluster(deep / "postgres")
    cluster.start()
    assert cluster.socket_folder != cluster.folder
    with psycopg.connect(cluster.url("postgres", "postgres")) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    socket_folder = cluster.socket_folder
    cluster.stop()
    assert not socket_folder.exists()


def test_data_of_another_major_version_are_not_touched(folder, make_cluster):
    old = folder / "postgres" / "data-12"
    old.mkdir(parents=True)
    (old / "PG_VERSION").write_text("12\n")
    with pytest.raises(CannotRun, match="run liqaa upgrade"):
        make_cluster(folder / "postgres").start()
    assert [path.name for path in Path(old).iterdir()] == ["PG_VERSION"]


def test_a_server_that_cannot_start_says_why_in_one_line(folder, make_cluster):
    cluster = make_cluster(folder / "postgres")
    cluster.start()
    cluster.stop()
    (cluster.data / "postgresql.conf").write_text("shared_buffers = nonsense\n")
    with pytest.raises(CannotRun) as refusal:
        make_cluster(folder / "postgres").start()
    assert "did not start" in str(refusal.value)
    assert "\n" not in str(refusal.value)
