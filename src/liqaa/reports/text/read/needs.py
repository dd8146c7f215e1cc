"""Concrete problems of residents or members, by sector; what was already built is not one."""

from dataclasses import dataclass
from functools import cache

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import needs
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.lexicon import lexicon
from liqaa.reports.text.read.tokens import COMMA, STOP, Remembered, bare, folded, variants
from liqaa.reports.text.shapes import Need, Reading

_LONGEST_ITEM = 12
_REACH = 40


@dataclass(frozen=True, slots=True)
class _Sectors:
    single: dict[str, str]
    several: dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@cache
def _sectors() -> _Sectors:
    single: dict[str, str] = {}
    several: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for sector, phrases in needs.SECTORS.items():
        for phrase in phrases:
            words = tuple(fold(phrase).split())
            if len(words) == 1:
                single.setdefault(words[0], sector)
            else:
                entries = (*several.get(words[0], ()), (words[1:], sector))
                several[words[0]] = tuple(sorted(entries, key=lambda entry: -len(entry[0])))
    return _Sectors(single, several)


_PROBLEMS = frozenset(fold(word) for word in needs.PROBLEM_WORDS)
_FROM = "من"
_OPENERS = frozenset(fold(word) for word in needs.LIST_OPENERS if " " not in word)
_CONSISTING = folded("المتمثلة تتمثل تتجلى المتجلية تكمن والمتمثلة")
_HEADINGS = frozenset(word for words in needs.HEADINGS for word in fold(words).split())
_PRAISED = frozenset(fold(word) for word in needs.SOLVED if " " not in word)


def sector_at(ground: Ground, i: int) -> str | None:
    """The sector that the word at ``i`` (with those after it) names."""
    return _named_sectors(ground).get(i)


def _named_sectors(ground: Ground) -> dict[int, str]:
    found = ground.sectors
    if found is None:
        pairs = ((i, _read_sector(ground, i)) for i in ground.doc.where(_MAY_NAME))
        found = ground.sectors = {i: sector for i, sector in pairs if sector is not None}
    return found


def _read_sector(ground: Ground, i: int) -> str | None:
    table, doc = _sectors(), ground.doc
    for _, rest in variants(doc.keys[i]):
        for words, sector in table.several.get(rest, ()):
            if doc.matches(i + 1, words):
                return sector
        if rest in table.single:
            return table.single[rest]
    return None


_MAY_NAME = Remembered(
    lambda key: any(rest in _sectors().single or rest in _sectors().several for _, rest in variants(key))
)
_IS_PROBLEM = Remembered(lambda key: _is_darija(key) or any(rest in _PROBLEMS for _, rest in variants(key)))


def _is_darija(key: str) -> bool:
    """ما كاينش, مافيهاش, كيتعطل: what is not there or does not go."""
    return (
        key.endswith("ش") and len(key) > 4 and key.startswith(("ما", "في", "كاي", "كي", "عند", "بق"))
    ) or (key.removeprefix("و") in _BROKEN)


_BROKEN = folded("كيتعطل كيتقطع كتقطع ناقص ناقصة محفرة مقطوع مقطوعة خايبة كيغرق طايح مسدود مسدودة")


def read_needs(ground: Ground, reading: Reading) -> None:
    """Fills ``needs``."""
    seen: set[tuple[str, str]] = set()
    for start, end, sure, asked in _all_regions(ground):
        before = ""
        for item, last in _items(ground, start, end, asked=asked):
            first = _past_particles(ground, item, last)
            sector = _sector_of(ground, first, last) or _goes_on(ground, first, last, before)
            before = ""
            wished = asked and _is_wish(ground, first, last)
            inherited = sector is not None and _sector_of(ground, first, last) is None
            if sector is None or not (sure or wished or inherited or _is_problem(ground, first, last)):
                continue
            before = sector
            if (last - first < 2 and not sure and not _is_alone(ground, first)) or _is_named_topic(
                ground, first
            ):
                continue
            begin, stop = ground.doc.span(first, last)
            begin += _clitic(ground.doc.keys[first])
            text = ground.doc.text[begin:stop]
            if (
                (sector, fold(text)) in seen
                or _overlaps(reading, begin, stop)
                or _said(reading, sector, text)
            ):
                continue
            seen.add((sector, fold(text)))
            reading.found(
                f"needs.{len(reading.needs)}",
                [(begin, stop)],
                "problem_listed" if sure else "problem_named",
                0.85 if sure else 0.65,
            )
            reading.needs.append(Need(sector, text))


def _all_regions(ground: Ground) -> list[tuple[int, int, bool, bool]]:
    """The stretches of :func:`_regions`, then demands, in which a thing asked for is a need as well."""
    found = [(start, end, sure, False) for start, end, sure in _regions(ground)]
    told = (structure.PARAGRAPH, structure.BULLET)
    asked = [hit for hit in ground.hits.label("demand") if ground.role_at[hit.start] in told]
    return [*found, *((hit.end, _end(ground, hit.end), False, True) for hit in asked)]


