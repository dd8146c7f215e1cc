"""A fuzzer of forms: every address of the product, with parameters and bodies made to surprise it.

It learns as it goes: the forms of each page it is shown give the names of fields, the links of each page
real addresses. What fails is written down with everything needed to send it again.
"""

import re
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote_from_bytes, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import Form
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.architecture.house import SOURCE, source_files
from tests.architecture.test_sign_in import _named
from tests.hostile import bombs
from tests.hostile.standing import screens
from tests.hostile.words import EVERYTHING, PLACES

KEYS = ("1", "2", "7", "0", "2147483648", "9223372036854775807", "9223372036854775808")
FILES = (
    b"",
    b"PK\x03\x04",
    b"%PDF-1.7",
    b"name,office\n\x00",
    "الاسم,المسؤولية\nسناء,أمينة".encode(),
    b"\xff\xd8\xff",
)
NAMES = ("تقرير.docx", "a.xlsx", "x\u202egpj.exe", "../../a.csv", "a.txt", "ا" * 300 + ".pdf")

values = st.sampled_from(EVERYTHING) | st.text(max_size=40)
plans = st.fixed_dictionaries(
    {
        "values": st.lists(values, min_size=12, max_size=12),
        "dice": st.lists(st.integers(0, 99), min_size=40, max_size=40),
    }
)


class Page(HTMLParser):
    """The fields of a page's forms with what they hold, and its addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field, a choice or an address."""
        told = {name: value or "" for name, value in attrs}
        self.links |= {told[name] for name in ("href", "action", "hx-get", "hx-post") if told.get(name)}
        if tag in {"input", "select", "textarea", "button"} and told.get("name"):
            self.last = told["name"]
            if told["name"] not in self.fields or "checked" in told:
                self.fields[told["name"]] = told.get("value", "")
        elif tag == "option" and told.get("value") and getattr(self, "last", None):
            self.fields[self.last] = told["value"]


