"""Unnamed groups said to be present: منتخبي الحزب، ممثلي التنظيمات الموازية."""

from dataclasses import dataclass
from functools import cache

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import groups
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.cues import Hit
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.lexicon import lexicon
from liqaa.reports.text.read.parts import ATTENDEE, list_role
from liqaa.reports.text.read.persons import People
from liqaa.reports.text.read.tokens import (
    COMMA,
    NONE,
    SOFT,
    STOP,
    Remembered,
    WordClass,
    bare,
    folded,
    variants,
)

_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Group:
    """A group as words ``start`` up to ``end``; ``clitic`` letters of the first word left out."""

    start: int
    end: int
    clitic: int


@cache
def _heads() -> dict[str, str]:
    """Folded head, without article, to its stem: the masculine and feminine of one word share it."""
    found = {}
    for word in groups.GROUP_HEADS:
        key = fold(word)
        stem = key
        for ending in ("ين", "ون", "ات", "ي"):
            if key.endswith(ending) and len(key) > 4:
                stem = key[: -len(ending)]
                break
        found[key] = stem
    return found


_BARE_NEEDED = frozenset(fold(word) for word in groups.PEOPLE_ONLY_WITH_COMPLEMENT)


def _quantities() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in groups.QUANTITIES:
        words = tuple(fold(phrase).split())
        found[words[0]] = tuple(sorted((*found.get(words[0], ()), words), key=len, reverse=True))
    return found


_QUANTITIES = _quantities()
_QUANTITY_OF = Remembered(
    lambda key: tuple(words for _, rest in variants(key) for words in _QUANTITIES.get(rest, ()))
)
_WITH = folded("مع بين")
_GATHER = folded(
    "جمع جمعت يجمع التقى التقت التأم التأمت اجتمع ضم ضمت حضره حضرته حضرها حضرتها رحب رحبت استقبل"
    " استقبلت المؤتمرون المجتمعون خاض خاضت احتج احتجت اعتصم اعتصمت استفاد استفادت تظاهر علق التأم"
)


def find_groups(ground: Ground, people: People) -> list[Group]:
    """Every group behind a cue of presence, once."""
    found: list[Group] = []
    inside = {n for person in people.everyone for n in range(person.whole, person.stop)}
    regions, welcomed = _regions(ground)
    for start, end in regions:
        listed = _in_region(ground, start, end, inside)
        if (start, end) in welcomed:
            listed = [group for group in listed if not _is_bare(ground, group)]
        found += listed
    found += _bulleted(ground, inside)
    found += _congress_members(ground)
    return _unique(ground, found)


_GATHERS = Remembered(
    lambda key: any(taken in ("", "و", "ف") and rest in _GATHER for taken, rest in variants(key))
)
_MAY_GATHER = WordClass(lambda key: key in _WITH or _GATHERS[key])


def _regions(ground: Ground) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Stretches of words in which those named are present, and those of them that only tell of a welcome."""
    doc = ground.doc
    told = [hit.end for hit in ground.hits.label("role:attendee") if _speaks_of_presence(ground, hit)]
    regions = [(start, _end_of(ground, start)) for start in told]
    welcomed: list[tuple[int, int]] = []
    for i in doc.where(_MAY_GATHER):
        role = ground.role_at[i]
        if role in (structure.BULLET, structure.FURNITURE):
            continue
        if _GATHERS[doc.keys[i]]:
            regions.append((i + 1, _end_of(ground, i + 1)))
            if doc.keys[i].lstrip("وف") in _WELCOME:
                welcomed.append(regions[-1])
        elif doc.keys[i] in _WITH and _behind_meeting(ground, i):
            regions.append((i + 1, _end_of(ground, i + 1, comma=True)))
    return regions, welcomed


_WELCOME = frozenset(("رحب", "رحبت"))


def _is_bare(ground: Ground, group: Group) -> bool:
    """Only head words, nothing that says whose: المناضلات والمناضلين."""
    return all(_head(key) is not None for key in ground.doc.keys[group.start : group.end])


def _speaks_of_presence(ground: Ground, hit: Hit) -> bool:
    if ground.role_at[hit.start] not in (structure.PARAGRAPH, structure.HEADING):
        return False
    before = ground.doc.keys[hit.start - 1] if hit.start else ""
    if hit.tense == "future" or before in ("تقويه", "تعزيز") or hit.cue.phrase in ("الحضور", "المشاركون"):
        return False
    return hit.cue.phrase not in _COMPANY or _in_attendance(ground, hit)


_COMPANY = frozenset(
    ("إلى جانب", "فضلا عن", "بالإضافة إلى", "إضافة إلى", "رفقة", "برفقة", "بمعية", "مشاركة", "حضور")
)
_HELD = ("role:chair", "role:host", "role:lead", "organise:strong", "role:facilitator")


def _in_attendance(ground: Ground, hit: Hit) -> bool:
    """إلى جانب and its like speak of presence only in a sentence that tells who met or came."""
    keys, sentence = ground.doc.keys, ground.doc.sentences[hit.start]
    for i in range(max(0, hit.start - 60), hit.start + 1):
        if ground.doc.sentences[i] != sentence:
            continue
        if keys[i] in _GATHER or keys[i][1:] in _GATHER:
            return True
        for other in ground.hits.at.get(i, ()):
            came = other.label == "role:attendee" and other.cue.phrase not in _COMPANY
            if other.label in _HELD or came:
                return True
            if other.cue.phrase in ("@سجل", "@عرف", "@شهد") and hit.start - i <= 3:
                return True
    return False


def _behind_meeting(ground: Ground, i: int) -> bool:
    """لقاء تواصليا مع …: مع right behind the meeting's words."""
    keys = ground.doc.keys[max(0, i - 4) : i]
    return (
        any(rest in _MEET for key in keys for _, rest in variants(key))
        and ground.role_at[i] == structure.PARAGRAPH
    )


