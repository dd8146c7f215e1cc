"""Arabic and Latin text as Moroccans type it: cleaning, folding, clitics, bidi isolation.

Text is kept as written; everything here makes *keys* beside it. The one key that the whole product shares
is :func:`fold`. PostgreSQL computes the same key in ``kit_fold(text)``, whose definition is
:func:`fold_sql`, built from the constants of this module; a test holds the two together. That is why no
rule below depends on a locale, on ICU or on a character class: only on explicit code points.

What folding does, in this order:

1. compatibility decomposition (NFKD): presentation forms, ligatures, full-width letters, and the hamza
   carriers: أ إ آ become ا and a mark, ؤ و and a mark, ئ ي and a mark;
2. marks and invisible characters go: tashkeel, Latin accents, tatweel, bidi and zero-width characters, and
   the bare hamza ء, which the press writes or leaves out as it likes (الشرفاء, الشرفا);
3. spelling noise becomes one letter: ٱ→ا, ى ی→ي, ة ھ→ه, گ ڭ ݣ ک→ك, ڤ→ف, پ→ب, چ→ج, ڨ→ق;
   Arabic-Indic and Persian digits become ASCII; Latin letters become lower case;
4. every run of anything that is not an ASCII letter or digit, an Arabic letter or a Tifinagh letter becomes
   one space, none at the ends.

All functions are pure. Folding an already folded text changes nothing.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

NUMBERS = re.compile(r"\bSHA-256\b|\b[0-9a-f]{64}\b|\+?\d[\d\-/.: ]*\d")
"""What runs from left to right wherever it stands: numbers, dates, telephone numbers, a SHA-256."""
DROPPED_RANGES: tuple[tuple[int, int], ...] = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x0300, 0x036F),  # Latin accents, once decomposed
    (0x0610, 0x061A),  # Quranic marks
    (0x061C, 0x061C),  # Arabic letter mark
    (0x0621, 0x0621),  # bare hamza
    (0x0640, 0x0640),  # tatweel
    (0x064B, 0x065F),  # tashkeel, hamza above and below, madda
    (0x0670, 0x0670),  # superscript alef
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E8),
    (0x06EA, 0x06ED),
    (0x08CA, 0x08E1),
    (0x08E3, 0x08FF),
    (0x200B, 0x200F),  # zero-width characters, left-to-right and right-to-left marks
    (0x202A, 0x202E),  # embeddings and overrides
    (0x2060, 0x206F),  # word joiner, isolates
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),  # byte order mark
)
"""Code points (after NFKD) that leave no trace in a key."""

KEPT_RANGES: tuple[tuple[int, int], ...] = (
    (0x0030, 0x0039),
    (0x0061, 0x007A),
    (0x0620, 0x064A),  # Arabic letters
    (0x066E, 0x06D3),
    (0x06EE, 0x06EF),
    (0x06FA, 0x06FC),
    (0x06FF, 0x06FF),
    (0x0750, 0x077F),
    (0x2D30, 0x2D67),  # Tifinagh
)
"""Code points that stay in a key; every other one separates words."""

_LETTERS: dict[str, str] = {
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ے": "ي",
    "ة": "ه",
    "ۃ": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "گ": "ك",
    "ڭ": "ك",
    "ݣ": "ك",
    "ک": "ك",
    "ڪ": "ك",
    "ګ": "ك",
    "ڤ": "ف",
    "ڥ": "ف",
    "ڢ": "ف",
    "ڨ": "ق",
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
    "ڜ": "ش",
    "ۆ": "و",
    "ۋ": "و",
    "Ø": "o",
    "ø": "o",
    "Ł": "l",
    "ł": "l",
    "Đ": "d",
    "đ": "d",
    "Ð": "d",
    "ð": "d",
    "Ħ": "h",
    "ħ": "h",
    "ı": "i",
    "Ɣ": "g",
    "ɣ": "g",
    "Ɛ": "e",
    "ɛ": "e",
    "Œ": "œ",
    "Æ": "æ",
    "ẞ": "ß",
}
EXPANSIONS: dict[str, str] = {"œ": "oe", "æ": "ae", "ß": "ss"}
"""Letters that become two; applied after :data:`SUBSTITUTIONS`."""

SUBSTITUTIONS: dict[str, str] = (
    _LETTERS
    | {chr(0x41 + n): chr(0x61 + n) for n in range(26)}
    | {chr(0x660 + n): str(n) for n in range(10)}
    | {chr(0x6F0 + n): str(n) for n in range(10)}
)
"""One character to one character, applied after the marks are gone."""

_DROPPED = frozenset(code for first, last in DROPPED_RANGES for code in range(first, last + 1))
_KEPT = frozenset(chr(code) for first, last in KEPT_RANGES for code in range(first, last + 1))


def _fold_character(char: str) -> str:
    """The key of one character: letters, nothing when it is dropped, a space where it separates."""
    pieces = []
    for part in unicodedata.normalize("NFKD", char):
        if ord(part) in _DROPPED:
            continue
        letter = SUBSTITUTIONS.get(part, part)
        letter = EXPANSIONS.get(letter, letter)
        pieces.append(letter if letter[0] in _KEPT else " ")
    return "".join(pieces)


class _FoldTable(dict[int, str]):
    """Fold of each code point, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


