"""An organisation with one province, and a report of a meeting there. All names are invented."""

import datetime as dt
from typing import Any

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.bodies.tests import factories as bodies
from liqaa.people.tests.factories import account
from liqaa.reports import actions
from liqaa.reports.models import Reading
from liqaa.reports.text.read import read_report

NOW = dt.datetime(2026, 3, 10, 9, tzinfo=dt.UTC)
PROVINCE = bodies.PROVINCE
REPORT = """الأيام التواصلية بإقليم مولاي يعقوب .. المرنيسي يترأس لقاء تنظيميا بعين الشقف

في إطار الأيام التواصلية لحزب الأفق، وتحت إشراف الأمانة الجهوية، نظمت الأمانة الإقليمية للحزب \
بإقليم مولاي يعقوب، يوم الأحد 8 مارس 2026 بجماعة عين الشقف، لقاء تواصليا، بتأطير من الأمين \
الجهوي الدكتور إدريس المرنيسي وسعاد بنحدو عضو المجلس الوطني للحزب ونائبة رئيس مجلس جماعة عين \
الشقف، بحضور منتخبي الحزب وأعضاء الأمانة الإقليمية.

وعبر المتدخلون عن معاناة الساكنة مع مشاكل في قطاعات كالتعليم والصحة والإنارة العمومية.

أهم مخرجات هذا اللقاء:

* تسطير برنامج عمل الأمانة الإقليمية.

* تشكيل اللجان التحضيرية من أجل تأسيس الأمانات المحلية بجميع الجماعات الترابية بإقليم مولاي \
يعقوب.

* الرفع من وتيرة الانخراطات.
"""
OTHER_REPORT = REPORT.replace("حزب الأفق", "حزب المشعل الوطني")


def secretary() -> Account:
    """The account of the province's secretary."""
    return account(("provincial_secretary", PROVINCE), name="كاتب الإقليم")


def organisation() -> Body:
    """The organisation, its charter and the province's secretariat."""
    bodies.organisation()
    bodies.charter()
    return bodies.body()


def kept(by: Account, text: str = REPORT) -> Reading:
    """A reading kept by ``by``."""
    return actions.keep(found=read_report(text).to_json(), scope=PROVINCE, by=by, at=NOW)


def section(reading: Reading, name: str) -> Any:
    """One section of a reading's record."""
    return reading.record[name]
