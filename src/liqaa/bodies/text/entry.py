"""Reading the entries of a charter: typed values, clear refusals, and which values are assumed."""

import re
from collections.abc import Iterator
from datetime import date

from liqaa.bodies.text.errors import CharterError
from liqaa.bodies.text.names import Name, Title
from liqaa.bodies.text.source import Source
from liqaa.bodies.text.structure import AssumedValue, Seats
from liqaa.bodies.text.vocabulary import CONFIDENCES
from liqaa.bodies.text.wording import FIELD_LABELS, TYPE_WORDS

MAX_NUMBER = 100_000
MAX_TEXT = 500
FORMS = (1, 2)  # one value for both, or two: masculine and feminine, from and to
IDENTIFIER = re.compile(r"[a-z][a-z0-9_-]{0,59}")
# Controls, surrogates, bidi overrides and isolates, byte order mark: nothing that a name needs.
REFUSED = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
Value = str | int | bool | tuple[int | str, ...]


class Entry:
    """One table of the file: read every key, then `close` it; a key that nobody read is refused."""

    def __init__(
        self, source: Source, table: dict[str, object], header: str, path: str, line: int | None = None
    ) -> None:
        self._source = source
        self._left = dict(table)
        self._values: list[tuple[str, Value]] = []
        self.path = path
        self._line = line if line is not None else source.next_line(header)
        self._header = header
        self._whole = self._confidence(self._left.pop("conf", None), "conf") == "assumed"

    def fail(self, code: str, key_at: str = "", /, **facts: object) -> CharterError:
        """Make the error for one key of this entry, with its path and line."""
        return CharterError(code, self.where(key_at), **facts)

    def where(self, key: str = "") -> str:
        """Name a key of this entry: `office.treasurer.seats (line 120)`."""
        path = f"{self.path}.{key}" if key else self.path
        return f"{path} (line {self._line})" if self._line else path

    def text(self, key: str, default: str | None = None) -> str:
        """Read a text; without `default` it must be there and not be empty."""
        value = self._take(key)
        if value is None:
            if default is None:
                raise self.fail("missing_key", key=key)
            return default
        return self._clean(value, key)

    def identifier(self, key: str) -> str:
        """Read an identifier that must be there."""
        return self._identify(self.text(key), key)

    def optional_identifier(self, key: str) -> str | None:
        """Read an identifier that may be missing."""
        return self.identifier(key) if key in self._left else None

    def identifiers(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Read one identifier or a list of them, each once."""
        value = self._take(key)
        if value is None:
            if required:
                raise self.fail("missing_key", key=key)
            return ()
        items = value if isinstance(value, list) else [value]
        found = tuple(self._identify(self._clean(item, key), key) for item in items)
        if required and not found:
            raise self.fail("missing_key", key=key)
        for item in found:
            if found.count(item) > 1:
                raise self.fail("duplicate_key", key, key=item)
        return found

    def choice(self, key: str, allowed: frozenset[str], default: str | None = None) -> str:
        """Read a word of a vocabulary."""
        return self._allowed(self.text(key, default), key, allowed)

    def choices(self, key: str, allowed: frozenset[str]) -> tuple[str, ...]:
        """Read words of a vocabulary."""
        return tuple(self._allowed(item, key, allowed) for item in self.identifiers(key))

    def number(self, key: str, minimum: int = 0, maximum: int = MAX_NUMBER) -> int | None:
        """Read a whole number that may be missing."""
        value = self._take(key)
        if value is None:
            return None
        return self._whole_number(value, key, minimum, maximum)

    def seats(self, key: str) -> Seats | None:
        """Read `5` (exactly), `[3, 15]` (from, to) or `[1]` (at least)."""
        value = self._take(key)
        if value is None:
            return None
        items = value if isinstance(value, list) else [value, value]
        if len(items) not in FORMS:
            raise self.wrong_type("range", key)
        numbers = [self._whole_number(item, key, 0, MAX_NUMBER) for item in items]
        at_most = numbers[1] if len(numbers) > 1 else None
        if at_most is not None and numbers[0] > at_most:
            raise self.fail("bad_range", key, key=key)
        return Seats(numbers[0], at_most)

    def flag(self, key: str) -> bool:
        """Read true or false; missing is false."""
        value = self._take(key)
        if value is None:
            return False
        if not isinstance(value, bool):
            raise self.wrong_type("flag", key)
        return value

    def day(self, key: str) -> date:
        """Read a date that must be there."""
        value = self._take(key)
        if value is None:
            raise self.fail("missing_key", key=key)
        if type(value) is not date:
            raise self.wrong_type("date", key)
        return value

    def name(self, key: str) -> Name:
        """Read a name in three languages: `{ ar = "…", fr = "…", en = "…" }`."""
        inner = self.inner(key)
        name = Name(inner.text("ar"), inner.text("fr"), inner.text("en"))
        inner.close(name)
        return name

    def title(self, key: str) -> Title:
        """Read a title: `{ ar = ["أمين", "أمينة"], fr = "secrétaire", en = "secretary" }`."""
        inner = self.inner(key)
        ar_m, ar_f = inner.pair("ar")
        fr_m, fr_f = inner.pair("fr")
        the_m, the_f = inner.pair("the") if inner.has("the") else (None, None)
        title = Title(ar_m, ar_f, fr_m, fr_f, inner.text("en"), the_m, the_f)
        inner.close(Name(ar_m, fr_m, title.en))
        return title

    def pair(self, key: str) -> tuple[str, str]:
        """Read a masculine and a feminine form; a single text is both."""
        value = self._take(key)
        if value is None:
            raise self.fail("missing_key", key=key)
        items = value if isinstance(value, list) else [value]
        if len(items) not in FORMS:
            raise self.wrong_type("pair", key)
        forms = [self._clean(item, key) for item in items]
        return forms[0], forms[-1]

    def has(self, key: str) -> bool:
        """Say whether a key is there and not yet read."""
        return key in self._left

    def inner(self, key: str) -> "Entry":
        """Read a table inside this one."""
        value = self._left.pop(key, None)
        if value is None:
            raise self.fail("missing_key", key=key)
        if not isinstance(value, dict):
            raise self.wrong_type("table", key)
        return Entry(self._source, value, self._header, f"{self.path}.{key}", self._line)

    def children(self, key: str) -> Iterator["Entry"]:
        """Read the list of tables `[[header.key]]` of this entry."""
        value = self._left.pop(key, [])
        yield from _each(self._source, value, f"{self._header}.{key}", f"{self.path}.{key}")

    def wrong_type(self, expected: str, key: str) -> CharterError:
        """Make the error for a value of another type than `expected`."""
        return _wrong_type(expected, key, self.where(key))

    def close(self, name: Name) -> None:
        """Refuse what nobody read, then hand over the assumed values under the entry's `name`."""
        for key in self._left:
            raise self.fail("unknown_key", key, key=key)
        if self._whole:
            self._source.assumed.append(AssumedValue(self.path, None, name))
        for key, value in self._values:
            label = FIELD_LABELS.get(key, Name(key, key, key))
            joined = Name(f"{name.ar}: {label.ar}", f"{name.fr} : {label.fr}", f"{name.en}: {label.en}")
            self._source.assumed.append(AssumedValue(f"{self.path}.{key}", value, joined))

    def _whole_number(self, value: object, key: str, minimum: int, maximum: int) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not minimum <= value <= maximum:
            raise self.fail("bad_number", key, key=key, minimum=minimum, maximum=maximum)
        return value

    def _take(self, key: str) -> object:
        value = self._left.pop(key, None)
        if not isinstance(value, dict):
            return value
        wrapped = dict(value)
        confidence = self._confidence(wrapped.pop("conf", None), key)
        if set(wrapped) != {"value"}:
            raise self.wrong_type("value", key)
        if confidence == "assumed":
            self._values.append((key, _as_value(wrapped["value"])))
        return wrapped["value"]

    def _confidence(self, value: object, key: str) -> str:
        if value is None:
            return "seen"
        return self._allowed(self._clean(value, key), key, CONFIDENCES)

    def _allowed(self, value: str, key: str, allowed: frozenset[str]) -> str:
        if value not in allowed:
            raise self.fail("unknown_choice", key, value=value, allowed=", ".join(sorted(allowed)))
        return value

    def _clean(self, value: object, key: str) -> str:
        if not isinstance(value, str):
            raise self.wrong_type("text", key)
        if not value.strip() or len(value) > MAX_TEXT or REFUSED.search(value):
            raise self.fail("bad_text", key, key=key)
        return value.strip()

    def _identify(self, value: str, key: str) -> str:
        if not IDENTIFIER.fullmatch(value) and (value, key) != ("*", "levels"):
            raise self.fail("bad_key", key, value=value)
        return value


def table(source: Source, key: str) -> Entry:
    """Give the one table `[key]` of the file."""
    value = source.document.get(key)
    if value is None:
        raise CharterError("missing_key", "", key=key)
    if not isinstance(value, dict):
        raise _wrong_type("table", key, key)
    return Entry(source, value, key, key)


def entries(source: Source, key: str, *, required: bool = False) -> Iterator[Entry]:
    """Give each `[[key]]` of the file; its path holds its own key: `office.treasurer`."""
    value = source.document.get(key, [])
    if required and not value:
        raise CharterError("missing_key", "", key=key)
    yield from _each(source, value, key, key)


def _each(source: Source, value: object, header: str, path: str) -> Iterator[Entry]:
    if not isinstance(value, list):
        raise _wrong_type("tables", header, path)
    seen: set[str] = set()
    for position, item in enumerate(value, start=1):
        if not isinstance(item, dict):
            raise _wrong_type("tables", header, path)
        key = item.get("key")
        own = key if isinstance(key, str) and IDENTIFIER.fullmatch(key) else str(position)
        entry = Entry(source, item, header, f"{path}.{own}")
        if own in seen:
            raise entry.fail("duplicate_key", key=own)
        seen.add(own)
        yield entry


def _wrong_type(expected: str, key: str, where: str) -> CharterError:
    words = TYPE_WORDS[expected]
    return CharterError(
        "bad_type", where, key=key, expected_ar=words.ar, expected_fr=words.fr, expected_en=words.en
    )


def _as_value(value: object) -> Value:
    if isinstance(value, list):
        return tuple(item for item in value if isinstance(item, int | str))
    return value if isinstance(value, str | int) else str(value)
