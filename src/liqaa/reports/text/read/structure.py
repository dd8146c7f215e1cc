"""Structure before words: furniture, stamps, headline, kicker, letterhead, byline, bullets, paragraphs."""

import re
from dataclasses import dataclass, field
from functools import cache

from liqaa.kit import calendar
from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import furniture, meetings, organisations, organs
from liqaa.reports.text.read.lexicon import lexicon
from liqaa.reports.text.read.tokens import Doc, folded, has_digit

TITLE, KICKER, SUBTITLE, LETTERHEAD, STAMP, BYLINE = (
    "title",
    "kicker",
    "subtitle",
    "letterhead",
    "stamp",
    "byline",
)
HEADING, BULLET, PARAGRAPH, FURNITURE, PLACEHOLDER = (
    "heading",
    "bullet",
    "paragraph",
    "furniture",
    "placeholder",
)

_BULLET = re.compile(
    r"^[ \t]*(?:[*•●▪◾■◆➢➤✓✔☑\-–—ـ·○►]|\(?[0-9٠-٩]{1,2}[ \t]*[\-–.)/]|[أ-ي][ \t]*[\-–)]"
    r"|(?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا)ً?[ \t]*[:：\-–،.])[ \t]*(?=\S)"
)
_SIGN = re.compile("^[ \t]*[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?[ \t]*(?=\\S)")
_LETTERS = re.compile(r"[^\W\d_]")
_TEMPLATE = re.compile(r"[\[{<][^\]}>\n]{1,30}[\]}>]")
_LONGEST_HEADLINE = 30
_LONGEST_LETTERHEAD = 9
_LONGEST_ITEM = 25
_MOST_WORDS = 800
_LONGEST_SMALL = 14


@dataclass(slots=True)
class Line:
    """One line of the text: where its words begin and end, and what it is."""

    start: int
    end: int
    text: str
    key: str
    role: str = PARAGRAPH
    body_start: int = 0
    words: int = 0
    first: int = 0
    last: int = 0
    """The numbers of its first word and of the word after its last."""


@dataclass(slots=True)
class Layout:
    """The lines of a text by what they are."""

    lines: list[Line] = field(default_factory=list)

    def first(self, role: str) -> Line | None:
        """The first line of a role."""
        return next((line for line in self.lines if line.role == role), None)

    def of(self, *wanted: str) -> list[Line]:
        """The lines of some roles, in order."""
        return [line for line in self.lines if line.role in wanted]


@dataclass(frozen=True, slots=True)
class _Tables:
    endings: tuple[str, ...]
    furniture: frozenset[str]
    bylines: tuple[str, ...]
    papers: tuple[str, ...]
    addresses: frozenset[str]
    heads: frozenset[str]
    statements: tuple[str, ...]
    chair: re.Pattern[str]


@cache
def _tables() -> _Tables:
    heads = {fold(word) for word in (*organisations.ORGANISATION_HEADS, *organs.ORGAN_HEADS)}
    heads |= {fold("ال" + word) for word in organs.ORGAN_HEADS}
    known = {fold(name) for name, *_ in organisations.KNOWN}
    return _Tables(
        endings=tuple(fold(words) for words in furniture.ENDINGS),
        furniture=frozenset(word for words in furniture.LINES for word in fold(words).split()),
        bylines=tuple(fold(words) for words in furniture.BYLINE_OPENINGS),
        papers=tuple(fold(words) for words in furniture.NEWSPAPERS),
        addresses=frozenset(fold(word) for word in furniture.ADDRESS_WORDS),
        heads=frozenset(heads | {name.split()[0] for name in known}),
        statements=tuple(fold(word) for word in meetings.STATEMENT_HEADS),
        chair=re.compile(r"\b(?:[يت]ترا?س|ي[وء]?طر|ت[وء]?طر|لقا|اجتماع|موتمر|مجلس|حزب|جمعيه|نقابه)"),
    )


def lay_out(text: str, doc: Doc | None = None) -> Layout:
    """The lines of a cleaned text, each with its role; ``doc`` its words when they are cut already."""
    lines = _split(text, doc or Doc(text))
    labelled = [line for line in lines if _is_labelled(line)]
    _mark_endings(lines)
    _mark_small(lines)
    _mark_bullets(lines)
    if len(labelled) > 1:
        for line in labelled:
            line.role = PARAGRAPH
    _mark_head(lines)
    return Layout(lines)


def _is_labelled(line: Line) -> bool:
    """التاريخ: السبت 24 ماي, المكان: دار الثقافة: a line of an invitation; one alone is a page's stamp."""
    head, colon, rest = line.text.partition(":")
    return bool(colon and rest.strip()) and fold(head).strip() in _LABELS