def _past_particles(ground: Ground, first: int, last: int) -> int:
    """Behind من, ومن, عن, على, كل: where the wording of a problem begins."""
    keys = ground.doc.keys
    while first < last - 1 and keys[first].lstrip("وف") in _PARTICLES:
        first += 1
    return first


def _is_named_topic(ground: Ground, i: int) -> bool:
    """في موضوع «ندرة المياه»: a title between quotation marks tells no need."""
    doc = ground.doc
    opened = doc.text.rfind("«", doc.starts[max(0, i - 8)], doc.starts[i] + 1)
    if opened < 0 or "»" in doc.text[opened : doc.starts[i]]:
        return False
    at = doc.word_at(opened)
    return any(doc.keys[n] in _NAMING for n in range(max(0, at - 2), at))


def _goes_on(ground: Ground, first: int, last: int, before: str) -> str | None:
    """A problem in a list that names no sector has the sector of the problem before it."""
    return before if before and last - first > 1 and _IS_PROBLEM[ground.doc.keys[first]] else None


def _is_alone(ground: Ground, i: int) -> bool:
    """من البطالة: one word that is a problem by itself, behind من."""
    return i > 0 and _IS_PROBLEM[ground.doc.keys[i]] and ground.doc.keys[i - 1].lstrip("وف") == _FROM


_PARTICLES = folded("من عن على في كل بأن أن إلى مع")
_NAMING = folded("موضوع عنوان بعنوان حول شعار موضوعها موضوعه")
_WISHES = frozenset(fold(word) for word in needs.WISHES if " " not in word)
_IS_WISH = Remembered(lambda key: any(rest in _WISHES for _, rest in variants(key)))
_IS_NEED_WORD = Remembered(lambda key: _IS_PROBLEM[key] or _IS_WISH[key])


def _is_wish(ground: Ground, first: int, last: int) -> bool:
    """Whether a word of repair or supply stands with the sector's word."""
    keys = ground.doc.keys
    return any(
        _IS_WISH[keys[i]] and any(sector_at(ground, n) for n in range(i, min(last, i + 5)))
        for i in range(first, min(last, first + 4))
    )


def _said(reading: Reading, sector: str, text: str) -> bool:
    """Whether a need of the sector already holds these words."""
    words = {bare(word) for word in fold(text).split()}
    return any(
        need.sector == sector and words <= {bare(word) for word in fold(need.text).split()}
        for need in reading.needs
    )


def _overlaps(reading: Reading, begin: int, stop: int) -> bool:
    return any(
        finding.path.startswith("needs.") and any(a < stop and begin < b for a, b in finding.spans)
        for finding in reading.findings
    )


def _clitic(key: str) -> int:
    """How many letters before the item are only و, ف, ب or ك."""
    for taken, rest in variants(key):
        if (
            taken
            and taken[-1] in "وفبك"
            and (rest in _PROBLEMS or rest in _WISHES or rest in _sectors().single or rest.startswith("ال"))
        ):
            return len(taken)
    return 0


def _regions(ground: Ground) -> list[tuple[int, int, bool]]:
    """Stretches of words that tell problems; ``sure`` when a word of suffering opens a list."""
    doc, found = ground.doc, []
    for hit in ground.hits.label("suffer"):
        if ground.role_at[hit.start] == structure.PARAGRAPH and not _is_solved(ground, hit.start):
            start = _list_start(ground, hit.end)
            found.append((start, _end(ground, start), start > hit.end))
    for line in ground.layout.of(structure.BULLET):
        words = ground.words_of(line)
        if words and _under_need_heading(ground, words[0]):
            found.append((words[0], words[-1] + 1, True))
    for i in doc.where(_IS_PROBLEM):
        if not _may_tell(ground, i):
            continue
        if not any(start <= i < end for start, end, _ in found[-3:]) and not _is_solved(ground, i):
            found.append((i, _end(ground, i), False))
    return found


def _may_tell(ground: Ground, i: int) -> bool:
    """In a paragraph, or in a bullet that condemns or worries; never a verb (توقف عند), nor حفر الآبار."""
    doc = ground.doc
    if any(hit.tense for hit in ground.hits.at.get(i, ())):
        return False
    if doc.keys[i] in ("حفر", "الحفر") and i + 1 < doc.total and bare(doc.keys[i + 1]) in _WELLS:
        return False
    if ground.role_at[i] == structure.BULLET:
        first = next((n for n in range(i, -1, -1) if doc.lines[n] != doc.lines[i]), -1) + 1
        return any(
            rest in _WORRIES for n in range(first, min(first + 4, i)) for _, rest in variants(doc.keys[n])
        )
    return ground.role_at[i] == structure.PARAGRAPH


