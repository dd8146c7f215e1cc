import subprocess
import sys

from liqaa.config.cli import COMMANDS, main

WITHOUT_DJANGO = """
import sys
from liqaa.config.cli import main
try:
    main(["read", "--help"])
except SystemExit:
    pass
print([name for name in ("django", "psycopg") if name in sys.modules], file=sys.stderr)
"""


def test_help_lists_every_command(capsys):
    assert main(["--help"]) == 0
    printed = capsys.readouterr().out
    assert [name for name in COMMANDS if f"  {name} " in printed] == list(COMMANDS)


def test_an_unknown_command_is_refused_by_name(capsys):
    assert main(["fly"]) == 2
    assert (
        capsys.readouterr().err.splitlines()[0] == "liqaa: لا يوجد هذا الأمر — there is no such command: fly"
    )


def test_reading_needs_neither_django_nor_a_database():
    done = subprocess.run([sys.executable, "-c", WITHOUT_DJANGO], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_serving_without_an_organisation_says_what_to_do(liqaa, home):
    done = liqaa("serve")
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == f"liqaa: لا منظمة هنا: نفّذ liqaa init — no organisation here, run liqaa init first: {home}\n"
    )


def test_a_charter_that_is_not_there_names_the_shipped_ones(liqaa):
    done = liqaa("init", "--charter", "nothing.toml", "--name", "حزب", "--admin", "admin@example.org")
    assert done.returncode == 2
    assert "nothing.toml" in done.stderr
    assert "party-secretariats" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_port_in_use_is_named_before_anything_starts(liqaa, home):
    from liqaa.config.launcher import web

    with web.listen("127.0.0.1", 0) as taken:
        done = liqaa("demo", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert done.stderr.startswith("liqaa: تعذر استعمال المنفذ")
    assert len(done.stderr.splitlines()) == 1
    assert not home.exists()
