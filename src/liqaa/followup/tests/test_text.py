"""Which body a sentence wants founded."""

import pytest

from liqaa.followup import text
from liqaa.followup.text import Foundable

LOCAL = Foundable("local_secretariat", "الأمانة المحلية")
PROVINCIAL = Foundable("provincial_secretariat", "الأمانة الإقليمية")
COMMITTEE = Foundable("preparatory_committee", "اللجنة التحضيرية", temporary=True)
WOMEN = Foundable("women_organisation", "منظمة النساء")
YOUTH = Foundable("youth_organisation", "منظمة الشبيبة")
BRANCH = Foundable("branch_office", "مكتب الفرع")


@pytest.mark.parametrize(
    ("words", "types", "found"),
    [
        ("تشكيل اللجان التحضيرية من أجل تأسيس الأمانات المحلية بجميع الجماعات", (LOCAL, COMMITTEE), LOCAL),
        ("تأسيس أمانة محلية بالجماعة", (LOCAL, PROVINCIAL), LOCAL),
        ("الشروع في تأسيس اللجنة التحضيرية لمنظمة النساء", (PROVINCIAL, WOMEN, COMMITTEE), WOMEN),
        ("هيكلة منظمة الشباب", (WOMEN, YOUTH), YOUTH),
        ("تأسيس فروع الحزب بالجماعات القروية", (BRANCH,), BRANCH),
        ("تجديد مكاتب الفروع", (BRANCH,), BRANCH),
        ("تأسيس اللجنة التحضيرية للمؤتمر", (LOCAL, COMMITTEE), None),
        ("تكثيف اللقاءات التواصلية", (LOCAL, WOMEN), None),
    ],
)
def test_the_body_is_the_one_named_in_any_number(words, types, found):
    assert text.founded_by(words, types) == found


def test_a_preparatory_committee_is_heard_in_both_numbers():
    assert text.speaks_of_committee("تشكيل اللجان التحضيرية")
    assert text.speaks_of_committee("الشروع في تأسيس اللجنة التحضيرية")
    assert not text.speaks_of_committee("تأسيس الأمانات المحلية")


def test_parallel_organisations_are_known_by_their_name():
    assert [text.family_of(each.name) for each in (WOMEN, YOUTH, LOCAL)] == ["women", "youth", ""]