_LABELS = frozenset(
    fold(label)
    for label in ("التاريخ", "الزمان", "المكان", "الموضوع", "التوقيت", "الساعة", "اليوم", "الموعد",
                  "تاريخ اللقاء", "مكان اللقاء", "الزمان والمكان", "الزمن")
)  # fmt: skip
_ANNOUNCING = folded("يتشرف تتشرف يسر تسر ينهي تنهي نعلن ندعوكم")


def _split(text: str, doc: Doc) -> list[Line]:
    lines = []
    for found in re.finditer(r"[^\n]+", text):
        raw = found.group()
        stripped = raw.strip()
        if not stripped:
            continue
        start = found.start() + raw.index(stripped[0])
        first = doc.word_at(start)
        last = doc.word_at(start + len(stripped))
        key = " ".join(doc.keys[first : min(last, first + _MOST_WORDS)])
        lines.append(
            Line(
                start,
                start + len(stripped),
                stripped,
                key,
                body_start=start,
                words=key.count(" ") + 1 if key else 0,
                first=first,
                last=last,
            )
        )
    return lines


def _mark_endings(lines: list[Line]) -> None:
    """From the first closing line of the page on, everything is furniture."""
    tables = _tables()
    for number, line in enumerate(lines):
        if number and line.words <= 12 and line.key.startswith(tables.endings):
            exact = line.words <= 6 or any(line.key == ending for ending in tables.endings)
            if exact and not line.text.endswith(":"):
                for rest in lines[number:]:
                    rest.role = FURNITURE
                return


def _mark_small(lines: list[Line]) -> None:
    """Counters, sharing buttons, stamps and bylines."""
    tables = _tables()
    for number, line in enumerate(lines):
        if line.role == FURNITURE:
            continue
        if line.words > _LONGEST_SMALL and _LETTERS.search(line.text):
            continue
        words = line.key.split()
        letters = [word for word in words if not word.isdigit()]
        if not letters or not _LETTERS.search(line.text):
            line.role = STAMP if calendar.find_dates(line.text) else FURNITURE
        elif line.words <= 14 and _is_stamp(line, letters):
            line.role = STAMP
        elif line.words <= 12 and sum(word in tables.furniture for word in letters) * 3 >= len(letters) * 2:
            line.role = FURNITURE
        elif _is_byline(line, tables, number):
            line.role = BYLINE


def _is_stamp(line: Line, letters: list[str]) -> bool:
    """A line that is a date and little else: 2024 دجنبر 3 - تم تعديله في [التاريخ]."""
    if "|" in line.text and line.words <= 9 and calendar.find_dates(line.text):
        return True
    dates = calendar.find_dates(line.text) if has_digit(line.text) else []
    if len(dates) == 0 or dates[0].date is None:
        return False
    left = fold(_TEMPLATE.sub("", line.text[: dates[0].start] + " " + line.text[dates[0].end :])).split()
    left = [word for word in left if not word.isdigit() and word not in _tables().furniture]
    small = {
        fold(word)
        for word in [
            "تم",
            "في",
            "يوم",
            "نشر",
            "على",
            "الساعة",
            "صباحا",
            "مساء",
            "آخر",
            "تحديث",
            "بتاريخ",
            "التاريخ",
            "تعديله",
            "و",
            "كتب",
            "النشر",
        ]
    }
    return len([word for word in left if word not in small]) <= (1 if len(letters) <= 5 else 0)


def _is_byline(line: Line, tables: _Tables, number: int) -> bool:
    if number > 8 or (re.search(r":[ ]*\S", line.text) and line.key.startswith("الكاتب ")):
        return False
    if line.words > 7 or (number > 6 and line.words > 5) or line.text.endswith((".", ":", "؛")):
        return False
    if any(line.key == word or line.key.startswith(word + " ") for word in tables.bylines):
        return True
    parts = re.split(r"\s[-–—/|]\s|:", line.text)
    has_paper = any(fold(part) in tables.papers for part in parts)
    return (has_paper and len(parts) >= 2) or line.key in tables.papers


def _mark_bullets(lines: list[Line]) -> None:
    signed = [line for line in lines if line.words <= _LONGEST_ITEM and _SIGN.match(line.text)]
    for number, line in enumerate(lines):
        if line.role != PARAGRAPH:
            continue
        found = _BULLET.match(line.text)
        if found is None and number and len(signed) > 1 and line in signed:
            found = _SIGN.match(line.text)
        if found:
            line.role = BULLET
            line.body_start = line.start + found.end()
        elif line.text.endswith(":") and line.words <= 14 and number:
            line.role = HEADING
    _mark_unmarked_lists(lines)


