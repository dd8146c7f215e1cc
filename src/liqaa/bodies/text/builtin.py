"""The charters and the list of public mandates that come with the product, as files."""

from importlib.resources import files
from pathlib import Path

MANDATES_PREFIX = "public-mandates-"


def builtin_charters() -> dict[str, Path]:
    """Give the file of each charter by its id: `party-secretariats`, `party-inspectorates`, and others."""
    return {name: path for name, path in _files().items() if not name.startswith(MANDATES_PREFIX)}


def builtin_mandates() -> dict[str, Path]:
    """Give the file of public mandates of each country: `ma`."""
    found = _files().items()
    return {
        name.removeprefix(MANDATES_PREFIX): path for name, path in found if name.startswith(MANDATES_PREFIX)
    }


def _files() -> dict[str, Path]:
    folder = Path(str(files("liqaa.bodies").joinpath("charters")))
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}
