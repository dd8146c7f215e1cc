"""What each person said: presentation, praise, call, demand, promise, answer, statement, and to whom."""

from bisect import bisect_left

from liqaa.reports.text.phrases.roles import SPEECH_KINDS
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.cues import Hit
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.inflection import SINGULAR
from liqaa.reports.text.read.lexicon import lexicon
from liqaa.reports.text.read.parts import Cast
from liqaa.reports.text.read.persons import People, Person
from liqaa.reports.text.read.tokens import COMMA, STOP, first_behind, folded, variants
from liqaa.reports.text.shapes import Intervention, OutcomeFact, Reading

_KINDS = ("answer", "promise", "demand", "call", "praise", "presentation", "statement")
_SPEECH = tuple(f"speech:{kind}" for kind in SPEECH_KINDS)
_MEETING = folded("اللقاء الاجتماع المؤتمر الجمع المجلس الدورة الندوة المشاركون المجتمعون الحاضرون المتدخلون")


def read_interventions(ground: Ground, people: People, cast: Cast, reading: Reading) -> None:
    """Fills ``interventions``: one for each verb or participle of speech whose speaker is known."""
    speakers = _Speakers(ground, people, cast)
    calls = _calls_kept(reading)
    for first, last in _sentences(ground):
        subject = speakers.of(first, last)
        if not subject:
            continue
        names = [person.name for person in subject]
        for hit, end in _acts(ground, speakers.spoken, first, last):
            start, stop = ground.doc.span(hit.start, end)
            text = (
                ground.doc.text[start:stop].lstrip("و")
                if ground.doc.keys[hit.start][0] == "و"
                else ground.doc.text[start:stop]
            )
            kind = hit.label.removeprefix("speech:")
            addressee = _addressee(ground, hit, end, speakers.words) if kind in ("call", "demand") else None
            if kind == "call":
                for place, call in calls:
                    if start <= place < stop:
                        call.caller, call.addressee = " و".join(names), addressee
            for name in names:
                reading.found(
                    f"interventions.{len(reading.interventions)}", [(start, stop)], f"speech_{kind}", 0.75
                )
                reading.interventions.append(Intervention(name, kind, text, addressee))


def _calls_kept(reading: Reading) -> list[tuple[int, OutcomeFact]]:
    """The outcomes that are calls, each with the place where it begins: who calls is told with them."""
    found = []
    for finding in reading.findings:
        area, _, number = finding.path.partition(".")
        if area == "outcomes" and finding.spans and reading.outcomes[int(number)].kind == "call":
            found.append((finding.spans[0][0], reading.outcomes[int(number)]))
    return found


def _sentences(ground: Ground) -> list[tuple[int, int]]:
    roles = ground.role_at
    return [
        (first, last) for first, last in ground.doc.sentence_spans() if roles[first] == structure.PARAGRAPH
    ]


