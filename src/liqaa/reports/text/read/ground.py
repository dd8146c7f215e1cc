"""What every finder stands on: the words, lines, phrases, places and organisations of one text."""

import re
from dataclasses import dataclass, field

from liqaa.kit.arabic import fold
from liqaa.reports.text.read import orgs as organisations
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.cues import Hits
from liqaa.reports.text.read.lexicon import lexicon
from liqaa.reports.text.read.sectors import Sectors
from liqaa.reports.text.read.structure import Layout, Line
from liqaa.reports.text.read.tokens import COMMA, Doc, WordClass, folded, variants
from liqaa.territory.text import PlaceMention, Words, gazetteer

_VENUES = folded(
    "شارع زنقة ساحة قاعة مركز مركب مدرسة ثانوية إعدادية كلية ملعب مستشفى مسجد دار فندق مسرح سينما"
    " خزانة مكتبة معهد حي دوار درب فضاء مدرج مطار محطة حديقة سد ميناء جامعة مؤسسة مقهى مطعم رواق"
)


@dataclass(slots=True)
class PlaceAt:
    """A place mention and its words."""

    mention: PlaceMention
    start: int
    end: int
    whole: int


@dataclass(slots=True)
class Ground:
    """One text, prepared once."""

    doc: Doc
    layout: Layout
    hits: Hits
    places: list[PlaceAt] = field(default_factory=list)
    orgs: list[organisations.OrgMention] = field(default_factory=list)
    place_at: dict[int, PlaceAt] = field(default_factory=dict)
    """Places by the word of their name and by the word of their kind."""
    org_at: dict[int, organisations.OrgMention] = field(default_factory=dict)
    headings: dict[int, Line] = field(default_factory=dict)
    """The line above a list, by the text's line number of each of its bullets."""
    role_at: list[str] = field(default_factory=list)
    sectors: Sectors = field(init=False)
    """The sectors of need that the words name."""
    body: range = range(0)

    def words_of(self, line: Line) -> range:
        """The words of a line, its bullet mark left out."""
        return range(self.doc.word_at(line.body_start), line.last)


def prepare(text: str) -> Ground:
    """Words, lines, phrases, places and organisations of a cleaned text."""
    doc = Doc(text)
    ground = Ground(doc, structure.lay_out(text, doc), Hits(doc))
    _roles(ground)
    ground.places = _places(doc)
    ground.orgs = organisations.find_orgs(doc)
    ground.org_at = {org.start: org for org in ground.orgs}
    for place in ground.places:
        ground.place_at[place.start] = ground.place_at[place.whole] = place
    organisations.mark(doc, ground.orgs)
    _mark_places(ground)
    ground.hits.drop_inside(doc.taken)
    ground.sectors = Sectors(doc, ground.hits)
    _mark_venues(doc)
    _mark_slogan(doc)
    return ground


def _roles(ground: Ground) -> None:
    """The role of each word's line."""
    doc = ground.doc
    ground.role_at = [structure.FURNITURE] * doc.total
    above: Line | None = None
    for line in ground.layout.lines:
        first, last = line.first, line.last
        ground.role_at[first:last] = [line.role] * (last - first)
        if line.role == structure.BULLET and above is not None and first < last:
            ground.headings[doc.lines[first]] = above
        elif line.role != structure.BULLET:
            above = line if line.role in (structure.HEADING, structure.PARAGRAPH) else None
    bodied = [
        n
        for n, role in enumerate(ground.role_at)
        if role in (structure.PARAGRAPH, structure.BULLET, structure.HEADING)
    ]
    ground.body = range(bodied[0], bodied[-1] + 1) if bodied else range(0)


def _places(doc: Doc) -> list[PlaceAt]:
    found = []
    for mention in gazetteer().scan(doc.text, Words(doc.keys, doc.starts, doc.ends)):
        start, end, whole = (
            doc.word_at(mention.start),
            doc.word_at(mention.end - 1) + 1,
            doc.word_at(mention.whole_start),
        )
        plain = any(rest in _PLAIN for _, rest in variants(doc.keys[start]))
        if plain and (whole == start or doc.keys[whole].endswith(_DEFINITE_KINDS)):
            continue
        found.append(PlaceAt(mention, start, end, whole))
    return found


_PLAIN = folded("صباح مساعدة المساعدة ملعب الدورة دورة")
"""Communes called like plain words: بمقر العمالة صباح أمس, بمساعدة الكاتب; they count behind جماعة only."""
_DEFINITE_KINDS = tuple(
    map(fold, ("العمالة", "الجماعة", "المدينة", "الإقليم", "الجهة", "الدائرة", "البلدية"))
)


def _mark_places(ground: Ground) -> None:
    """A place's words are no person's, unless the place is only a weak guess or looks like a name of one."""
    doc, words = ground.doc, lexicon()
    for place in ground.places:
        mention = place.mention
        first = doc.keys[place.start]
        clitic = mention.start > doc.starts[place.start]
        likely_person = first in words.given or first in words.openers
        if mention.kind_word is None and not clitic and (mention.weak or likely_person):
            continue
        if mention.weak and mention.kind_word is None and words.is_name_word(first):
            continue
        for n in range(place.whole if mention.kind_word else place.start, place.end):
            doc.taken[n] = max(doc.taken[n], 1)


_IS_VENUE = WordClass(lambda key: any((rest.removeprefix("ال")) in _VENUES for _, rest in variants(key)))


def _mark_venues(doc: Doc) -> None:
    """شارع عبد الكريم الخطابي, المركز الثقافي أحمد بوكماخ: a thing called after somebody is nobody."""
    words = lexicon()
    for i in doc.where(_IS_VENUE):
        at = i + 1
        while (
            at < min(doc.total, i + 4)
            and doc.gaps[at] < COMMA
            and doc.keys[at].startswith("ال")
            and not words.is_name_word(doc.keys[at])
        ):
            at += 1
        if at >= doc.total or doc.gaps[at] >= COMMA:
            continue
        if doc.keys[at] in words.given or doc.keys[at] in words.openers or doc.keys[at].startswith("عبدال"):
            _take_name(doc, at)


def _take_name(doc: Doc, at: int) -> None:
    words = lexicon()
    end = at
    while end < min(doc.total, at + 5) and (end == at or doc.gaps[end] == 0):
        key = doc.keys[end]
        if not (
            words.is_name_word(key)
            or key in words.joints
            or key in words.openers
            or (end - at < 3 and words.is_plausible(key))
            or key in _ORDINALS
        ):
            break
        doc.taken[end] = 2
        end += 1


SLOGAN = re.compile(r"شعار[ ]*:?[ ]*[«\"“”]([^»\"”“\n]{4,300})[»\"”“]")


def _mark_slogan(doc: Doc) -> None:
    """A slogan names nobody."""
    found = SLOGAN.search(doc.text)
    if found:
        for n in range(doc.word_at(found.start(1)), doc.word_at(found.end(1) - 1) + 1):
            doc.taken[n] = 2


_ORDINALS = folded("الأول الثاني الثالث الرابع الخامس السادس")