_MEET = folded("لقاء اللقاء اجتماعا اجتماع لقاءا تواصليا تواصلي حوار نقاش")
_TIGHT = (
    "role:chair",
    "role:speaker",
    "role:facilitator",
    "role:opened",
    "role:close",
    "role:away",
    "role:lead",
    "role:host",
    "organise:strong",
)
_LINKS = ("إلى جانب", "فضلا عن", "بالإضافة إلى", "إضافة إلى", "رفقة", "بمعية", "بحضور", "وبحضور")


def _end_of(ground: Ground, i: int, *, comma: bool = False) -> int:
    """Where a stretch of those present ends: a verb, another cue, the end of the sentence."""
    doc, at = ground.doc, i
    while at < min(doc.total, i + _LONGEST * 3) and (at == i or doc.gaps[at] < STOP):
        if comma and at > i and doc.gaps[at] >= COMMA:
            break
        if at > i and ground.hits.here(at, "role:attendee") and not doc.taken[at]:
            return at
        for hit in ground.hits.at.get(at, ()):
            if (
                hit.label in _TIGHT
                and (hit.tense or hit.label in ("role:close", "role:away"))
                and not doc.taken[at]
            ):
                return at
        if at > i and doc.keys[at] in lexicon().verbs and not doc.taken[at] and doc.keys[at] not in _heads():
            return at
        at += 1
    return at


def _in_region(ground: Ground, start: int, end: int, inside: set[int]) -> list[Group]:
    found, i = [], start
    while i < end:
        group = None if i in inside else _group_at(ground, i, end, inside, first=i == start)
        if group is None:
            i += 1
            continue
        found.append(group)
        i = group.end
    return found


def _head(key: str) -> tuple[str, str] | None:
    """The clitics and the stem of a head of a group."""
    return _HEAD_OF[key]


def _read_head(key: str) -> tuple[str, str] | None:
    for taken, rest in variants(key):
        stem = _stem(rest)
        if stem is not None:
            return taken, stem
    return None


_HEAD_OF = Remembered(_read_head)


def _stem(word: str) -> str | None:
    """The stem of a head word, with or without article or pronoun (فروعها)."""
    heads = _heads()
    found = heads.get(word) or heads.get(bare(word))
    if found is None and word.endswith(("ها", "هم")) and len(word) > 4:
        found = heads.get(word[:-2])
    if found is None and word.endswith("و"):
        found = heads.get(word + "ن")
    return found


def _quantity(ground: Ground, i: int) -> int:
    """How many words of quantity stand at ``i``, behind و."""
    for words in _QUANTITY_OF[ground.doc.keys[i]]:
        if ground.doc.matches(i + 1, words[1:]):
            return len(words)
    return 0


def _group_at(ground: Ground, i: int, end: int, inside: set[int], *, first: bool) -> Group | None:
    doc = ground.doc
    at, counted = _behind_quantity(ground, i, end)
    size = at - i
    if at >= end or at in inside or (doc.taken[at] and not _head(doc.keys[at])):
        return None
    head = _head(doc.keys[at]) or (("", doc.keys[at]) if counted and doc.keys[at] in _COUNTED else None)
    if head is None or (not size and not _may_open(ground, i, head[0], first=first)):
        return None
    stop = _extent(ground, at, end, inside, wide=size > 0)
    key = bare(next(rest for taken, rest in variants(doc.keys[at]) if taken == head[0]))
    if stop == at + 1 and key in _BARE_NEEDED:
        return None
    quantified = (len(taken) for taken, rest in variants(doc.keys[i]) if rest in _QUANTITIES)
    clitic = next(quantified, 0) if size else len(head[0])
    return Group(i, stop, _visible_clitic(doc.keys[i], clitic))


def _behind_quantity(ground: Ground, i: int, end: int) -> tuple[int, bool]:
    """The word after the words of quantity and the figure at ``i``, and whether there is a figure."""
    at, keys = i, ground.doc.keys
    while at < end and (size := _quantity(ground, at)):
        at += size
    counted = at < end and keys[at].isdigit() and len(keys[at]) < _LONGEST_COUNT
    return at + counted, counted


