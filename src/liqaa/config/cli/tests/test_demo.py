from importlib.metadata import version

import pytest

from liqaa.config.cli import demo
from liqaa.config.demo.tables import KINDS


@pytest.mark.slow
def test_the_demo_starts_is_refused_twice_survives_a_kill_and_leaves_nothing(liqaa, start, home):
    prepared = liqaa("demo", "--prepare-only")
    assert (prepared.returncode, prepared.stderr) == (0, "")

    server = start("demo", "--port", "0")
    assert server.link.startswith("http://localhost:")
    assert server.wait_until_healthy() == {
        "database": "ok",
        "worker": "ok",
        "lock": "ok",
        "version": version("liqaa"),
    }

    second = liqaa("demo", "--port", "0")
    assert second.returncode == 2
    assert second.stderr == (
        f"liqaa: لقاء يعمل من قبلُ على هذا المجلد — Liqaa is already running on this folder: {home}\n"
    )

    server.process.kill()
    server.process.wait()
    again = start("demo", "--port", "0")
    assert again.wait_until_healthy()["database"] == "ok"
    assert again.stop() == 0
    assert again.left_running() == []


@pytest.mark.slow
def test_both_kinds_are_prepared_side_by_side_each_in_its_own_folder_and_database(liqaa, home):
    question = "from liqaa.bodies.models import Organisation; print(Organisation.objects.get().name_ar)"
    other = home / "demo-inspectorate"
    for kind, folder, name in (
        ("inspectorate", other, "حزب الضمير والعمران"),
        ("secretariat", home, "حزب النماء والمواطنة"),
    ):
        prepared = liqaa("demo", "--kind", kind, "--prepare-only")
        assert (prepared.returncode, prepared.stderr) == (0, "")
        assert prepared.stdout.endswith(f": {folder}\n")
        told = liqaa("manage", "shell", "-v0", "-c", question, at=folder)
        assert (told.stdout, told.stderr) == (f"{name}\n", "")
    assert (home / "secret-key").read_text() != (other / "secret-key").read_text()


def test_the_command_offers_the_kinds_there_are():
    assert demo.KINDS == KINDS


def test_the_demo_is_no_place_for_a_real_organisation(liqaa, home):
    home.mkdir()
    (home / "kind").write_text("demo\n")
    done = liqaa("serve")
    assert done.returncode == 2
    assert (
        done.stderr == f"liqaa: هذا المجلد للعرض التجريبي — this folder holds the demo: {home} (LIQAA_HOME)\n"
    )


def test_a_real_organisation_is_no_place_for_the_demo(liqaa, home):
    home.mkdir()
    (home / "kind").write_text("own\n")
    done = liqaa("demo", "--prepare-only")
    assert done.returncode == 2
    assert "this folder holds a real organisation, not the demo" in done.stderr
