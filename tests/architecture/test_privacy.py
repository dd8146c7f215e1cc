"""Every field that may tell of a person is answered for in its room's ``privacy``, or listed why not."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Field, GeneratedField, JSONField, Model, TextField
from django.utils import translation

from liqaa.access.models import Account
from liqaa.kit import privacy
from liqaa.people.models import Person
from liqaa.people.rules import CLOCKS
from tests.architecture.house import ROOT, SOURCE

PUBLIC_OR_OURS = {"liqaa_journal", "liqaa_territory", "liqaa_kit"}
"""Rooms below persons: the journal holds no values, places are public."""
WORDS = (CharField, TextField, JSONField, ArrayField)


def models() -> list[type[Model]]:
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("liqaa.") and model._meta.app_label not in PUBLIC_OR_OURS
    ]


def telling(model: type[Model]) -> set[str]:
    """The fields of a model that may tell something of a person: words, and whose they are."""
    fields = (each for each in model._meta.get_fields() if isinstance(each, Field))
    return {each.name for each in fields if may_tell(each)}


def may_tell(field: Field) -> bool:
    if field.is_relation:
        return field.related_model in (Person, Account)
    if isinstance(field, GeneratedField) or field.name in {"scope", "above"} or field.choices:
        return False
    return isinstance(field, WORDS)


def answered(model: type[Model], share: privacy.Share) -> set[str]:
    fields: set[str] = set()
    for each in share.holdings:
        if each.model is model:
            of_person = {"person", "account", "stored_by", "user"} & {
                f.name for f in model._meta.get_fields()
            }
            everything = {field.name for field in model._meta.fields} if each.goes else set()
            fields |= each.fields | of_person | everything
    listed = {name for names in share.untold.values() for name in names}
    return fields | {name.partition(".")[2] for name in listed if name.startswith(f"{model.__name__}.")}


def test_every_field_that_may_tell_of_a_person_is_answered_for():
    shares = privacy.shares()
    missing = {
        f"{model._meta.label}.{name}"
        for model in models()
        for name in telling(model) - answered(model, shares.get(model._meta.app_label, privacy.Share()))
    }
    assert missing == set()


def test_what_is_listed_as_telling_nothing_exists():
    wrong = []
    for label, share in privacy.shares().items():
        known = {
            f"{model.__name__}.{field.name}"
            for model in apps.get_app_config(label).get_models()
            for field in model._meta.get_fields()
        }
        wrong += [name for names in share.untold.values() for name in names if name not in known]
    assert wrong == []


@pytest.mark.django_db
def test_every_model_that_refers_to_a_person_is_a_holding():
    held = {each.model for share in privacy.shares().values() for each in share.holdings}
    referring = {relation.related_model for relation in Person._meta.related_objects}
    assert referring - held == set()


def test_holdings_name_fields_that_exist_and_say_why_rows_stay():
    for share in privacy.shares().values():
        for each in share.holdings:
            known = {field.name for field in each.model._meta.get_fields()}
            assert each.fields <= known, each.model
            assert each.goes or each.stays or not each.tells, each.model


def test_what_is_kept_as_a_code_is_told_in_words():
    """A short text without choices is a code, unless it is one of these."""
    short = {
        f"{each.model.__name__}.{name}"
        for share in privacy.shares().values()
        for each in share.holdings
        for name in each.tells
        if is_short(each.model._meta.get_field(name)) and name not in {*each.codes, *each.shows}
    }
    assert short == {"Person.phone", "Membership.number", "Consent.version"}


def test_the_words_for_a_code_are_arabic_for_arabic_readers():
    with translation.override("ar"):
        bare = {
            f"{each.model.__name__}.{name}: {label}"
            for share in privacy.shares().values()
            for each in share.holdings
            for name in set(each.tells) - {*each.codes, *each.shows}
            for _code, label in each.model._meta.get_field(name).choices or ()
            if not re.search("[\u0621-\u064a]", str(label))
        }
    assert bare == set()


def is_short(field: Field) -> bool:
    return isinstance(field, CharField) and not field.choices and (field.max_length or 999) <= 60


def test_the_printed_table_of_clocks_is_the_one_in_force():
    rows = re.findall(
        r"^\| `(\w+)` \|[^|]*\| (\S+) \|", (ROOT / "docs/privacy.md").read_text("utf-8"), re.MULTILINE
    )
    assert dict(rows) == {
        each.relation: "—" if each.months is None else str(each.months) for each in CLOCKS.values()
    }


def test_a_relation_changes_in_one_place_only():
    changing = re.compile(r"\.relation\s*(?:,[^=\n]*)?=[^=]|update\([^)]*\brelation=")
    found = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "tests" not in path.parts
        and "migrations" not in path.parts
        and changing.search(path.read_text("utf-8"))
    }
    assert found == {"people/actions/relations.py"}


def test_messages_are_queued_by_those_who_write_to_accounts_and_by_nobody_else():
    """No way leads from a need, a visit or a guest to a mailing: decision 0016."""
    asking = re.compile(
        r"\bqueue\(|(?<!\")outbox\.(?:queue|tell)\b|actions import (?:queue|tell)\b"
        r"|Message\.objects\.(?:create|get_or_create)"
    )
    found = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "tests" not in path.parts and asking.search(path.read_text("utf-8"))
    }
    assert found <= {
        "config/mail.py", "config/launcher/sealing.py", "outbox/actions/__init__.py",
        "meetings/actions/minutes_late.py", "meetings/actions/minutes_letters.py",
        "outbox/actions/messages.py", "campaigns/actions/reminding.py", "dashboards/actions/first_run.py",
        "access/actions/notices.py", "meetings/actions/posting.py", "people/actions/requests_late.py",
        "outbox/actions/telling.py",
    }  # fmt: skip
    reading = re.compile(r"liqaa\.needs|Visitor|\bvisitors\b|RESIDENT|GUEST|\.phone\b")
    assert [name for name in found if reading.search((SOURCE / name).read_text("utf-8"))] == []


def test_every_job_that_rooms_leave_is_known_to_a_worker_that_has_just_started():
    script = (
        "import django; django.setup(); from procrastinate.contrib.django import app;"
        "print('\\n'.join(app.tasks))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=120
    )
    named = re.compile(r'@app\.task\(\s*name=(?:"([\w.]+)"|(\w+))')
    written = [
        (path.parent, found)
        for path in SOURCE.glob("*/jobs.py")
        for found in named.findall(path.read_text("utf-8"))
    ]
    left = {
        literal or _constant(room, constant) for room, (literal, constant) in written if literal or constant
    }
    assert left - set(answer.stdout.split()) == set()


def _constant(room: Path, name: str) -> str:
    """What a room calls a job by, wherever in the room the constant stands."""
    pattern = re.compile(rf'^{name}(?::\s*\w+)? = "([\w.]+)"', re.MULTILINE)
    texts = (path.read_text("utf-8") for path in room.rglob("*.py"))
    return next((found.group(1) for text in texts if (found := pattern.search(text))), name)
