"""Web pages to text: the article where there is one, a line for each block."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from liqaa.reports.text.sources.marks import BULLET
from liqaa.reports.text.sources.unreadable import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_DROPPED = [
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "svg",
    "form",
    "nav",
    "aside",
    "footer",
    "header",
    "button",
    "select",
    "figure",
]
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "tr",
        "section",
        "article",
        "blockquote",
        "ul",
        "ol",
        "table",
        "main",
        "body",
        "header",
        "td",
    ]
)


def page_text(page: str) -> str:
    """The readable text of a web page: its article or main part where it has one, no scripts, no menus."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True)
    try:
        root = lxml.html.document_fromstring(page.encode("utf-8", errors="replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise Unreadable("damaged") from error
    main = _main_part(root)
    lxml.etree.strip_elements(main, *_DROPPED, with_tail=False)
    return _spoken(main)


def _main_part(root: "HtmlElement") -> "HtmlElement":
    """The article with most text, or the main part, or the body."""
    for path in (".//article", ".//main", ".//*[@role='main']", ".//body"):
        found = root.xpath(path)
        if found:
            best = max(found, key=lambda element: len(element.text_content()))
            if len(best.text_content().strip()) > 200 or path == ".//body":
                return best
    return root


def _spoken(root: "HtmlElement") -> str:
    """The text of an element, one line a block, walked without recursion: pages nest deeply."""
    pieces: list[str] = []
    for event, element in _events(root):
        tag = str(element.tag)
        if tag in _BLOCKS:
            pieces.append("\n")
        if event == "start":
            if tag == "li":
                pieces.append(BULLET)
            if tag and element.text:
                pieces.append(re.sub(r"\s+", " ", element.text))
        elif element is not root and element.tail:
            pieces.append(re.sub(r"\s+", " ", element.tail))
    text = "".join(pieces)
    return re.sub(r"\n[ \t]*(?:\n[ \t]*)+", "\n\n", text).strip()


def _events(root: "HtmlElement") -> "Iterable[tuple[str, _Element]]":
    import lxml.etree

    return lxml.etree.iterwalk(root, events=("start", "end"))