class _Speakers:
    """Who speaks in a sentence: a person named there, an office held by one, or the speaker before."""

    def __init__(self, ground: Ground, people: People, cast: Cast) -> None:
        self.ground = ground
        self.named = {person.whole: person for person in people.everyone if len(person.key) > 1}
        self.again = {mention.start: mention.person for mention in people.again}
        self.offices = {office.start: office for office in people.lone_offices}
        self.people = people
        self.present = [
            person
            for role in ("chair", "host", "facilitator", "attendee", "speaker", "supervision")
            for person, _ in cast.of(role)
        ]
        self.words = set(self.again) | {
            n for person in people.everyone for n in range(person.whole, person.end)
        }
        speech = [hit for label in _SPEECH for hit in ground.hits.label(label)]
        self.spoken = sorted({hit.start for hit in speech})
        """The words that open a phrase of speech, in order."""
        self.verbs = sorted({hit.start for hit in speech if hit.tense in ("past", "present")})
        self.last: list[Person] = []
        self.last_line = -5

    def of(self, first: int, last: int) -> list[Person]:
        """The speakers of the sentence at words ``first`` up to ``last``."""
        doc = self.ground.doc
        verb = first_behind(self.verbs, first - 1, last)
        told = verb < last
        found = self._named_near(first, last, verb) if told else []
        if not found and told and self._continues(first, verb):
            found = self.last
        if found:
            self.last, self.last_line = found, doc.lines[first]
        elif doc.lines[first] != self.last_line:
            self.last = self.last if told else []
        return found

    def _named_near(self, first: int, last: int, verb: int) -> list[Person]:
        reach = min(last, verb + 7)
        found: list[Person] = []
        for n in range(first, reach):
            person = self.again.get(n) or self.named.get(n)
            person = self._by_office(n) if person is None and n in self.offices else person
            if person is None or not any(person is one or person.key == one.key for one in self.present):
                continue
            if found and n > verb:
                break
            if person not in found:
                found.append(person)
        return found

    def _by_office(self, n: int) -> Person | None:
        """دعا الأمين الجهوي: the office of one person only."""
        office = self.offices[n]
        key = _office_key(self.ground, office.start, office.end)
        owners = [
            person
            for person in self.people.everyone
            if any(_office_key(self.ground, one.start, one.end) == key for one in person.offices)
        ]
        return owners[0] if len({owner.key for owner in owners}) == 1 else None

    def _continues(self, first: int, verb: int) -> bool:
        """كما أشاد: a sentence that opens with its verb goes on with the speaker before it."""
        opening = verb - first <= 1
        following = self.ground.doc.keys[verb + 1] if verb + 1 < self.ground.doc.total else ""
        subject = any(rest in _MEETING for _, rest in variants(following))
        return opening and not subject and not lexicon().offices.get(following)


def _office_key(ground: Ground, start: int, end: int) -> tuple[str, ...]:
    return tuple(
        next((rest for taken, rest in variants(key) if taken in ("و", "ب", "ل", "ف")), key)
        if n == 0 and key[0] in "وف"
        else key
        for n, key in enumerate(ground.doc.keys[start:end])
    )


def _acts(ground: Ground, spoken: list[int], first: int, last: int) -> list[tuple[Hit, int]]:
    """The verbs and participles of speech of a sentence, each with the word where its matter ends."""
    hits: list[Hit] = []
    for n in spoken[bisect_left(spoken, first) : bisect_left(spoken, last)]:
        here = [
            hit
            for hit in ground.hits.at.get(n, ())
            if hit.label.startswith("speech:") and hit.tense != "future" and not hit.cue.has_object
        ]
        if not here or (hits and n < hits[-1].end) or ground.doc.taken[n]:
            continue
        main = not hits or ground.doc.gaps[n] >= COMMA or ground.doc.keys[n][0] == "و" or here[0].tense == ""
        if main and (here[0].tense != "present" or n - first <= 4):
            hits.append(
                max(here, key=lambda hit: (hit.end, -_KINDS.index(hit.label.removeprefix("speech:"))))
            )
    ends = [hit.start for hit in hits[1:]] + [last]
    return [(hit, end) for hit, end in zip(hits, ends, strict=False) if end - hit.start >= 3]


def _addressee(ground: Ground, hit: Hit, end: int, spoken: set[int]) -> str | None:
    """On whom somebody calls: what stands between داعيا and إلى."""
    doc = ground.doc
    to = next(
        (
            n
            for n in range(hit.end, min(end, hit.end + 14))
            if doc.keys[n] in ("الي", "علي", "ب") or doc.gaps[n] >= STOP
        ),
        None,
    )
    if to is None or to == hit.end or doc.keys[to] not in ("الي", "علي"):
        return None
    start = hit.end
    while start < to and (start in spoken or _is_subject_office(ground, start, hit.end)):
        start += 1
    return doc.slice(start, to) or None


def _is_subject_office(ground: Ground, i: int, first: int) -> bool:
    """دعا الأمين الجهوي المنتخبين إلى: the office of whoever calls is not called upon."""
    key, words = ground.doc.keys[i], lexicon()
    form = words.offices.get(key)
    if i == first:
        return form is not None and form.definite and form.number == SINGULAR
    before = words.offices.get(ground.doc.keys[i - 1])
    return i == first + 1 and before is not None and before.number == SINGULAR and key in words.modifiers
