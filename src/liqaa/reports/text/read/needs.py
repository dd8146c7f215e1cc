"""Concrete problems of residents or members, by sector; what was already built is not one."""

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import needs
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.lexicon import lexicon
from liqaa.reports.text.read.sectors import is_sector
from liqaa.reports.text.read.tokens import COMMA, STOP, Remembered, WordClass, bare, folded, variants
from liqaa.reports.text.shapes import Need, Reading

_LONGEST_ITEM = 12
_REACH = 40

_PROBLEMS = frozenset(fold(word) for word in needs.PROBLEM_WORDS)
_FROM = "من"
_OPENERS = frozenset(fold(word) for word in needs.LIST_OPENERS if " " not in word)
_FOREMOST = folded("مقدمته مقدمتها مقدمتهم رأسها رأسه طليعتها طليعته")
_CONSISTING = folded("المتمثلة تتمثل تتجلى المتجلية تكمن والمتمثلة")
_HEADINGS = frozenset(word for words in needs.HEADINGS for word in fold(words).split())


_IS_PROBLEM = WordClass(lambda key: _is_darija(key) or any(rest in _PROBLEMS for _, rest in variants(key)))


def _is_darija(key: str) -> bool:
    """ما كاينش, مافيهاش, كيتعطل: what is not there or does not go."""
    return (
        key.endswith("ش")
        and len(key) > 4
        and key.startswith(("ما", "في", "كاي", "كي", "عند", "بق", "لقا", "قاد"))
    ) or (key.removeprefix("و") in _BROKEN)


_BROKEN = folded(
    "كيتعطل كيتقطع كتقطع ناقص ناقصة محفرة مقطوع مقطوعة خايبة كيغرق طايح مسدود مسدودة كيفيض كتفيض"
    " كيطيح"
    " عامر عامرة مخسر مخسرة مهرس مهرسة طافي طافية مسدودين خاسر خاسرة كتغرق كيتهرس ميتة"
)


def read_needs(ground: Ground, reading: Reading) -> None:
    """Fills ``needs``."""
    kept = _Kept(ground, reading)
    for start, end, sure, asked in _all_regions(ground):
        before = ""
        for item, last in _items(ground, start, end, asked=asked):
            first = _past_particles(ground, item, last)
            if asked:
                first = _at_wish(ground, first, last)
            if _tells_deed(ground, first):
                continue
            named = ground.sectors.first(first, last)
            sector = named or _goes_on(ground, first, last, before)
            before = ""
            wished = asked and _is_wish(ground, first, last)
            inherited = sector is not None and named is None
            if sector is None or not (sure or wished or inherited or _is_problem(ground, first, last)):
                continue
            before = sector
            if (last - first < 2 and not sure and not _is_alone(ground, first)) or _is_named_topic(
                ground, first
            ):
                continue
            kept.add(sector, first, last, sure=sure)


class _Kept:
    """The needs of a reading as they are found, none told twice."""

    def __init__(self, ground: Ground, reading: Reading) -> None:
        self.doc, self.reading = ground.doc, reading
        self.covered = bytearray(ground.doc.total)
        """1 for a word of a need that is kept."""
        self.words: list[tuple[str, frozenset[str]]] = []
        """The sector and the words of each need, articles left out."""

    def add(self, sector: str, first: int, last: int, *, sure: bool) -> None:
        """Keeps the words as a need unless they meet another or say no more than another of its sector."""
        if any(self.covered[first:last]):
            return
        keys = self.doc.keys[first:last]
        clitic = _clitic(keys[0])
        words = frozenset(map(bare, [keys[0][clitic:], *keys[1:]]))
        if any(known_sector == sector and words <= known for known_sector, known in self.words):
            return
        self.covered[first:last] = bytes([1]) * (last - first)
        self.words.append((sector, words))
        begin, stop = self.doc.span(first, last)
        rule, confidence = ("problem_listed", 0.85) if sure else ("problem_named", 0.65)
        path = f"needs.{len(self.reading.needs)}"
        self.reading.found(path, [(begin + clitic, stop)], rule, confidence)
        self.reading.needs.append(Need(sector, self.doc.text[begin + clitic : stop]))


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


def _at_wish(ground: Ground, first: int, last: int) -> int:
    """طالب البيان الختامي بتوفير …: where what is asked for begins, behind who asks."""
    reach = range(first, min(last, first + 5))
    return next((n for n in reach if _IS_WISH[ground.doc.keys[n]]), first)


