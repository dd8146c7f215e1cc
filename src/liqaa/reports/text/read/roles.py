"""Who did what: walks each sentence with the cues of the tables and gives every person a role or none."""

from liqaa.reports.text.read import structure
from liqaa.reports.text.read.cues import Hit
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.headlines import chair_by_office, headline, noun_phrase
from liqaa.reports.text.read.inflection import FUTURE, PAST, PRESENT
from liqaa.reports.text.read.parts import (
    ATTENDEE,
    AWAY,
    CHAIR,
    ELECTED,
    FACILITATOR,
    HOST,
    OTHER,
    SPEAKER,
    SUPERVISION,
    Cast,
    list_role,
    strongest,
)
from liqaa.reports.text.read.persons import People, Person
from liqaa.reports.text.read.tokens import COMMA, first_behind, folded, variants

_ONE = (CHAIR, HOST, SUPERVISION, SPEAKER)
"""Roles that one person takes; those joined to that person by و share a speaker's role only."""
_REACH = 9
_MEETING_WORDS = folded(
    "اللقاء لقاء الاجتماع اجتماع اجتماعا أشغال أشغاله أشغالها المؤتمر مؤتمر الجمع جمع جلسة الجلسة"
    " الندوة ندوة المجلس مجلس الدورة دورة هذا هذه تنظيم افتتاح تسيير إدارة عملية أطوار فعاليات مجريات"
    " القافلة الوقفة المهرجان الملتقى تأطير تنصيب تجديد هيكلة تأسيس انتخاب إعطاء تواصلي تواصليا تنظيمي"
    " تنظيميا موسع موسعا"
)
_HOLDING = frozenset(
    ("organise:strong", "role:chair", "role:host", "role:facilitator", "role:attendee", "role:lead")
)
_MAKING = frozenset(("outcome:decision", "type:body_to_found"))
_COMMITTEES = folded("لجنة فريق خلية لجينة ورشة قطب")
_PRESENTING = ("@قدم", "@ألقى", "@تناول", "@استعرض", "@بسط", "@عرض", "@تطرق")
_TREATING = ("@تناول", "@استعرض", "@بسط", "@عرض", "@تطرق", "@قدم")
_LECTURES = folded("عرضا عرض مداخلة ورقة محاضرة عروضا مداخلات مداخلتين محاضرتين عروض لعرض")
_TURNS = folded("فيما بينما أما كما وقد")
_RELATIVES = folded("الذي التي اللذين اللتين اللذان الذين")


def cast(ground: Ground, people: People, *, planned: bool) -> Cast:
    """The role of everybody, body first; the headline only fills what the body left open."""
    result = Cast(planned=planned)
    starts = {person.whole: person for person in people.everyone}
    again = {mention.start: mention.person for mention in people.again}
    events = sorted({*starts, *again, *ground.hits.at})
    sentences = _sentences(ground)
    for first, last in [one for one in sentences if ground.role_at[one[0]] not in _HEADS]:
        _Sentence(ground, result, starts, again, first, last).walk(events)
    chair_by_office(ground, people, result)
    for first, last in [one for one in sentences if ground.role_at[one[0]] in _HEADS]:
        headline(ground, result, starts, again, first, last)
    return result


_HEADS = (structure.TITLE, structure.KICKER, structure.SUBTITLE)
_OUTSIDE = (structure.FURNITURE, structure.STAMP, structure.BYLINE, structure.LETTERHEAD)


def _sentences(ground: Ground) -> list[tuple[int, int]]:
    return [one for one in ground.doc.sentence_spans() if ground.role_at[one[0]] not in _OUTSIDE]