class _ShapeTable(dict[int, str]):
    """One letter per code point: ``w`` in a word, ``d`` dropped, ``x`` a space inside, else space."""

    def __missing__(self, code: int) -> str:
        folded = _FOLD[code]
        shape = "d" if not folded else " " if folded.isspace() else "x" if " " in folded else "w"
        self[code] = shape
        return shape


_FOLD = _FoldTable()
_SHAPE = _ShapeTable()
_WORD = re.compile("w[wd]*")


class Token(NamedTuple):
    """A folded word and where it stands in the text it came from (``text[start:end]``)."""

    text: str
    start: int
    end: int


def fold(text: str) -> str:
    """The matching key of a text: two spellings of the same words give the same key (see the module)."""
    return " ".join(text.translate(_FOLD).split())


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """:func:`fold`, and for each character of the key the index in ``text`` it came from.

    The words at ``key[a:b]`` stand in ``text`` at :func:`original_span` ``(index, a, b)``. The space between
    two words has the index of the letter before it.
    """
    shape = text.translate(_SHAPE)
    if "x" in shape:
        return _map_by_letter(text)
    key: list[str] = []
    index: list[int] = []
    for found in _WORD.finditer(shape):
        start, end = found.span()
        word = _fold_word(text[start:end])
        if key:
            index.append(index[-1])
        key.append(word)
        if len(word) == end - start:
            index.extend(range(start, end))
        else:
            index.extend(place for place in range(start, end) for _ in _FOLD[ord(text[place])])
    return " ".join(key), index


def _map_by_letter(text: str) -> tuple[str, list[int]]:
    """:func:`fold_with_map` for texts with characters that hold several words, such as ﷺ."""
    key: list[str] = []
    index: list[int] = []
    gap = False
    for position, char in enumerate(text):
        for letter in _FOLD[ord(char)]:
            if letter == " ":
                gap = True
                continue
            if gap and key:
                key.append(" ")
                index.append(index[-1])
            gap = False
            key.append(letter)
            index.append(position)
    return "".join(key), index


def original_span(index: list[int], start: int, end: int) -> tuple[int, int]:
    """Where ``key[start:end]`` stands in the text, given the index of :func:`fold_with_map`."""
    return index[start], index[end - 1] + 1


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    return word.translate(_FOLD)


def token_spans(text: str) -> list[Token]:
    """The words of :func:`fold` in order, each with its place in ``text`` (trailing marks included)."""
    shape = text.translate(_SHAPE)
    if "x" in shape:
        return list(_spans_by_letter(text))
    return [
        Token(_fold_word(text[start:end]), start, end)
        for start, end in (found.span() for found in _WORD.finditer(shape))
    ]


def _spans_by_letter(text: str) -> Iterator[Token]:
    """:func:`token_spans` for texts with characters that hold several words, such as ﷺ."""
    key, index = fold_with_map(text)
    for found in re.finditer(r"\S+", key):
        yield Token(found.group(), *original_span(index, *found.span()))


def tokens(text: str) -> list[str]:
    """The words of the folded text."""
    return text.translate(_FOLD).split()