@dataclass
class Fuzzer:
    """Sends surprises as one reader, and keeps what went wrong."""

    client: Client
    sign_in: Callable[[Client], None]
    forbidden: tuple[str, ...] = ()
    sent: int = 0
    troubles: list[str] = field(default_factory=list)
    known: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def learn_screens(self) -> None:
        """The addresses of the demo's screens, each under its name."""
        for screen, address in screens():
            if screen.route not in {"access:accept", "account_logout"}:
                self.known[screen.route].append(address.partition("?")[0])

    def walk(self, methods: Iterable[str], *, rounds: int = 1) -> None:
        """Each address by each method, ``rounds`` times, with what hypothesis makes up.

        One round makes up the same each time; more rounds make up something new.
        """
        targets = [(name, method) for _ in range(rounds) for method in methods for name in addresses()]
        left = iter(targets)

        @settings(
            max_examples=len(targets),
            phases=[Phase.generate],
            derandomize=rounds == 1,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(plans)
        def once(plan: dict[str, Any]) -> None:
            target = next(left, None)
            if target:
                self.surprise(*target, plan["values"], plan["dice"])

        while self.sent < len(targets):
            once()

    def surprise(self, name: str, method: str, typed: list[str], dice: list[int]) -> None:
        """Send one request and look at the answer."""
        address = self.address_of(name, typed, dice)
        if method == "GET":
            names = asked()
            step = 1 + dice[3] % 5
            filled = {
                names[(dice[2] + step * number) % len(names)]: typed[number] for number in range(dice[4] % 6)
            }
        else:
            calm = 88 if dice[10] < 60 else 45  # what is almost right goes deeper than what is all wrong
            fields = self.fields_of(address, dice)
            filled = {key: old if roll < calm else new for key, old, roll, new in _mixed(fields, typed, dice)}
        self.send(method, address, filled, dice)

    def send(self, method: str, address: str, filled: dict[str, str], dice: list[int]) -> None:
        """Send it, as a form or with a file."""
        self.sent += 1
        htmx = {"hx-request": "true"} if dice[5] < 20 else {}
        if method == "GET":
            answer = self.client.get(f"{address}?{_encoded(filled)}", headers=htmx)
        elif dice[6] < 25:
            body: dict[str, Any] = {key: _sendable(value) for key, value in filled.items()}
            content = (*FILES, bombs.office(), bombs.entities())[dice[7] % (len(FILES) + 2)]
            upload = SimpleUploadedFile("x", content)
            upload._name = NAMES[dice[8] % len(NAMES)]
            answer = self.client.post(address, body | {"file": upload}, headers=htmx)
        else:
            form = "application/x-www-form-urlencoded"
            answer = self.client.generic("POST", address, _encoded(filled).encode(), form, headers=htmx)
        self.look(answer, f"{method} {address} { ({key: value[:60] for key, value in filled.items()})!r}")

    def ask_each(self, values: Iterable[str]) -> None:
        """Each page, with each word that its room looks for in an address, as each of these values.

        And once with every field of every form of the room at once.
        """
        for name in addresses():
            address, room = self.address_of(name, ["x"], [0] * 12), name.partition(":")[0]
            for value in values:
                for filled in (
                    *({word: value} for word in asked(room)),
                    dict.fromkeys(parameters(room), value),
                ):
                    self.sent += 1
                    answer = self.client.get(f"{address}?{_encoded(filled)}")
                    self.look(answer, f"GET {address} {value[:60]!r} as {' '.join(filled)[:300]}")

    def look(self, answer: Any, said: str) -> None:
        """Keep what is wrong with an answer, learn from what is right."""
        content = content_of(answer)
        if answer.status_code >= 500 and not said.startswith("GET /healthz"):  # 503: no worker here
            lines = traceback.format_exception(*answer.exc_info)[-4:] if answer.exc_info else []
            self.troubles.append(f"{answer.status_code} {said}\n{''.join(lines)}")
        if b"Traceback (most recent" in content:
            self.troubles.append(f"a traceback is shown: {said}")
        self.troubles += [
            f"{secret} is shown: {said}" for secret in self.forbidden if secret.encode() in content
        ]
        if answer.status_code == 200 and content.lstrip()[:1] == b"<":
            self.learn(content)
        if "Clear-Site-Data" in answer.headers:
            self.sign_in(self.client)

    def learn(self, content: bytes) -> Page:
        """Note the addresses of a page."""
        page = Page()
        page.feed(content.decode("utf-8", "replace"))
        for link in page.links:
            path = urlsplit(link).path
            try:
                name = resolve(path).view_name
            except Resolver404:
                continue
            if path not in self.known[name][-20:]:
                self.known[name].append(path)
        return page

    def address_of(self, name: str, typed: list[str], dice: list[int]) -> str:
        """A real address by this name, or one with arguments made up."""
        if self.known[name] and dice[0] < 80:
            return self.known[name][dice[1] % len(self.known[name])]
        arguments = {}
        for argument, kind in addresses()[name].items():
            if kind == "int":
                arguments[argument] = KEYS[dice[1] % len(KEYS)]
            elif kind == "path":
                arguments[argument] = PLACES[dice[1] % len(PLACES)].strip("/") or "ma"
            else:
                arguments[argument] = re.sub(r"[\x00/\ud800-\udfff\s]", "-", typed[0][:100]) or "x"
        try:
            return reverse(name, kwargs=arguments)
        except NoReverseMatch:
            return reverse(name, kwargs=dict.fromkeys(arguments, "1"))

    def fields_of(self, address: str, dice: list[int]) -> dict[str, str]:
        """The fields of the forms on the page itself; of any form where the page shows none."""
        answer = self.client.get(address)
        content = content_of(answer)
        if answer.status_code == 200 and content.lstrip()[:1] == b"<":
            page = self.learn(content)
            if page.fields:
                return page.fields
        names = parameters()
        return {names[(dice[2] * 7 + step * 13) % len(names)]: "1" for step in range(12)}


def content_of(answer: Any) -> bytes:
    """All that an answer sends; a file is read to its end and closed, as a server does."""
    if not answer.streaming:
        content: bytes = answer.content
        return content
    try:
        return b"".join(answer.streaming_content)
    finally:
        answer.close()


def _mixed(fields: dict[str, str], typed: list[str], dice: list[int]) -> Iterable[tuple[str, str, int, str]]:
    for number, (key, old) in enumerate(fields.items()):
        yield key, old, dice[(number + 9) % len(dice)], typed[number % len(typed)]


def _encoded(filled: dict[str, str]) -> str:
    """A form's body, lone surrogates included: as a hostile client would send them."""
    parts = [
        (quote_from_bytes(each.encode("utf-8", "surrogatepass")) for each in pair) for pair in filled.items()
    ]
    return "&".join("=".join(pair) for pair in parts)


def _sendable(value: str) -> str:
    return value.encode("utf-8", "replace").decode()


_ADDRESSES: dict[str, dict[str, str]] = {}


def addresses() -> dict[str, dict[str, str]]:
    """Every address of the product by its name, with its arguments and their kinds."""
    if not _ADDRESSES:
        for name, entry in _named(get_resolver().url_patterns):
            kinds = {key: type(each).__name__[:-9].lower() for key, each in entry.pattern.converters.items()}
            _ADDRESSES[name] = kinds or dict.fromkeys(entry.pattern.regex.groupindex, "key")
    return _ADDRESSES


@cache
def parameters(room: str = "") -> list[str]:
    """The name of every field of every form of the product, or of one room."""
    found = {
        "q",
        "page",
        "place",
        "tab",
        "state",
        "kind",
        "layer",
        "level",
        "next",
        "by",
        "past",
        "from",
        "to",
        "on",
    }
    waiting = list(Form.__subclasses__())
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        if form.__module__.startswith(f"liqaa.{room}"):
            found |= form.base_fields.keys()
    return sorted(found)


@cache
def asked(room: str = "") -> list[str]:
    """What pages look for in their address, by the words of their source; those of one room."""
    looked = re.compile(r"""GET(?:\.get|\.getlist)?[\[(]["'](\w+)["']""")
    files = [path for path in source_files(".py") if "tests" not in path.parts]
    views = [path.read_text("utf-8") for path in files if str(path.relative_to(SOURCE)).startswith(room)]
    return sorted({name for text in views for name in looked.findall(text)} | {"next", "page"})