_LONGEST_COUNT = 6
_COUNTED = frozenset(fold(word + ending) for word in groups.COUNTED_ONES for ending in ("", "ا"))


def _visible_clitic(key: str, clitic: int) -> int:
    return clitic - 1 if key[:clitic].endswith("ل") and key[clitic : clitic + 1] == "ل" else clitic


def _may_open(ground: Ground, i: int, taken: str, *, first: bool) -> bool:
    """A group opens its stretch, or stands behind a comma or و or a preposition."""
    if taken.endswith("ل"):
        return first or (ground.doc.keys[i - 1][-1:] == "ن" and not ground.doc.taken[i - 1])
    if ground.doc.keys[i] in ("اعضا", "ممثلي", "روسا"):
        return True
    return (
        first
        or taken != ""
        or ground.doc.gaps[i] >= SOFT
        or ground.doc.keys[i - 1] in ("من", "الي", "عن", "جانب", "مع", "كل")
    )


def _extent(ground: Ground, at: int, end: int, inside: set[int], *, wide: bool) -> int:
    """The word after a group: at a comma, a person, or و with another group that shares nothing."""
    doc, i, stem = ground.doc, at + 1, _head(ground.doc.keys[at])
    while i < min(end, at + _LONGEST):
        if doc.gaps[i] >= COMMA or i in inside or _names_whole_organisation(ground, i):
            break
        if not doc.taken[i] and (ground.hits.here(i, "role:attendee") or doc.keys[i] in _ENDS):
            break
        other = _head(doc.keys[i])
        if (
            other is not None
            and other[0].startswith("و")
            and not doc.taken[i]
            and not _shares(ground, at, i, stem[1] if stem else "", other[1], wide=wide)
        ):
            break
        if doc.keys[i][0] == "و" and (_quantity(ground, i) or doc.keys[i][1:] in lexicon().titles):
            break
        i += 1
    while i > at + 1 and doc.keys[i - 1] in lexicon().function and not doc.taken[i - 1]:
        i -= 1
    return i


def _names_whole_organisation(ground: Ground, i: int) -> bool:
    """أعضاء المكتب المسير (للجمعية…): the organisation's long name says no more about the group."""
    return ground.doc.keys[i][0] == "ل" and (org := ground.org_at.get(i)) is not None and org.end - i > 3


_ENDS = folded(
    "يمثلون يمثلن المنضوين المنضويات المنضوون القادمين الذين الذي التي اللواتي اللاتي حيث وذلك يوم"
    " مساء صباح تحت في خلال قصد بغية"
)


_ENVOYS = folded("ممثل مندوب")


def _shares(ground: Ground, at: int, i: int, stem: str, other: str, *, wide: bool) -> bool:
    """مناضلات ومناضلي الحزب, شباب وفعاليات الحزب: heads that share one complement."""
    if stem == other:
        return True
    doc = ground.doc
    if doc.keys[i].startswith("وال") and (doc.keys[i - 1].startswith("لل") or stem in _ENVOYS):
        return True
    if i != at + 1:
        return wide and i == at + 1
    word = next(rest for taken, rest in variants(doc.keys[at]) if _stem(rest) is not None)
    definite_or_whole = word.startswith("ال") or word.endswith(("ين", "ون", "ات"))
    has_complement = i + 1 < doc.total and doc.gaps[i + 1] == NONE
    return not definite_or_whole and has_complement


def _bulleted(ground: Ground, inside: set[int]) -> list[Group]:
    """Groups among the bullets of a list of those present."""
    found = []
    for line in ground.layout.of(structure.BULLET):
        words = ground.words_of(line)
        if not words or any(n in inside for n in words) or list_role(ground, words[0]) != ATTENDEE:
            continue
        head = _head(ground.doc.keys[words[0]])
        if head is not None or _quantity(ground, words[0]):
            found.append(Group(words[0], words[-1] + 1, 0))
    return found


def _congress_members(ground: Ground) -> list[Group]:
    """المؤتمرون who decided were there."""
    return [
        Group(i, i + 1, 0) for i in ground.doc.where(_IS_CONGRESS) if ground.role_at[i] == structure.PARAGRAPH
    ][:1]


_IS_CONGRESS = WordClass(folded("المؤتمرون المؤتمرين").__contains__)


def _unique(ground: Ground, found: list[Group]) -> list[Group]:
    """Each group once, in order; one that lies in another, or says no more than another, goes."""
    kept: list[Group] = []
    seen: list[set[str]] = []
    for group in sorted(set(found), key=lambda one: (one.start, -one.end)):
        words = {bare(key) for key in ground.doc.keys[group.start : group.end]}
        if any(group.start < other.end and other.start < group.end for other in kept) or words in seen:
            continue
        kept.append(group)
        seen.append(words)
    return kept