def _mark_unmarked_lists(lines: list[Line]) -> None:
    """Short lines right below a line that ends in a colon are its items, marks or not."""
    listing = False
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and before.role == BULLET and before.body_start > before.start:
            listing = False
        opens = line.text.endswith(":") and line.role in (HEADING, PARAGRAPH) and line is not lines[0]
        if opens:
            listing = True
        elif (
            line.role == PARAGRAPH and listing and line.words <= _LONGEST_ITEM and not line.text.endswith(".")
        ):
            line.role = BULLET
        elif line.role != BULLET:
            listing = False


def _is_list_of_names(line: Line) -> bool:
    """Names of reporters, maybe behind a town: القنيطرة // فلان الفلاني."""
    words = lexicon()
    parts = [word for word in line.key.split() if word != "و"]
    if not 2 <= len(parts) <= 8 or line.text.endswith((".", ":", "؟", "!")):
        return False
    plain = [word for word in parts if words.is_stop(word) and not words.is_name_word(word)]
    known = [word for word in parts if word in words.given or word.startswith("عبدال")]
    marked = bool(re.search(r"//|\||[-–—]", line.text))
    return bool(known) and not plain and (marked or len(known) * 2 >= len(parts))


def _is_paper(line: Line) -> bool:
    """A newspaper's name alone: قبس بريس."""
    return line.words <= 3 and line.key.split()[-1] in _PAPER_ENDINGS


_PAPER_ENDINGS = folded("بريس نيوز تيفي ميديا أنفو تايمز أونلاين الإلكترونية 24 التحرير")


def _mark_head(lines: list[Line]) -> None:
    """Headline, kicker and letterhead: the short lines before the first paragraph."""
    short: list[Line] = []
    for line in lines:
        if line.role in (STAMP, FURNITURE, BYLINE):
            continue
        if line.role == PARAGRAPH and line is not lines[0] and (_is_list_of_names(line) or _is_paper(line)):
            line.role = BYLINE
            continue
        if line.role != PARAGRAPH or not _may_head(line):
            break
        short.append(line)
    rest = [line for line in lines if line.role in (PARAGRAPH, BULLET) and line not in short]
    if short and not rest:
        _only_short_lines(short)
        return
    letterhead, short = _take_letterhead(short)
    for line in letterhead:
        line.role = LETTERHEAD
    _name_headlines(short)


def _only_short_lines(short: list[Line]) -> None:
    """A text of short lines only: the first is the headline when more follows."""
    if len(short) > 1 and not short[0].text.endswith((".", "؟", "!")):
        short[0].role = TITLE


def _may_head(line: Line) -> bool:
    ends = (".", "؛", "،", ",", ":")
    sentence = line.words > 16 and line.text.count("،") >= 2
    sentence = sentence or line.key.split(maxsplit=1)[0] in _ANNOUNCING or _is_labelled(line)
    return line.words <= _LONGEST_HEADLINE and not line.text.rstrip().endswith(ends) and not sentence


def _take_letterhead(short: list[Line]) -> tuple[list[Line], list[Line]]:
    """Names of the organisation, organ, address and town above the headline of a document."""
    if len(short) < 2:
        return [], short
    tables = _tables()
    number = 0
    while number < len(short) - 1 and _is_letterhead(short[number], tables, started=number > 0):
        number += 1
    if number < 2 and not (number == 1 and short[1].key.startswith(tables.statements)):
        return [], short
    return short[:number], short[number:]


def _is_letterhead(line: Line, tables: _Tables, *, started: bool) -> bool:
    words = line.key.split()
    if line.words > _LONGEST_LETTERHEAD or ".." in line.text or line.key.startswith(tables.statements):
        return False
    if words[0] in tables.heads or set(words) & tables.addresses:
        return (
            not re.search(r"(?:^| )(?:[يت]\w{3,}|ي(?!وم )\w{2}) ", " ".join(words[1:]) + " ")
            or words[0] in tables.addresses
        )
    return started and line.words <= 3


def _name_headlines(short: list[Line]) -> None:
    if not short:
        return
    if len(short) == 1:
        short[0].role = TITLE
        return
    best = max(range(min(len(short), 3)), key=lambda number: (_news(short[number]), -number))
    for number, line in enumerate(short):
        line.role = TITLE if number == best else KICKER if number < best else SUBTITLE


def _news(line: Line) -> int:
    """How much a short line says what happened: a kicker names a theme, a headline somebody's deed."""
    words = line.key.split()
    score = len(_tables().chair.findall(line.key))
    score += (
        2 if any(word[0] in "يت" and len(word) > 3 and number for number, word in enumerate(words)) else 0
    )
    score -= 3 if words[0] in _THEMES else 0
    return score + (1 if len(words) >= 6 else 0)


_THEMES = folded("نحو في تحت شعار من أجل بمناسبة استعدادا تحضيرا تفعيلا بعد")
