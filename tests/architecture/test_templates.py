"""Templates stay plain: nothing inline, nothing from elsewhere, no side of the page named."""

import re

from tests.architecture.house import SOURCE, source_files

INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)[^>]*>|javascript:", re.IGNORECASE)
THIRD_PARTY = re.compile(r"""(?:src|href)=["'](?:https?:)?//""")
PHYSICAL = re.compile(r"class=\"[^\"]*\b(?:float-(?:left|right)|text-(?:left|right)|m[lr]-\d|p[lr]-\d)\b")
PHYSICAL_CSS = re.compile(r"(?:margin|padding|border)-(?:left|right)\s*:|text-align:\s*(?:left|right)\b")


def _found(pattern: re.Pattern[str], suffix: str) -> list[str]:
    return [
        str(path.relative_to(SOURCE)) for path in source_files(suffix) if pattern.search(path.read_text())
    ]


def test_no_template_holds_inline_script_or_style() -> None:
    assert [name for name in _found(INLINE, ".html") if "/email/" not in name] == []


def test_no_template_asks_a_third_party() -> None:
    assert _found(THIRD_PARTY, ".html") == []


def test_templates_and_styles_are_logical_not_left_and_right() -> None:
    assert _found(PHYSICAL, ".html") == []
    assert _found(PHYSICAL_CSS, ".css") == []
