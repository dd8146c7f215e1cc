"""Small things: a file a reader takes in at once."""

from pathlib import Path

from tests.architecture.house import ROOT, source_files

LIMIT = 400
TEMPLATE_LIMIT = 160
NAMED_BY_DJANGO = ROOT / "src/liqaa/kit/database/base.py"  # an engine is looked for under this name
FORBIDDEN = {"utils", "helpers", "common", "misc", "base", "manager"}


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    tests = list((ROOT / "tests").rglob("*.py"))
    files = source_files(".py") + source_files(".css") + source_files(".js") + tests
    files += sorted((ROOT / "frontend" / "src").rglob("*.*s"))
    assert {str(path.relative_to(ROOT)): _lines(path) for path in files if _lines(path) > LIMIT} == {}


def test_no_template_is_longer_than_a_screen_or_three() -> None:
    long = {str(path.relative_to(ROOT)): _lines(path) for path in source_files(".html")}
    assert {name: lines for name, lines in long.items() if lines > TEMPLATE_LIMIT} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    files = [path for path in source_files(".py") if path != NAMED_BY_DJANGO]
    assert [str(path.relative_to(ROOT)) for path in files if path.stem in FORBIDDEN] == []
