import subprocess
import sys

import pytest

from liqaa.config.launcher.faults import CannotRun
from liqaa.config.launcher.lock import folder_lock

HOLD = """
import sys
from pathlib import Path
from liqaa.config.launcher.lock import folder_lock
with folder_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_start_is_refused_with_the_folder_in_one_line(folder):
    with folder_lock(folder), pytest.raises(CannotRun) as refusal, folder_lock(folder):
        pass
    assert str(refusal.value) == (
        f"لقاء يعمل من قبلُ على هذا المجلد — Liqaa is already running on this folder: {folder}"
    )


def test_a_killed_start_frees_the_folder(folder):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(CannotRun), folder_lock(folder):
        pass
    holder.kill()
    holder.communicate()
    with folder_lock(folder):
        pass


def test_a_folder_that_cannot_be_made_is_named(folder):
    (folder / "file").write_text("")
    with pytest.raises(CannotRun, match="cannot use the folder"), folder_lock(folder / "file" / "home"):
        pass