_WELLS = folded("آبار بئر ثقب أثقاب")
_WORRIES = folded(
    "تستنكر يستنكر استنكار استنكاره استنكارها تندد يندد تنديده تنديدها قلقه قلقها قلق تعبر يعبر تدين يدين"
    " إدانته إدانتها شجبه شجبها رفضه رفضها ترفض يرفض تحذر يحذر يسجل تسجل"
)


def _is_solved(ground: Ground, i: int) -> bool:
    first = max(0, i - 8)
    return any(
        hit.label == "solved" and ground.doc.sentences[back] == ground.doc.sentences[i]
        for back in range(first, i)
        for hit in ground.hits.at.get(back, ())
    )


def _list_start(ground: Ground, i: int) -> int:
    """Where the list behind a word of suffering begins: at كالتعليم, behind مثل or منها; else at once."""
    doc, fallback = ground.doc, i
    for at in range(i, min(doc.total, i + 14)):
        if doc.gaps[at] >= STOP and at > i:
            break
        size = _opener_at(ground, at, first=at == i)
        if size is not None:
            return at + size
        if fallback == i and doc.keys[at] == _FROM and at + 1 < doc.total and _IS_PROBLEM[doc.keys[at + 1]]:
            fallback = at + 1
    return fallback


def _opener_at(ground: Ground, at: int, *, first: bool) -> int | None:
    """How many words open a list at ``at``: 0 when the list itself begins there, None when nothing does."""
    doc, key = ground.doc, ground.doc.keys[at]
    following = doc.keys[at + 1] if at + 1 < doc.total else ""
    if key in _CONSISTING and following == "في":
        return 2
    if key in _OPENERS or (key == "قبيل" and doc.keys[at - 1] == _FROM):
        return 1
    colon = not first and doc.gaps[at] >= COMMA and ":" in doc.text[doc.ends[at - 1] : doc.starts[at]]
    return 0 if colon or (key.startswith("كال") and sector_at(ground, at)) else None


def _end(ground: Ground, i: int) -> int:
    """The end of a list of problems: a participle or verb of speech, or the sentence."""
    doc, at = ground.doc, i
    while at < min(doc.total, i + _REACH) and (at == i or doc.gaps[at] < STOP):
        if at > i and any(
            hit.label.startswith(("speech:", "role:away", "solved")) and hit.cue.phrase != "@عرض"
            for hit in ground.hits.at.get(at, ())
        ):
            return at
        at += 1
    return at


def _under_need_heading(ground: Ground, first: int) -> bool:
    above = ground.headings.get(ground.doc.lines[first])
    if above is None or above.role != structure.HEADING:
        return False
    return any(bare(word) in _HEADINGS or word in _HEADINGS for word in above.key.split())


def _items(ground: Ground, start: int, end: int, *, asked: bool) -> list[tuple[int, int]]:
    """The items of a list, cut at commas and at و before another problem or sector."""
    doc, cuts = ground.doc, [start]
    for i in range(start + 1, end):
        if doc.gaps[i] >= COMMA or (doc.keys[i][0] == "و" and _opens_item(ground, i, cuts[-1], asked=asked)):
            cuts.append(i)
    return [
        (first, min(last, first + _LONGEST_ITEM))
        for first, last in zip(cuts, [*cuts[1:], end], strict=True)
        if last > first
    ]


def _opens_item(ground: Ground, i: int, first: int, *, asked: bool) -> bool:
    keys, rest = ground.doc.keys, ground.doc.keys[i][1:]
    if rest in _PARTICLES and i + 1 < len(keys):
        return _IS_PROBLEM[keys[i + 1]] or _IS_WISH[keys[i + 1]] or sector_at(ground, i + 1) is not None
    if rest in _PROBLEMS or (rest[:1] in "بل" and rest[1:] in _PROBLEMS):
        return True
    if asked and any(word in _WISHES for word in (rest, rest[1:])):
        return True
    sector = sector_at(ground, i)
    return sector is not None and sector != _sector_of(ground, first, i)


def _sector_of(ground: Ground, first: int, last: int) -> str | None:
    """The sector named first among the words; a problem that is one by itself counts too."""
    named = _named_sectors(ground)
    return next((named[i] for i in range(first, last) if i in named), None)


def _is_problem(ground: Ground, first: int, last: int) -> bool:
    """Whether a word of lack or harm stands right before or with the sector's word."""
    for i in range(first, last):
        if _IS_PROBLEM[ground.doc.keys[i]]:
            following = ground.doc.keys[i + 1] if i + 1 < last else ""
            if _is_darija(ground.doc.keys[i]):
                return _sector_of(ground, first, last) is not None
            if following in lexicon().verbs or any(hit.tense for hit in ground.hits.at.get(i, ())):
                continue
            return any(sector_at(ground, n) for n in range(i, min(last, i + 5)))
    return False
