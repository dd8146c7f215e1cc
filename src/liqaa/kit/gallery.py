"""Sample data of the gallery page: Arabic as it comes, with long names, holes and numbers inside words."""

import datetime as dt
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from liqaa.kit.arabic import isolate_ltr
from liqaa.kit.forms import DayField, NameField, ProseField
from liqaa.kit.templatetags.kit import day, ltr

LONG_NAME = "مولاي عبد السلام بنعبد الرحمان الإدريسي العلوي المدغري الفيلالي"
DAY = dt.date(2024, 11, 24)


class SampleForm(forms.Form):
    """One field of each kind."""

    title = NameField(label=_("Title"), help_text=_("As it will be read by everyone."), max_length=60)
    on = DayField(label=_("Date"), help_text=_("Such as 24/11/2024."))
    kind = forms.ChoiceField(label=_("Kind"), choices=[("a", "تنظيمي"), ("b", "تواصلي"), ("c", "مفتوح")])
    email = forms.EmailField(label=_("E-mail"), required=False)
    text = ProseField(label=_("Text"), required=False)
    people = forms.MultipleChoiceField(
        label=_("Who"),
        choices=[("1", "نعيمة الصنهاجي"), ("2", LONG_NAME)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    paper = forms.FileField(label=_("File"), required=False)
    told = forms.BooleanField(label=_("Tell everyone concerned"), required=False)


def samples() -> dict[str, Any]:
    """Everything the gallery's template shows."""
    return {
        "page_title": _("Gallery of components"),
        "crumbs": [{"label": "المملكة", "url": "#"}, {"label": "جهة فاس - مكناس", "url": "#"}],
        "people": _people(),
        "places": _places(),
        "table": _table(),
        "tree": _tree(),
        "timeline": _timeline(),
        "facts": _facts(),
        "files": _files(),
        "tabs": _tabs(),
        "steps": _steps(),
        "form": SampleForm(),
        "refused": SampleForm(
            {"title": "لقاء " * 20, "on": "31 نونبر", "kind": "a", "email": "نعيمة", "text": "كما كُتب"}
        ),
        "page": Paginator(range(1497), 50).page(3),
        "moment": dt.datetime(2024, 11, 24, 18, 30, tzinfo=dt.UTC),
        "day": DAY,
    }


def _people() -> list[dict[str, Any]]:
    return [
        {
            "name": LONG_NAME,
            "url": "#",
            "capacities": [
                "الكاتب الإقليمي بإقليم مولاي يعقوب",
                "مستشار جماعي بجماعة عين الشقف ونائب رئيس لجنة الميزانية والشؤون المالية والبرمجة",
            ],
            "note": f"إلى غاية {isolate_ltr('2026-10-15')}",
        },
        {"name": "نعيمة الصنهاجي", "url": "#", "capacities": ["مقررة"], "state": "حاضرة", "tone": "good"},
        {"name": "Ahmed Benjelloun", "url": "", "capacities": [], "state": "معتذر", "tone": "wait"},
    ]


def _places() -> list[dict[str, Any]]:
    parents = ["إقليم مولاي يعقوب", "جهة فاس - مكناس"]
    return [
        {"name": "عين الشقف", "url": "#", "kind": "جماعة", "parents": parents},
        {
            "name": "سيدي داود",
            "url": "#",
            "kind": "جماعة",
            "parents": parents,
            "state": "بلا هيكل",
            "tone": "late",
        },
    ]


def _table() -> dict[str, Any]:
    renewal = ["تجديد الفرع المحلي بعين قنصرة", "الكاتب المحلي", _short(2024, 12, 15), "قيد الإنجاز"]
    letter = ["مراسلة المجلس الإقليمي حول الطريق 5011 بين أولاد ميمون وسبت الأوداية", LONG_NAME]
    return {
        "columns": ["الإجراء", "المسؤول", "الأجل", "الحالة"],
        "rows": [
            {"url": "#", "cells": renewal},
            {"url": "#", "cells": [*letter, _short(2024, 11, 30), "متأخر"]},
            {"url": "#", "cells": ["لائحة 1250 منخرطا جديدا", "", "", "بلا أجل"]},
        ],
    }


def _short(year: int, month: int, number: int) -> str:
    return day(dt.date(year, month, number), "short")


def _tree() -> list[dict[str, Any]]:
    communes = [
        {"label": "عين الشقف", "url": "#", "note": "34 عضوا", "badge": "قائم", "badge_tone": "good"},
        {"label": "عين قنصرة", "url": "#", "note": "انتهت الولاية", "badge": "للتجديد", "badge_tone": "wait"},
        {"label": "سيدي داود", "url": "#", "badge": "غير مؤسس", "badge_tone": "late"},
    ]
    province = {
        "label": "إقليم مولاي يعقوب",
        "url": "#",
        "note": "11 جماعة",
        "open": True,
        "children": communes,
    }
    return [
        {"label": "جهة فاس - مكناس", "url": "#", "open": True, "children": [province]},
        {"label": "جهة بني ملال - خنيفرة", "url": "#", "children": [{"label": "إقليم بني ملال", "url": "#"}]},
    ]


def _timeline() -> list[dict[str, Any]]:
    return [
        {"title": "صدرت المذكرة رقم 12/2024", "on": dt.date(2024, 10, 28), "state": "done", "url": "#"},
        {"title": "انعقد اللقاء", "on": DAY, "state": "done", "text": "بحضور 120 مشاركا ومشاركة."},
        {"title": "التقرير لم يصل بعد", "on": dt.date(2024, 12, 1), "state": "late"},
        {"title": "اللقاء المقبل", "on": dt.date(2025, 1, 12)},
    ]


def _facts() -> list[dict[str, Any]]:
    return [
        {"label": "المكان", "value": "مقر الحزب بعين الشقف"},
        {"label": "الترؤس", "value": LONG_NAME},
        {"label": "الهاتف", "value": ltr("+212 535 00 00 00")},
        {"label": "فارغ", "value": ""},
    ]


def _files() -> list[dict[str, Any]]:
    return [
        {"name": "محضر اللقاء 24-11-2024.pdf", "url": "#", "size": 245_760, "icon": "file-type-pdf"},
        {
            "name": "صورة جماعية.jpg",
            "url": "#",
            "size": 1_840_000,
            "icon": "photo",
            "note": "رفعتها نعيمة الصنهاجي",
        },
    ]


def _tabs() -> list[dict[str, Any]]:
    return [
        {"label": "كل ما ينتظرني", "url": "#", "active": True, "count": 14},
        {"label": "متأخر", "url": "#", "count": 3},
        {"label": "بلا مسؤول", "url": "#", "count": 0},
        {"label": "منجز", "url": "#"},
    ]


def _steps() -> list[dict[str, str]]:
    return [
        {"label": "النص", "state": "done"},
        {"label": "المراجعة", "state": "current"},
        {"label": "التأكيد", "state": ""},
        {"label": "السجل", "state": ""},
    ]
