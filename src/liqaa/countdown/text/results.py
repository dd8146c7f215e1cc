"""Past results of an election from the text of a CSV file: rows that are right, faults, and questions.

    reading = read_results(text, gazetteer)

Columns in any order, named in Arabic, French or English; comma, semicolon or tab between them. Nothing is
guessed: a name that several communes bear is a question, a line that is wrong a fault with its reason.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from liqaa.kit.arabic import clean, fold
from liqaa.kit.sheets import TooMuch, csv_rows
from liqaa.territory.text.spelling import keys_of, without_latin_article

MOST_LINES = 60_000
LARGEST_NUMBER = 50_000_000
LONGEST_NAME = 200
_DELIMITERS = ",;\t"
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_GROUPS = re.compile(r"[\s\u00a0\u202f.,'٬]")
_GROUPED = re.compile(r"\d{1,3}(?:[\s\u00a0\u202f.,'٬]\d{3})+")

_HEADINGS: dict[str, tuple[str, ...]] = {
    "code": ("code", "code commune", "code hcp", "الرمز", "رمز الجماعة", "commune code"),
    "place": ("commune", "place", "nom", "name", "الجماعة", "اسم الجماعة", "المقاطعة", "جماعة"),
    "province": ("province", "prefecture", "الاقليم", "العمالة", "الاقليم او العمالة", "اقليم", "عمالة"),
    "list": ("list", "liste", "party", "parti", "اللائحة", "الحزب", "لائحة", "حزب", "الهيئة السياسية"),
    "votes": ("votes", "voix", "suffrages", "الاصوات", "عدد الاصوات", "اصوات"),
    "seats": ("seats", "sieges", "المقاعد", "عدد المقاعد", "مقاعد"),
    "registered": ("registered", "inscrits", "المسجلون", "عدد المسجلين", "مسجلون"),
    "voters": ("voters", "votants", "المصوتون", "عدد المصوتين", "مصوتون"),
}
COLUMNS: dict[str, str] = {fold(word): column for column, words in _HEADINGS.items() for word in words}


class Fault(StrEnum):
    """Why a line, or the whole file, cannot be taken."""

    NO_HEADINGS = "no_headings"
    NOTHING_BELOW = "nothing_below"
    TOO_MANY = "too_many"
    NOT_A_TABLE = "not_a_table"
    UNKNOWN_CODE = "unknown_code"
    UNKNOWN_PLACE = "unknown_place"
    UNKNOWN_PROVINCE = "unknown_province"
    CODE_AND_NAME = "code_and_name"
    NO_PLACE = "no_place"
    NO_LIST = "no_list"
    LONG_NAME = "long_name"
    NO_VOTES = "no_votes"
    NOT_A_NUMBER = "not_a_number"
    MORE_VOTES = "more_votes"
    MORE_VOTERS = "more_voters"
    TWICE = "twice"
    OTHER_TURNOUT = "other_turnout"


@dataclass(frozen=True)
class Gazetteer:
    """The communes that can be meant: by code, by the keys of their names, and their provinces' names."""

    codes: Mapping[str, str]
    names: Mapping[str, frozenset[str]]
    provinces: Mapping[str, frozenset[str]]


@dataclass(frozen=True, kw_only=True)
class Result:
    """One right line: ``path`` is the commune's, ``line`` its number in the file."""

    line: int
    path: str
    list_name: str
    votes: int
    seats: int | None = None
    registered: int | None = None
    voters: int | None = None


@dataclass(frozen=True)
class Wrong:
    """A line that cannot be taken, as it was written, and what in it is wrong."""

    line: int
    fault: Fault
    text: str = ""
    cell: str = ""


@dataclass
class Question:
    """A name that several communes bear, and its lines; an answer is kept by ``key``."""

    key: str
    name: str
    paths: tuple[str, ...]
    lines: list[int] = field(default_factory=list)


@dataclass
class Reading:
    """What a file says."""

    results: list[Result] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    questions: dict[str, Question] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether it can be imported as it is."""
        return bool(self.results) and not self.wrong and not self.questions


class _Bad(Exception):
    """A line that is wrong."""

    def __init__(self, fault: Fault, cell: str = "") -> None:
        super().__init__(fault)
        self.fault, self.cell = fault, cell


class _Asked(Exception):
    """A line that waits for an answer."""


def read_results(text: str, gazetteer: Gazetteer, answers: Mapping[str, str] | None = None) -> Reading:
    """Read the text of a file. ``answers`` say which path a question's key means."""
    reading = Reading()
    try:
        lines = _table(text)
        columns = _columns(lines)
    except _Bad as bad:
        reading.wrong.append(Wrong(1, bad.fault, cell=bad.cell))
        return reading
    reader = _Reader(gazetteer, answers or {}, columns, reading)
    for number, cells in lines[1:]:
        reader.take(number, cells)
    if not reading.results and not reading.wrong and not reading.questions:
        reading.wrong.append(Wrong(1, Fault.NOTHING_BELOW))
    return reading


def _table(text: str) -> list[tuple[int, list[str]]]:
    """The lines that hold something, with their numbers. Raises ``_Bad``."""
    if "\x00" in text:
        raise _Bad(Fault.NOT_A_TABLE)
    head = next((line for line in text.splitlines() if line.strip()), "")
    found: list[tuple[int, list[str]]] = []
    try:
        for line, cells in csv_rows(text, delimiter=max(_DELIMITERS, key=head.count)):
            known = [" ".join(clean(cell).split()) for cell in cells]
            if any(known):
                found.append((line, known))
            if len(found) > MOST_LINES:
                raise _Bad(Fault.TOO_MANY)
    except TooMuch as problem:
        raise _Bad(Fault.TOO_MANY if problem.code == "rows" else Fault.NOT_A_TABLE) from problem
    return found