class _Sentence:
    """The walk over one sentence; ``state`` is the role that the next person takes."""

    def __init__(
        self,
        ground: Ground,
        cast_: Cast,
        starts: dict[int, Person],
        again: dict[int, Person],
        first: int,
        last: int,
    ) -> None:
        self.ground, self.doc, self.cast, self.starts, self.again = ground, ground.doc, cast_, starts, again
        self.first, self.last = first, last
        self.planned = cast_.planned
        self.state: str | None = None
        self.hit: Hit | None = None
        self.left = 0
        self.previous: tuple[Person, str] | None = None
        self.spoken: Person | None = None
        """Of whom the sentence last spoke."""
        self.lecturing = False
        """Whether somebody in this sentence gave a lecture; who treats something behind that did so too."""

    def walk(self, events: list[int]) -> None:
        """Goes from one of the words where something happens to the next."""
        self._open()
        i, at = self.first, self.ground.hits.at
        while i < self.last:
            person = self.starts.get(i)
            if i in at:
                self._cue(i, person)
            if person is not None:
                self._take(person)
                i = max(person.stop, i + 1)
                continue
            if i in self.again:
                self._mention(i, self.again[i])
            following = min(first_behind(events, i, self.last), self.last)
            self._pass(following - i)
            i = following

    def _pass(self, words: int) -> None:
        """A role that one person takes is lost when nobody comes for it within its reach."""
        if self.state in _ONE:
            self.left -= words
            if self.left <= 0 and self.state != SPEAKER:
                self._organ()
                self.state = None

    def _open(self) -> None:
        """A bullet takes the role of the list it stands in."""
        if self.ground.role_at[self.first] == structure.BULLET:
            role = list_role(self.ground, self.first)
            if role:
                self.state, self.left = role, 99

    def _cue(self, i: int, person: Person | None) -> None:
        hit = strongest(self.ground, i)
        if hit is None or self.state == OTHER:
            return
        if person is not None and hit.end > person.start >= i and hit.label == "role:attendee":
            return
        label = hit.label.removeprefix("role:")
        handler = getattr(self, f"_on_{label}", None)
        if handler is not None:
            handler(hit)

    def _set(self, role: str, hit: Hit, reach: int = _REACH) -> None:
        self.state, self.hit, self.left = role, hit, reach + (hit.end - hit.start)

    def _on_chair(self, hit: Hit) -> None:
        if hit.tense == FUTURE and not self.planned:
            return
        if hit.cue.phrase in ("@سير", "@أدار", "@رأس") and not hit.cue.has_object:
            return
        if self._of_the_praised(hit):
            return
        made = self._of_committee(hit) or self._names_committee(hit)
        if self.state == ELECTED or (made and (not hit.tense or hit.cue.phrase == "@رأس")):
            self._set(ELECTED, hit, 99)
        elif self._of_another(hit):
            self._set(OTHER, hit, 99)
        else:
            self._set(CHAIR, hit)

    def _of_committee(self, hit: Hit) -> bool:
        """تشكيل لجنة برئاسة فلان: the chair of what was just made, not of the meeting."""
        window = range(max(self.first, hit.start - 8), hit.start)
        return any(one.label in _MAKING for n in window for one in self.ground.hits.at.get(n, ()))

    def _names_committee(self, hit: Hit) -> bool:
        """لجنة التنظيم برئاسة فلان: a committee's chair."""
        keys = self.doc.keys[max(self.first, hit.start - 3) : hit.start]
        return any(rest in _COMMITTEES for key in keys for _, rest in variants(key))

    def _on_lead(self, hit: Hit) -> None:
        told = hit.tense == PAST or (self.planned and hit.tense in (PRESENT, FUTURE))
        if told and not self._of_another(hit) and self._object_is_meeting(hit):
            self._set(CHAIR, hit, 14)
        elif hit.tense == PRESENT:
            self._set(AWAY, hit, 99)

    def _on_supervision(self, hit: Hit) -> None:
        if self.ground.role_at[hit.start] in (structure.BULLET, structure.HEADING):
            return
        self._set(SUPERVISION, hit, 5)
        if hit.end not in self.starts and not any(
            n in self.starts for n in range(hit.end, min(hit.end + 3, self.last))
        ):
            self._organ()
            self.state = None

    def _organ(self) -> None:
        """An organ that supervises or hosts, in place of a person."""
        hit = self.hit
        if hit is None:
            return
        if self.state == SUPERVISION and self.cast.organ_supervision is None:
            span = noun_phrase(self.ground, hit.end)
            if span:
                self.cast.organ_supervision = span

    def _on_host(self, hit: Hit) -> None:
        if hit.tense != FUTURE or self.planned:
            self._set(HOST, hit, 6)

    def _on_own(self, hit: Hit) -> None:
        """لدى إشرافه على الاجتماع, خلال تنشيطه تجمعا: whoever the sentence speaks of."""
        role = FACILITATOR if hit.cue.phrase.startswith("تنشيط") else CHAIR
        if self.spoken is not None and not (role == CHAIR and self.cast.of(CHAIR)):
            self.cast.add(role, self.spoken, hit)

    def _is_own(self, hit: Hit) -> bool:
        """خلال تجمع شعبي نشطه بالقاعة: a verb with its object and nobody behind it is the speaker's."""
        reach = range(hit.end, min(hit.end + 7, self.last))
        nobody = not any(n in self.starts or n in self.again for n in reach)
        before = self.doc.keys[hit.start - 1] if hit.start > self.first else ""
        return nobody and before not in _RELATIVES and hit.cue.has_object and hit.tense == PAST

    def _on_facilitator(self, hit: Hit) -> None:
        if self._of_the_praised(hit):
            return
        if self.spoken is not None and self._is_own(hit):
            self.cast.add(FACILITATOR, self.spoken, hit)
            return
        if hit.tense != FUTURE or self.planned:
            self._set(FACILITATOR, hit, 99)

    def _on_attendee(self, hit: Hit) -> None:
        if self.state == AWAY and hit.cue.phrase in ("إلى جانب", "رفقة", "بمعية", "مشاركة", "حضور", "بحضور"):
            return
        if self.state == FACILITATOR and hit.cue.phrase in ("إلى جانب", "رفقة", "برفقة", "بمعية"):
            return
        if (
            self.ground.role_at[hit.start] == structure.BULLET
            and hit.tense == ""
            and list_role(self.ground, self.first) != ATTENDEE
        ):
            return
        self._set(ATTENDEE, hit, 99)

    def _on_elected(self, hit: Hit) -> None:
        self._set(ELECTED, hit, 99)

    def _on_new_body(self, hit: Hit) -> None:
        self._set(ELECTED, hit, 99)

    def _on_led(self, hit: Hit) -> None:
        """وعلى رأسهم, بقيادة: whoever leads those present is present, whoever leads those praised is not."""
        if self.state == AWAY:
            return
        window = range(max(self.first, hit.start - 40), hit.start)
        held = any(one.label in _HOLDING for n in window for one in self.ground.hits.at.get(n, ()))
        self._set(ATTENDEE if held or self.state == ATTENDEE else AWAY, hit, 99)

    def _on_opened(self, hit: Hit) -> None:
        self._back(hit)
        if (hit.tense and hit.tense != FUTURE) or (not hit.tense and self.state != ATTENDEE):
            self._set(SPEAKER, hit)

    def _on_speaker(self, hit: Hit) -> None:
        if hit.tense == FUTURE or (self.state is not None and hit.cue.phrase in ("من طرف", "من قبل")):
            return
        if self._of_the_praised(hit):
            return
        if self._lectures(hit):
            self.lecturing = True
            self._set(FACILITATOR, hit, 99)
            return
        self._back(hit)
        if (self.state in (ATTENDEE, ELECTED) or self.lecturing) and not hit.tense:
            return
        self._set(SPEAKER, hit)

    def _of_the_praised(self, hit: Hit) -> bool:
        """منوهة بالدعم الذي قدمه فلان: what is told of the praised makes nobody present."""
        before = self.doc.keys[hit.start - 1] if hit.start > self.first else ""
        return self.state == AWAY and before in _RELATIVES

    def _lectures(self, hit: Hit) -> bool:
        """قدم فلان مداخلة حول, عرض حول القانون قدمه فلان, فيما تناولت فلانة «…»: who lectures facilitates."""
        if hit.tense != PAST or hit.cue.phrase not in _PRESENTING:
            return False
        keys, doc = self.doc.keys, self.doc
        if hit.cue.has_object:
            behind = range(max(self.first, hit.start - 14), hit.start)
            return any(rest in _LECTURES for n in behind for _, rest in variants(keys[n]))
        ahead = range(hit.end, min(self.last, hit.end + 16))
        end = next((n for n in ahead if doc.gaps[n] >= COMMA and self._new_clause(n)), ahead.stop)
        if hit.cue.phrase in ("@قدم", "@ألقى") and any(keys[n] in _LECTURES for n in range(hit.end, end)):
            return True
        return self.lecturing and hit.cue.phrase in _TREATING

    def _new_clause(self, n: int) -> bool:
        """Whether a verb of speech begins another clause at a word."""
        return any(one.tense for one in self.ground.hits.at.get(n, ())) or self.doc.keys[n] in _TURNS

    def _on_away(self, hit: Hit) -> None:
        if self.state == ELECTED and hit.cue.phrase.startswith(("خلف", "بدل", "عوض")):
            pass
        if hit.cue.phrase in (
            "جهود",
            "مجهودات",
            "مبادرة",
            "إنجازات",
            "ذكرى",
            "تهنئة",
            "باسم",
        ) and self.state in (ATTENDEE, ELECTED, FACILITATOR):
            return
        self._set(AWAY, hit, 99)

    def _on_close(self, hit: Hit) -> None:
        if self.state in (ATTENDEE, FACILITATOR, SPEAKER) and hit.cue.phrase not in ("خلال", "من خلال"):
            self.state = None

    def _back(self, hit: Hit) -> None:
        """The person just before a verb of speech spoke: أما حميد نور، الأمين المحلي، فشكر."""
        if self.previous is None or not hit.tense or hit.cue.has_object:
            return
        person, role = self.previous
        if role in ("", AWAY) and person.stop >= hit.start - 1 and not hit.cue.plural:
            if role == AWAY:
                return
            self.cast.add(SPEAKER, person, hit)

    def _of_another(self, hit: Hit) -> bool:
        """A relative clause behind another meeting than this one: أشغال اللجنة، اللذين ترأسهما."""
        before = self.doc.keys[hit.start - 1] if hit.start else ""
        if before not in _RELATIVES:
            return False
        if before not in ("الذي", "التي"):
            return True
        end = hit.start - 1
        named = next((org for org in self.ground.orgs if org.end == end), None)
        end = named.start + 1 if named is not None else end
        antecedents = self.doc.keys[max(self.first, end - 4) : end]
        return not any(rest in _MEETING_WORDS for key in antecedents for _, rest in variants(key))

    def _object_is_meeting(self, hit: Hit) -> bool:
        if hit.cue.rest and hit.cue.rest[0] != "علي":
            return True
        start = hit.end
        if not hit.cue.rest:
            start = next((n + 1 for n in range(hit.end, self.last) if n in self.doc.particles), self.last)
        window = range(start, min(start + 3, self.last))
        return any(rest in _MEETING_WORDS for n in window for _, rest in variants(self.doc.keys[n]))

    def _take(self, person: Person) -> None:
        self.spoken = person
        role = self.state or self._inherited(person)
        if role is None:
            self.previous = (person, "")
            self._followed_by_verb(person)
            return
        if role == SPEAKER and self.hit is not None and self.left <= 0:
            self.previous = (person, "")
            return
        self.cast.add(role, person, self.hit)
        self.previous = (person, role)
        if role in _ONE:
            self.state = None

    def _inherited(self, person: Person) -> str | None:
        """What somebody joined by و to the person before does: beside a chair, present; else the same."""
        if self.previous is None or person.whole != self.previous[0].stop:
            return None
        joined = self.doc.gaps[person.whole] <= COMMA and self.doc.keys[person.whole].startswith("و")
        before = self.previous[1]
        if not joined or before not in (CHAIR, SPEAKER, SUPERVISION, FACILITATOR):
            return None
        return ATTENDEE if before in (CHAIR, SUPERVISION) else before

    def _followed_by_verb(self, person: Person) -> None:
        """السيد العلوي ترأس…: the verb behind the name."""
        if person.stop >= self.last or self.doc.gaps[person.stop] > COMMA:
            return
        hit = strongest(self.ground, person.stop)
        if hit is None or hit.cue.has_object:
            return
        if hit.label == "role:chair" and hit.tense in (PAST, PRESENT):
            self.cast.add(CHAIR, person, hit)
            self.previous = (person, CHAIR)
        elif hit.label == "role:facilitator" and hit.tense in (PAST, PRESENT):
            self.cast.add(FACILITATOR, person, hit)
            self.previous = (person, FACILITATOR)

    def _mention(self, i: int, person: Person) -> None:
        """A later mention of somebody: it may say that they spoke, led or hosted."""
        self.spoken = person
        if self.state in (CHAIR, HOST, SPEAKER, FACILITATOR) and self.left > 0:
            self.cast.add(self.state, person, self.hit)
            if self.state in _ONE:
                self.state = None
            return
        after = i + 1
        hit = strongest(self.ground, after) if after < self.last and self.doc.gaps[after] <= COMMA else None
        if hit is None or hit.cue.has_object or hit.tense not in (PAST, PRESENT):
            return
        role = {
            "role:chair": CHAIR,
            "role:facilitator": FACILITATOR,
            "role:speaker": SPEAKER,
            "role:opened": SPEAKER,
        }.get(hit.label)
        if role:
            self.cast.add(role, person, hit)
