"""Persons and their membership of the organisation."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liqaa.kit.scopes import ScopeField
from liqaa.territory.models import Place


class Gender(models.TextChoices):
    """Which form a title takes."""

    MASCULINE = "m", _("man")
    FEMININE = "f", _("woman")


class Person(models.Model):
    """Someone the organisation knows, by the name they are known under."""

    class Relation(models.TextChoices):
        """How this person stands to the organisation; each class has its clock in ``rules.CLOCKS``."""

        MEMBER = "member", pgettext_lazy("of the organisation", "member")
        FORMER = "former", _("former member")
        REFUSED = "refused", _("application refused")
        OFFICIAL = "official", _("office-holder")
        ELECTED = "elected", _("elected person")
        CONTACT = "contact", _("regular contact")
        OCCASIONAL = "occasional", _("occasional contact")
        RESIDENT = "resident", _("resident")
        GUEST = "guest", _("guest of one meeting")
        OUTSIDER = "outsider", _("named in a report only")

    name = models.CharField(_("name"), max_length=200)
    name_latin = models.CharField(_("name in Latin letters"), max_length=200, blank=True)
    gender = models.CharField(max_length=1, choices=Gender, blank=True)
    relation = models.CharField(max_length=12, choices=Relation, default=Relation.MEMBER)
    relation_since = models.DateField(
        default=timezone.localdate, help_text="where its clock starts at the earliest"
    )
    place = models.ForeignKey(
        Place, models.PROTECT, related_name="people", help_text="governs who sees the person"
    )
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person"
    )
    key = models.GeneratedField(
        expression=Func("name", function="kit_fold"),
        output_field=models.CharField(max_length=250, db_collation="C"),
        db_persist=True,
    )
    key_latin = models.GeneratedField(
        expression=Func("name_latin", function="kit_fold"),
        output_field=models.CharField(max_length=250, db_collation="C"),
        db_persist=True,
    )
    created_at = models.DateTimeField()
    objected_on = models.DateField(
        null=True, blank=True, help_text="since when they want no invitation any more (law 09-08, article 9)"
    )
    erased_at = models.DateTimeField(
        null=True, blank=True, help_text="when the data were erased; the row stays"
    )

    class Meta:
        indexes = [
            models.Index(fields=["place", "key"], name="person_place_key"),
            models.Index(
                fields=["relation", "relation_since"], condition=Q(erased_at=None), name="person_clock"
            ),
            GinIndex(OpClass("key", name="gin_trgm_ops"), name="person_key_trigram"),
            GinIndex(OpClass("key_latin", name="gin_trgm_ops"), name="person_latin_trigram"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name")]

    def __str__(self) -> str:
        """The name as written."""
        return self.name


class Consent(models.Model):
    """A person's word that the organisation may do one thing with their data (law 09-08, article 4).

    The wording is kept as it was shown, with its version; withdrawn, it stays as a fact. A consent to one
    purpose is none to another: who may be invited may not be named in public.
    """

    class Purpose(models.TextChoices):
        """What was agreed to; the words of each are in ``people.text``."""

        CONTACT = "contact", _("to be invited to meetings")
        NAMED = "named", _("to be named in public")

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    scope = ScopeField(help_text="path of the person's place when it was given")
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.CONTACT)
    given_on = models.DateField()
    version = models.CharField(max_length=20)
    wording = models.TextField()
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(wording=""), name="consent_has_its_wording"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
                name="consent_withdrawn_after_given",
            ),
        ]

    def __str__(self) -> str:
        """Version and person."""
        return f"{self.version} ({self.person_id})"


class Membership(models.Model):
    """A stretch of membership. Closed with a date, never deleted."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    scope = ScopeField(help_text="path of the person's place when they joined")
    number = models.CharField(max_length=30, blank=True)
    joined_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="membership_once_at_a_time",
                expressions=[
                    (F("person"), RangeOperators.EQUAL),
                    (
                        Func("joined_on", "ended_on", function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="membership_number_once"
            ),
        ]

    def __str__(self) -> str:
        """Number and person."""
        return f"{self.number or '—'} ({self.person_id})"


class RelationChange(models.Model):
    """A person came to stand otherwise to the organisation. Written by one action only, never silently."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="relation_changes")
    scope = ScopeField(help_text="path of the person's place at that time")
    was = models.CharField(max_length=12, choices=Person.Relation)
    became = models.CharField(max_length=12, choices=Person.Relation)
    at = models.DateTimeField()
    actor = models.CharField(max_length=40, help_text="account id, or 'system'; as the journal keeps it")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(was=F("became")), name="relation_change_changes"),
        ]

    def __str__(self) -> str:
        """From what to what."""
        return f"{self.was} → {self.became}"


class Forgotten(models.Model):
    """Somebody whose data were erased on request, by a keyed hash only, so that a restore erases them again.

    No foreign key and no name: whoever reads the table without the installation's key learns a number.
    """

    key = models.CharField(max_length=64, unique=True, help_text="HMAC-SHA256: people.rules.forgotten_key")
    erased_at = models.DateTimeField()

    def __str__(self) -> str:
        """The start of the key."""
        return self.key[:8]


class Export(models.Model):
    """A person's data put together in one file, for a day. The row stays as a fact, the file goes."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="exports")
    scope = ScopeField(help_text="path of the person's place when it was asked for")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    language = models.CharField(max_length=5, default="ar")
    token = models.CharField(max_length=64, unique=True, help_text="the file's name; random")
    made_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(made_at=None, expires_at=None)
                | Q(made_at__isnull=False, expires_at__gt=F("made_at")),
                name="export_made_expires",
            )
        ]
        indexes = [models.Index(fields=["expires_at"], condition=Q(deleted_at=None), name="export_expiry")]

    def __str__(self) -> str:
        """Whose, and when it was asked for."""
        return f"{self.person_id} ({self.asked_at:%Y-%m-%d})"