def _character_class(ranges: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"\\u{first:04X}-\\u{last:04X}" for first, last in ranges)


def fold_sql(name: str = "kit_fold") -> str:
    """The ``CREATE FUNCTION`` statement that computes :func:`fold` in PostgreSQL.

    It needs a UTF-8 database and nothing else: no extension, no ICU, no locale.
    """
    source, target = "".join(SUBSTITUTIONS), "".join(SUBSTITUTIONS.values())
    bare = f"regexp_replace(normalize($1, NFKD), '[{_character_class(DROPPED_RANGES)}]+', '', 'g')"
    letters = f"translate({bare}, '{source}', '{target}')"
    for letter, pair in EXPANSIONS.items():
        letters = f"replace({letters}, '{letter}', '{pair}')"
    words = f"regexp_replace({letters}, '[^{_character_class(KEPT_RANGES)}]+', ' ', 'g')"
    return (
        f"CREATE OR REPLACE FUNCTION {name}(text) RETURNS text\n"
        f"LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE\n"
        f"AS $fold$ SELECT btrim({words}, ' ') $fold$;"
    )


# --- keys made from the fold -----------------------------------------------------------------------------


def search_key(text: str) -> str:
    """A looser key for comparing names: articles are gone and the words run together.

    قرية با محمد and قرية بامحمد, الناظور and ناظور, Ain Chkef and aïn-chkef meet in one key.
    """
    return "".join(_without_article(word) for word in tokens(text) if word not in {"al", "el", _ARTICLE})


_ARTICLE = "ال"
_SHORTEST_KEPT = 3


def _without_article(word: str) -> str:
    return word[2:] if word.startswith(_ARTICLE) and len(word) >= len(_ARTICLE) + _SHORTEST_KEPT else word


# --- proclitics ------------------------------------------------------------------------------------------

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_SHORTEST = 2
_CLITICS = re.compile(r"[وف]?(?:لل|[بك]?ال)(?=\w{3})|[وف]?[بلك](?=\w{5})|[وف](?=\w{4})")


@lru_cache(maxsize=65536)
def clitic_forms(token: str) -> tuple[str, ...]:
    """The words that a folded token may hold behind و ف, ب ل ك and the article; itself first.

    بالجماعه gives بالجماعه, الجماعه, جماعه; للاقليم gives للاقليم, لاقليم, الاقليم, اقليم;
    وزان gives وزان, زان. A caller looks each up in its own list: the first hit takes the least away.
    """
    forms = [token]
    if token[:1] in _CONJUNCTIONS:
        forms.append(token[1:])
    for form in tuple(forms):
        if form[:1] in _PREPOSITIONS:
            forms.append(form[1:])
        if form.startswith("لل"):
            forms.append("ا" + form[1:])
    forms += [form[2:] for form in tuple(forms) if form.startswith(_ARTICLE)]
    return tuple(dict.fromkeys(form for form in forms if len(form) >= _SHORTEST)) or (token,)


def strip_clitics(token: str) -> str:
    """A folded token without conjunction, preposition and article, where enough letters remain.

    Three behind an article, four behind و, five behind a bare ب ل ك, so that وزان and كتاب stay whole. Still
    a guess (والدة loses its و): for loose comparison only, never for display.
    """
    found = _CLITICS.match(token)
    return token[found.end() :] if found else token


# --- cleaning and isolation ------------------------------------------------------------------------------

_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_NEW_LINE = re.compile("\r\n?|\x85|[\u2028\u2029]")

FIRST_STRONG_ISOLATE = "\u2068"
LEFT_TO_RIGHT_ISOLATE = "\u2066"
POP_ISOLATE = "\u2069"


def clean(text: str) -> str:
    r"""Text as it may be stored: composed (NFC), without NUL, control, bidi and zero-width characters.

    New lines become ``\n``; tabs stay; letters, tashkeel and tatweel stay as typed.
    """
    return unicodedata.normalize("NFC", _UNWANTED.sub("", _NEW_LINE.sub("\n", text)))


def isolate(text: str) -> str:
    """The text wrapped so that its direction neither takes from nor gives to its surroundings."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if text else text


def isolate_ltr(text: str) -> str:
    """The text wrapped as left-to-right: telephone numbers, codes, ISO dates."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}" if text else text
