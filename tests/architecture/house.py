"""The house as the contract draws it: rooms and their height, files and their kind."""

import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "liqaa"


@cache
def heights() -> dict[str, int]:
    """Each room's height, from the layers of the import contract; rooms side by side share one."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "house")
    return {
        room.strip(" ()"): height
        for height, layer in enumerate(reversed(layers))
        for room in layer.split("|")
    }


def room_of(path: Path) -> str:
    """The room a file of the source tree lies in."""
    return path.relative_to(SOURCE).parts[0]


def source_files(suffix: str) -> list[Path]:
    """Every file of ours with this suffix: no build product, no migration."""
    found = (path for path in SOURCE.rglob(f"*{suffix}") if "dist" not in path.parts)
    return sorted(path for path in found if "migrations" not in path.parts)
