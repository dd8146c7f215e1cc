"""The people of a text: full names with their offices, offices held by nobody named, and later mentions."""

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import offices as office_phrases
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.inflection import DUAL, SINGULAR
from liqaa.reports.text.read.lexicon import lexicon
from liqaa.reports.text.read.names import NameSpan, name_at
from liqaa.reports.text.read.offices import Office, office_at, office_head
from liqaa.reports.text.read.persons import People, Person, later_mentions, share_offices
from liqaa.reports.text.read.tokens import COMMA, NONE, SOFT, STOP, WordClass, first_behind, folded

_SKIPPED = (structure.FURNITURE, structure.STAMP, structure.BYLINE, structure.LETTERHEAD)
_CAPACITY = frozenset(fold(word) for word in office_phrases.CAPACITY_WORDS if " " not in word)
_THEY_ARE = folded("وهو وهي وهما وهم")
_MOST_TITLES = 5
_IS_NUMBER = WordClass(str.isdigit)
_IS_LINK = WordClass(folded("ولد آيت أيت بن").__contains__)
_TERRAIN = folded("قبيلة قبائل سد جبل قصر زاوية منطقة واد وادي دوار دواوير مشيخة فخذة أهل ضريح مدشر سوق")
_MAY_OPEN = WordClass(lambda key: lexicon().openings[key])
_ANCHOR_CUES = (
    "role:chair",
    "role:host",
    "role:facilitator",
    "role:attendee",
    "role:elected",
    "role:opened",
    "role:lead",
    "role:supervision",
    "role:new_body",
)


def find_people(ground: Ground) -> People:
    """Reads the text once from its first word to its last."""
    reader = _Reader(ground)
    reader.run()
    people = People(reader.found, [], reader.lone)
    share_offices(ground.doc, people.everyone)
    people.again = later_mentions(ground, people)
    later = {mention.start for mention in people.again}
    people.everyone = [
        person for person in people.everyone if len(person.key) > 1 or person.start not in later
    ]
    return people