def _tells_deed(ground: Ground, first: int) -> bool:
    """واستفاد من فحوصاتها …: a verb joined by و goes on with what was done."""
    key = ground.doc.keys[first]
    verb = key[1:] in lexicon().verbs and key[1:] not in _PROBLEMS and key.endswith(("وا", "ت"))
    return key[0] == "و" and (key[1:] in _DEEDS or (verb and not is_sector(key[1:])))


_DEEDS = folded("استفاد استفادت عاين عاينت أنصت أنصتت زار زارت استقبل استقبلت وزعت وزع")


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


def _is_wish(ground: Ground, first: int, last: int) -> bool:
    """Whether a word of repair or supply stands with the sector's word."""
    keys = ground.doc.keys
    return any(
        _IS_WISH[keys[i]] and any(ground.sectors.at(n) for n in range(i, min(last, i + 5)))
        for i in range(first, min(last, first + 4))
    )


def _clitic(key: str) -> int:
    """How many letters before the item are only و, ف, ب or ك."""
    for taken, rest in variants(key):
        if (
            taken
            and taken[-1] in "وفبك"
            and (rest in _PROBLEMS or rest in _WISHES or is_sector(rest) or rest.startswith("ال"))
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
    """Whether a word of repair stands just before in the sentence."""
    sentences = ground.doc.sentences
    return any(
        i - 8 <= hit.start < i and sentences[hit.start] == sentences[i] for hit in ground.hits.label("solved")
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
    before = doc.keys[at - 1] if at else ""
    if key in _FOREMOST and before.removeprefix("و") in ("في", "علي"):
        return 1
    if key in _OPENERS or (key == "قبيل" and doc.keys[at - 1] == _FROM):
        return 1
    colon = not first and doc.gaps[at] >= COMMA and ":" in doc.text[doc.ends[at - 1] : doc.starts[at]]
    return 0 if colon or (key.startswith("كال") and ground.sectors.at(at)) else None


def _end(ground: Ground, i: int) -> int:
    """The end of a list of problems: a participle or verb of speech, or the sentence."""
    doc = ground.doc
    return min(ground.sectors.list_end(i, doc.total), doc.next_stop(i), i + _REACH)


def _under_need_heading(ground: Ground, first: int) -> bool:
    above = ground.headings.get(ground.doc.lines[first])
    if above is None or above.role != structure.HEADING:
        return False
    return any(bare(word) in _HEADINGS or word in _HEADINGS for word in above.key.split())


def _items(ground: Ground, start: int, end: int, *, asked: bool) -> list[tuple[int, int]]:
    """The items of a list, cut at commas and at و before another problem or sector."""
    keys, gaps, cuts = ground.doc.keys, ground.doc.gaps, [start]
    for i in range(start + 1, end):
        if gaps[i] >= COMMA or (keys[i][0] == "و" and _opens_item(ground, i, cuts[-1], asked=asked)):
            cuts.append(i)
    return [
        (first, min(last, first + _LONGEST_ITEM))
        for first, last in zip(cuts, [*cuts[1:], end], strict=True)
        if last > first
    ]


def _opens_item(ground: Ground, i: int, first: int, *, asked: bool) -> bool:
    keys, rest = ground.doc.keys, ground.doc.keys[i][1:]
    if rest in _PARTICLES and i + 1 < len(keys):
        return _IS_PROBLEM[keys[i + 1]] or _IS_WISH[keys[i + 1]] or ground.sectors.at(i + 1) is not None
    if rest in _PROBLEMS or (rest[:1] in "بل" and rest[1:] in _PROBLEMS):
        return True
    if asked and any(word in _WISHES for word in (rest, rest[1:])):
        return True
    sector = ground.sectors.at(i)
    return sector is not None and sector != ground.sectors.first(first, i)


def _is_problem(ground: Ground, first: int, last: int) -> bool:
    """Whether a word of lack or harm stands right before or with the sector's word."""
    for i in range(first, last):
        if _IS_PROBLEM[ground.doc.keys[i]]:
            following = ground.doc.keys[i + 1] if i + 1 < last else ""
            if _is_darija(ground.doc.keys[i]):
                return ground.sectors.first(first, last) is not None
            if following in lexicon().verbs or any(hit.tense for hit in ground.hits.at.get(i, ())):
                continue
            return any(ground.sectors.at(n) for n in range(i, min(last, i + 5)))
    return False
