import gettext
from collections import defaultdict
from pathlib import Path

import pytest

from scripts import catalogues

VIEWS = """
from django.utils.translation import gettext as _, ngettext, pgettext
a = _("Meeting")
b = ngettext("%(n)s task", "%(n)s tasks", 3)
c = pgettext("of a letter", "Sent")
"""
PAGE = """{% load i18n %}
<h1 title="{% translate 'Meeting' %}">{% blocktranslate count n=3 trimmed %}
    One need
  {% plural %}
    {{ n }} needs
{% endblocktranslate %}</h1>
  <p>{{ _("Closed") }}</p>
"""
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def source(tmp_path, monkeypatch) -> Path:
    room = tmp_path / "src/liqaa/room"
    (room / "templates/room").mkdir(parents=True)
    (room / "views.py").write_text(VIEWS)
    (room / "templates/room/page.html").write_text(PAGE)
    (room / "tests").mkdir()
    (room / "tests/test_views.py").write_text('_("not for people")')
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    monkeypatch.setattr(catalogues, "SOURCE", tmp_path / "src/liqaa")
    monkeypatch.setattr(catalogues, "LANGUAGES", ("fr",))
    return tmp_path / "src/liqaa"


def write_french(source: Path, body: str) -> Path:
    po = source / "room/locale/fr/LC_MESSAGES/django.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text(HEAD + body)
    return po


COMPLETE = """
msgid "Meeting"
msgstr "Rencontre"

msgid "%(n)s task"
msgid_plural "%(n)s tasks"
msgstr[0] "%(n)s action"
msgstr[1] "%(n)s actions"

msgctxt "of a letter"
msgid "Sent"
msgstr "Envoyée"

msgid "One need"
msgid_plural "%(n)s needs"
msgstr[0] "Un problème"
msgstr[1] "%(n)s problèmes"

msgid "Closed"
msgstr "Close"
"""


def test_texts_of_python_and_templates_are_found_and_tests_are_left_out(source):
    assert sorted({key for _, key, _ in catalogues.texts()}, key=str) == [
        ("of a letter", "Sent"),
        (None, "%(n)s task"),
        (None, "Closed"),
        (None, "Meeting"),
        (None, "One need"),
    ]


def test_a_complete_catalogue_passes(source, capsys):
    write_french(source, COMPLETE)
    assert catalogues.check() == 0
    assert capsys.readouterr().out == "5 texts, fr: no faults\n"


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('msgid "Closed"\nmsgstr "Close"\n', "", "missing: 'Closed'"),
        ('msgstr "Close"', 'msgstr ""', "empty: 'Closed'"),
        ('msgid "Closed"', '#, fuzzy\nmsgid "Closed"', "not reviewed (fuzzy): 'Closed'"),
        ('msgstr[1] "%(n)s actions"', 'msgstr[1] ""', "empty: '%(n)s task'"),
        ('msgctxt "of a letter"\n', "", "missing: 'Sent'"),
    ],
)
def test_each_fault_is_named_with_its_text(source, capsys, before, after, fault):
    write_french(source, COMPLETE.replace(before, after))
    assert catalogues.check() == 1
    assert fault in capsys.readouterr().out


def test_update_adds_what_is_new_to_the_room_it_stands_in(source):
    po = write_french(source, COMPLETE.replace('msgid "Closed"\nmsgstr "Close"\n', ""))
    assert catalogues.update() == 0
    assert 'msgid "Closed"\nmsgstr ""' in po.read_text()
    assert 'msgid "Meeting"\nmsgstr "Rencontre"' in po.read_text()


def test_what_is_compiled_can_be_read(source):
    po = write_french(source, COMPLETE)
    catalogues.compile_all(source)
    with po.with_suffix(".mo").open("rb") as file:
        french = gettext.GNUTranslations(file)
    assert french.gettext("Meeting") == "Rencontre"
    assert french.pgettext("of a letter", "Sent") == "Envoyée"
    assert french.ngettext("One need", "%(n)s needs", 3) == "%(n)s problèmes"


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_text_is_translated_alike_in_every_room(language):
    """Django shows one of two translations, whichever room it reads last: where they differ, one is lost."""
    found = defaultdict(dict)
    for po in sorted(catalogues.SOURCE.glob(f"*/locale/{language}/LC_MESSAGES/django.po")):
        for message in catalogues.read(po):
            if message.id:
                key = (message.context, catalogues.singular(message.id))
                found[key].setdefault(str(message.string), []).append(
                    po.relative_to(catalogues.SOURCE).parts[0]
                )
    assert {key: said for key, said in found.items() if len(said) > 1} == {}