class _Reader:
    def __init__(self, ground: Ground) -> None:
        self.ground, self.doc, self.hits, self.words = ground, ground.doc, ground.hits, lexicon()
        self.anchors = {
            hit.end for label in _ANCHOR_CUES for hit in self.hits.label(label) if hit.end - hit.start <= 4
        }
        self.linked = {i - 1 for i in self.doc.where(_IS_LINK) if i and self.doc.keys[i - 1] not in _TERRAIN}
        """Words that آيت, ولد or بن goes on with: an unknown first name may be one."""
        self.found: list[Person] = []
        self.lone: list[Office] = []

    def run(self) -> None:
        openings, total = self._openings(), self.doc.total
        i = first_behind(openings, -1, total)
        while i < total:
            after = self._read(i) if self._may_begin(i) else i + 1
            joins = bool(self.found) and self.found[-1].stop == after
            i = after if joins else first_behind(openings, after - 1, total)

    def _openings(self) -> list[int]:
        """The words worth looking at: by themselves, by the cue before them, by their bullet or by آيت."""
        bullets = {self.doc.word_at(line.start) for line in self.ground.layout.of(structure.BULLET)}
        numbered = {i + 1 for i in self.doc.where(_IS_NUMBER)}
        return sorted(bullets | numbered | self.anchors | self.linked | set(self.doc.where(_MAY_OPEN)))

    def _may_begin(self, i: int) -> bool:
        if self.doc.taken[i] or self.ground.role_at[i] in _SKIPPED:
            return False
        return self.words.openings[self.doc.keys[i]] or i in self.linked or self._is_anchored(i)

    def _read(self, i: int) -> int:
        title = self._titles(i)
        if title is not None:
            after, gender = title
            person = self._titled(i, after, gender)
            if person is not None:
                return self._keep(person)
        office = office_at(self.doc, self.hits, i, after_name=False)
        if office is not None:
            person = self._behind_office(office)
            if person is not None:
                return self._keep(person)
            self.lone.append(office)
            return max(office.end, i + 1) if office.form.number == SINGULAR else i + 1
        span = self._plain(i)
        if span is not None:
            return self._keep(self._with_office(span, i, None))
        return i + 1

    def _keep(self, person: Person) -> int:
        self.found.append(person)
        return max(person.stop, person.start + 1)

    def _titles(self, i: int) -> tuple[int, str] | None:
        """The word after the titles that begin at ``i``, and the gender they give."""
        gender, at = None, i
        while at < min(self.doc.total, i + _MOST_TITLES) and (at == i or self.doc.gaps[at] == NONE):
            key = self.doc.keys[at]
            found = self.words.titles_behind[key] if at == i else self.words.titles.get(key)
            if found is None or (len(key) <= 2 and not self._abbreviated(at)):
                break
            gender, at = gender or found, at + 1
        return (at, gender) if gender else None

    def _abbreviated(self, at: int) -> bool:
        """د and ذ are titles only when a dot or a slash follows, or a name does."""
        return (
            self.doc.text[self.doc.ends[at] : self.doc.ends[at] + 1] in (".", "/", " ")
            and self.doc.keys[at] != "سي"
        )

    def _titled(self, i: int, after: int, gender: str) -> Person | None:
        if after >= self.doc.total or (self.doc.gaps[after] > NONE and len(self.doc.keys[after - 1]) > 2):
            return None
        office = office_at(self.doc, self.hits, after, after_name=False)
        if office is not None and not (office.end == after + 1 and self.doc.keys[after] in self.words.given):
            person = self._behind_office(office)
            if person is not None:
                person.whole, person.gender, person.titled = i, gender, True
                return person
            return None
        if self._is_known_surname(after):
            return None
        span = name_at(self.doc, after, anchored=True)
        if span is None:
            return None
        person = self._with_office(span, i, None)
        person.gender, person.titled = gender, True
        return person

    def _is_known_surname(self, i: int) -> bool:
        """A title before the surname of somebody already named: a later mention, not a new person."""
        key = self.doc.keys[i]
        known = any(person.key[-1] == key and len(person.key) > 1 for person in self.found)
        known = known or any(person.key[-2:] == tuple(self.doc.keys[i : i + 2]) for person in self.found)
        return known and (name_at(self.doc, i, anchored=False) is None or key not in self.words.given)

    def _behind_office(self, office: Office) -> Person | None:
        """The name that follows an office, maybe behind a title."""
        at, gender = office.end, None
        if at >= self.doc.total or self.doc.gaps[at] > COMMA:
            return None
        comma = self.doc.gaps[at] > NONE and not self._colon(at)
        title = self._titles(at)
        if title is not None:
            at, gender = title
            if at >= self.doc.total:
                return None
        span = name_at(self.doc, at, anchored=not comma or title is not None)
        if span is None or span.clitic:
            return None
        if comma and title is None and not self._in_apposition(office, span):
            return None
        if title is None and span.units < 2:
            return None
        person = self._with_office(span, office.start, office)
        person.gender = person.gender or gender
        return person

    def _in_apposition(self, office: Office, span: NameSpan) -> bool:
        """الكاتب الإقليمي، فلان الفلاني، رحب: a name between commas behind the office it explains."""
        end = span.end
        closed = end >= self.doc.total or self.doc.gaps[end] >= COMMA
        own = end < self.doc.total and office_head(self.doc, end) is not None
        behind_name = bool(self.found) and self.found[-1].stop == office.start
        return (
            closed
            and not own
            and not behind_name
            and office.form.number == SINGULAR
            and self._is_told(office)
        )

    def _is_told(self, office: Office) -> bool:
        """An office that says whose it is: definite, or with a place or organisation in it."""
        return office.form.definite or any(self.doc.taken[office.start : office.end])

    def _colon(self, at: int) -> bool:
        """الكاتب العام: فلان."""
        return ":" in self.doc.text[self.doc.ends[at - 1] : self.doc.starts[at]]

    def _plain(self, i: int) -> NameSpan | None:
        """A name with no title or office before it: known by its words, or by the cue or bullet before it."""
        span = name_at(self.doc, i, anchored=False)
        if span is not None:
            return span if span.clitic < 2 or span.known > 1 else None
        if not self._is_anchored(i):
            return None
        follows = bool(self.found) and self.found[-1].stop == i and self.doc.keys[i][0] == "و"
        span = name_at(self.doc, i, anchored=True, joined=True) if follows else None
        span = span or name_at(self.doc, i, anchored=True)
        if span is None or span.units < 2:
            return None
        return span if span.known or self._followed_by_office(span) else None

    def _is_anchored(self, i: int) -> bool:
        """Whether a cue of presence ends here, a bullet begins, or a name was just joined by و or a comma."""
        if self.ground.role_at[i] == structure.BULLET and (
            i == 0 or self.doc.lines[i] != self.doc.lines[i - 1] or _IS_NUMBER[self.doc.keys[i - 1]]
        ):
            return True
        if (
            self.found
            and self.found[-1].stop == i
            and self.doc.sentences[i] == self.doc.sentences[self.found[-1].start]
        ):
            return self.doc.gaps[i] >= COMMA or self.doc.keys[i][0] == "و"
        return i in self.anchors

    def _followed_by_office(self, span: NameSpan) -> bool:
        at = span.end
        if at >= self.doc.total or self.doc.gaps[at] >= STOP:
            return False
        head = office_head(self.doc, at)
        return head is not None and head[1].number == SINGULAR and head[0] in ("", "ب")

    def _with_office(self, span: NameSpan, whole: int, before: Office | None) -> Person:
        doc = self.doc
        start, end = doc.span(span.start, span.end)
        person = Person(
            doc.text[start + span.clitic : end], span.start, span.end, span.clitic, whole=whole, stop=span.end
        )
        if before is not None:
            person.offices.append(before)
        self._take_offices(person)
        person.gender = _gender(person.offices)
        return person

    def _take_offices(self, person: Person) -> None:
        """Offices behind a name: after a comma or none, in brackets, behind بصفته or وهو."""
        doc = self.doc
        while person.stop < doc.total and doc.gaps[person.stop] <= COMMA:
            at = person.stop
            key = doc.keys[at]
            if key in _THEY_ARE and at + 1 < doc.total:
                at += 1
            elif key in _CAPACITY:
                if self._take_capacity(person, at):
                    return
                at += 1
            office = self._office_behind(person, at)
            if office is None:
                return
            person.offices.append(office)
            person.stop = office.end

    def _office_behind(self, person: Person, at: int) -> Office | None:
        head = office_head(self.doc, at)
        if head is None or head[0] not in ("", "و", "ب"):
            return None
        if head[0] == "و" and (not person.offices or self._is_title_of_next(at)):
            return None
        woman = any(office.form.gender == "f" for office in person.offices)
        if head[0] == "و" and woman and head[1].gender == "m" and head[1].definite:
            return None
        if head[1].number != SINGULAR and not (head[1].number == DUAL and self.doc.keys[at - 1] in _THEY_ARE):
            return None
        office = office_at(self.doc, self.hits, at, after_name=True)
        if office is None or self._belongs_to_next(office, person, at):
            return None
        return office

    def _is_title_of_next(self, at: int) -> bool:
        """والأستاذ فلان الفلاني: an office word that is the title of the name behind it."""
        title = self._titles(at)
        return title is not None and name_at(self.doc, title[0], anchored=True) is not None

    def _belongs_to_next(self, office: Office, person: Person, at: int) -> bool:
        """Whether the office is the next person's: a name follows it without a comma."""
        end = office.end
        if end >= self.doc.total or self.doc.gaps[end] > NONE:
            return False
        if self.doc.gaps[at] == NONE and not self.doc.keys[at].startswith("و"):
            return False
        following = self._titles(end) is not None or name_at(self.doc, end, anchored=True)
        return bool(following) and not self.doc.keys[end].startswith(("و", "ب", "ل"))

    def _take_capacity(self, person: Person, at: int) -> bool:
        """عن مجلس الجهة: what somebody stands for, up to the next comma."""
        doc = self.doc
        if doc.keys[at].startswith("بصفت") or (
            doc.gaps[at] == NONE and doc.keys[at] == "عن" and self.ground.role_at[at] != structure.BULLET
        ):
            return False
        end = at + 1
        while (
            end < doc.total and doc.gaps[end] <= SOFT and end - at < 8 and not doc.keys[end].startswith("وال")
        ):
            end += 1
        if end - at < 2 or any(doc.keys[n] in self.words.verbs for n in range(at, end)):
            return False
        person.capacity, person.stop = (at, end), end
        return True


def _gender(offices: list[Office]) -> str | None:
    for office in offices:
        if office.form.gender == "f":
            return "f"
    strong = [office for office in offices if office.form.singular not in ("عضو", "نائب", "مستشار")]
    return "m" if strong else None