class DataRequest(models.Model):
    """What somebody asked about their own data, by when it is answered, and how it was (law 09-08).

    Written down by the person or by whoever looks after personal data; the same clock runs for each kind.
    """

    class Kind(models.TextChoices):
        """What was asked for: the rights of articles 7 to 9."""

        ACCESS = "access", _("to see the data")
        RECTIFICATION = "rectification", _("to have them corrected")
        OBJECTION = "objection", _("to be written to no more")
        ERASURE = "erasure", _("to have them erased")

    class State(models.TextChoices):
        """How it stands: ``rules.REQUEST_MOVES``."""

        ASKED = "asked", pgettext_lazy("request", "waits for an answer")
        GRANTED = "granted", pgettext_lazy("request", "done")
        DECLINED = "declined", pgettext_lazy("request", "refused")
        TAKEN_BACK = "taken_back", pgettext_lazy("request", "taken back")

    person = models.ForeignKey(Person, models.CASCADE, related_name="data_requests")
    scope = ScopeField(help_text="path of the person's place when it was asked")
    kind = models.CharField(max_length=15, choices=Kind)
    text = models.TextField(blank=True, help_text="what is asked, in the person's words")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_on = models.DateField(help_text="when the person asked: the day a letter came, not that of writing")
    due_on = models.DateField(help_text="the last day to answer in time: rules.answer_by")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    answer = models.TextField(blank=True, help_text="what was done, or why not")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="none: by the system",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(state="asked"), name="data_request_waits_once"
            ),
            models.CheckConstraint(condition=Q(due_on__gt=F("asked_on")), name="data_request_has_its_time"),
            models.CheckConstraint(
                condition=Q(state="asked", answered_at=None)
                | (~Q(state="asked") & Q(answered_at__isnull=False)),
                name="data_request_answered_or_waits",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(state="asked"), name="data_request_waits"),
        ]

    def __str__(self) -> str:
        """What was asked, of whom, and when."""
        return f"{self.kind} ({self.person_id}, {self.asked_on})"
