"""Invented names of people: ordinary given names, family names put together from syllables."""

from random import Random

MEN = (
    "أحمد محمد يوسف إدريس عبد_الله عبد_الرحيم عبد_الكريم حسن حسين كمال رشيد سعيد مصطفى خالد عمر هشام نبيل طارق"
    " جمال المصطفى عبد_اللطيف عبد_العزيز إسماعيل إبراهيم ياسين أنس بدر زكرياء فؤاد منير"
).split()
WOMEN = (
    "فاطمة خديجة عائشة مريم سعاد نادية لطيفة حنان سميرة نعيمة زينب أمينة رجاء سلوى إلهام بشرى كريمة ليلى هدى"
    " سناء وفاء أسماء حياة ابتسام نوال غزلان فاطمة_الزهراء سكينة رقية جميلة"
).split()
STEMS = (
    "بنور بنرح تازر زيرم كرمس سنهد فرطح درعم غماس شلحن ورغل سوسن ملوي حمرن طنجر ورزن تادس بوعن زرهن صفرم"
    " جبلن هوزن دكلم شيظن عبدن مزمط ركرم سرغن زمرن حوزن"
).split()
ENDINGS = ("اوي", "اني", "وشي", "يري", "ادي", "اشي", "وطي", "ومي")


def name_of(chance: Random) -> tuple[str, str]:
    """A name, and "m" or "f"."""
    gender = "f" if chance.random() < 0.38 else "m"
    given = chance.choice(WOMEN if gender == "f" else MEN).replace("_", " ")
    return f"{given} ال{chance.choice(STEMS)}{chance.choice(ENDINGS)}", gender
