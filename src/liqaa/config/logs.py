"""What the program writes down for its operator: where something failed, never about whom.

A log lies where no second lock reaches, and is sent on to whoever helps. So values are masked: addresses,
long numbers, quoted words, letters that are not Latin. Of an exception the kind and the places in the code
are written, of the database's its code and the constraint, of the words only those that the house wrote
itself: a message of a library quotes what somebody typed.
"""

import logging
import re
import traceback
from http import HTTPStatus
from types import TracebackType
from typing import Any

MASK = "…"
_MASKED = re.compile(
    r"[\w.+-]+@[\w.-]+"  # addresses
    r"|\+?\d[\d \-.]{6,}\d"  # phones, numbers of cards
    r"|'[^']*'|\"[^\"]*\"|«[^»]*»"  # what is quoted
    r"|[^\x00-\x7f]+(?:[ ]+[^\x00-\x7f]+)*"  # Arabic, accented: names are written so
)
_CODE = re.compile(r"[a-z0-9_.,:;/=\[\]() -]*")
_PHRASES = frozenset(status.phrase for status in HTTPStatus)
_QUERY = re.compile(r"\?\S*")

type Exc = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def masked(text: str) -> str:
    """The text without what may name somebody."""
    return _MASKED.sub(MASK, _QUERY.sub(f"?{MASK}", text))


class Discreet(logging.Formatter):
    """Writes a line without personal values, and a traceback without the words of exceptions."""

    def format(self, record: logging.LogRecord) -> str:
        """One record as it is written."""
        lines = [f"{self.formatTime(record)} {record.levelname} {record.name}: {_message(record)}"]
        if record.exc_info and record.exc_info[0] is not None:
            lines.append(self.formatException(record.exc_info))
        return "\n".join(lines)

    def formatException(self, ei: Exc) -> str:  # noqa: N802 (the library's name)
        """The chain of exceptions: where each was raised and its kind."""
        _kind, error, _trace = ei
        told: list[str] = []
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            told.insert(0, _one(error))
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(told)


def _message(record: logging.LogRecord) -> str:
    """The words in the code as they are, what was put into them masked."""
    if not record.args:
        return masked(str(record.msg))
    request = getattr(record, "request", None)
    path = getattr(request, "path", "")
    routes = {path: _route(request)} if path else {}
    try:
        if isinstance(record.args, dict):
            return str(record.msg) % {key: _value(value, routes) for key, value in record.args.items()}
        return str(record.msg) % tuple(_value(value, routes) for value in record.args)
    except (TypeError, ValueError):
        return masked(str(record.msg))


def _route(request: Any) -> str:
    """The pattern of the address that was asked for; nothing of one that the product does not have."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match is not None else f"/{MASK}"


def _value(value: object, routes: dict[str, str]) -> object:
    """A value put into a line: numbers and words of code stay, an exception is its kind; else masked."""
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, BaseException):
        return type(value).__name__
    text = str(value)
    if text in routes:
        return routes[text]
    return masked(text) if text in _PHRASES or _CODE.fullmatch(text) else MASK


def _one(error: BaseException) -> str:
    places = [
        f"  {frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join([*places, f"{type(error).__module__}.{type(error).__qualname__}{_of_database(error)}"])


def _of_database(error: BaseException) -> str:
    """The code and the constraint that PostgreSQL names: both are words of the schema."""
    found = getattr(error, "diag", None)
    told = [getattr(found, "sqlstate", None), getattr(found, "constraint_name", None)] if found else []
    words = " ".join(each for each in told if each)
    return f" [{words}]" if words else ""


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "liqaa.config.logs.Discreet"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # the framework's own handlers, which write values or mail them, are not used
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
"""The settings of logging: one handler, one formatter, for every logger."""