def _columns(lines: list[tuple[int, list[str]]]) -> dict[str, int]:
    """Where each column stands; raises ``_Bad`` when those that are needed are not named."""
    headings = [COLUMNS.get(fold(cell)) for cell in lines[0][1]] if lines else []
    columns = {name: headings.index(name) for name in _HEADINGS if name in headings}
    if not {"list", "votes"} <= columns.keys() or not {"code", "place"} & columns.keys():
        raise _Bad(Fault.NO_HEADINGS)
    return columns


class _Reader:
    """Takes lines one by one, remembering what was said of each commune before."""

    def __init__(
        self, gazetteer: Gazetteer, answers: Mapping[str, str], columns: dict[str, int], reading: Reading
    ) -> None:
        self.gazetteer, self.answers, self.columns, self.reading = gazetteer, answers, columns, reading
        self.known: set[tuple[str, str]] = set()
        self.turnouts: dict[str, tuple[int | None, int | None]] = {}

    def take(self, line: int, cells: list[str]) -> None:
        """Read one line into a result, a fault or a question."""
        told = {name: cells[at] if at < len(cells) else "" for name, at in self.columns.items()}
        try:
            self.reading.results.append(self._result(line, told))
        except _Bad as bad:
            self.reading.wrong.append(Wrong(line, bad.fault, " | ".join(cells), bad.cell))
        except _Asked:
            return

    def _result(self, line: int, told: Mapping[str, str]) -> Result:
        list_name = told["list"]
        if not list_name:
            raise _Bad(Fault.NO_LIST)
        if len(list_name) > LONGEST_NAME:
            raise _Bad(Fault.LONG_NAME)
        votes = number_in(told["votes"])
        if votes is None:
            raise _Bad(Fault.NO_VOTES)
        seats, registered, voters = (
            number_in(told.get(name, "")) for name in ("seats", "registered", "voters")
        )
        if voters is not None and votes > voters:
            raise _Bad(Fault.MORE_VOTES, told["votes"])
        if registered is not None and voters is not None and voters > registered:
            raise _Bad(Fault.MORE_VOTERS, told["voters"])
        path = self._path(line, told)
        self._once(path, list_name, (registered, voters))
        return Result(
            line=line,
            path=path,
            list_name=list_name,
            votes=votes,
            seats=seats,
            registered=registered,
            voters=voters,
        )

    def _once(self, path: str, list_name: str, turnout: tuple[int | None, int | None]) -> None:
        if (path, fold(list_name)) in self.known:
            raise _Bad(Fault.TWICE, list_name)
        if self.turnouts.setdefault(path, turnout) != turnout:
            raise _Bad(Fault.OTHER_TURNOUT)
        self.known.add((path, fold(list_name)))

    def _path(self, line: int, told: Mapping[str, str]) -> str:
        code, name, province = (told.get(column, "") for column in ("code", "place", "province"))
        if code:
            path = self.gazetteer.codes.get(code.translate(_DIGITS))
            if path is None:
                raise _Bad(Fault.UNKNOWN_CODE, code)
            if name and path not in self._named(name):
                raise _Bad(Fault.CODE_AND_NAME, name)
            return path
        if not name:
            raise _Bad(Fault.NO_PLACE)
        found = self._named(name)
        if not found:
            raise _Bad(Fault.UNKNOWN_PLACE, name)
        if province:
            found = self._within(found, province)
        if not found:
            raise _Bad(Fault.UNKNOWN_PLACE, f"{name} ({province})")
        return found[0] if len(found) == 1 else self._answered(line, name, province, found)

    def _named(self, name: str) -> list[str]:
        key = without_latin_article(fold(name))
        return sorted({path for each in keys_of(key) for path in self.gazetteer.names.get(each, ())})

    def _within(self, paths: Iterable[str], province: str) -> list[str]:
        key = without_latin_article(fold(province))
        upper = {path for each in keys_of(key) for path in self.gazetteer.provinces.get(each, ())}
        if not upper:
            raise _Bad(Fault.UNKNOWN_PROVINCE, province)
        return [path for path in paths if any(path.startswith(f"{each}/") for each in upper)]

    def _answered(self, line: int, name: str, province: str, found: list[str]) -> str:
        key = f"{fold(name)}|{fold(province)}"
        if self.answers.get(key) in found:
            return self.answers[key]
        question = self.reading.questions.setdefault(key, Question(key, name, tuple(found)))
        question.lines.append(line)
        raise _Asked


def number_in(cell: str) -> int | None:
    """The whole number in a cell, grouped or not, in either digits; None for an empty cell.

    Raises the fault of a line for anything else: a share, a negative, a word.
    """
    if not cell:
        return None
    plain = cell.translate(_DIGITS)
    if _GROUPED.fullmatch(plain):
        plain = _GROUPS.sub("", plain)
    if not (plain.isascii() and plain.isdigit()) or len(plain) > 12 or int(plain) > LARGEST_NUMBER:
        raise _Bad(Fault.NOT_A_NUMBER, cell)
    return int(plain)
