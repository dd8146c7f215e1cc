"""The words of consent, as data with a version. Pure Python.

The wording that was shown is kept with each consent; a change of words is a new version, and whoever agreed
to an older one is asked anew before anything rests on it.
"""

CONTACT, NAMED = "contact", "named"
"""What one may agree to: to be invited to meetings, to be named in public."""

CONSENT_VERSION = "2026-1"
NAMED_VERSION = "nom-2026-1"
VERSIONS = {CONTACT: CONSENT_VERSION, NAMED: NAMED_VERSION}
"""The version of the words in use, by purpose. Changing words means changing it here."""

_WORDINGS = {
    CONTACT: {
        "ar": (
            "أوافق على أن تحتفظ المنظمة باسمي ووسيلة الاتصال بي لتدعوني إلى لقاءاتها. "
            "يمكنني سحب هذه الموافقة متى شئت، فتُمحى وسيلة الاتصال بي."
        ),
        "fr": (
            "J'accepte que l'organisation garde mon nom et mon contact pour m'inviter à ses rencontres. "
            "Je peux retirer cet accord à tout moment ; mon contact est alors effacé."
        ),
        "en": (
            "I agree that the organisation keeps my name and contact to invite me to its meetings. "
            "I may withdraw this at any time; my contact is then erased."
        ),
    },
    NAMED: {
        "ar": (
            "أوافق على أن يُذكر اسمي في أخبار المنظمة وبلاغاتها المنشورة. "
            "يمكنني سحب هذه الموافقة متى شئت، فلا يُذكر اسمي في ما يُنشر بعد ذلك."
        ),
        "fr": (
            "J'accepte que mon nom figure dans les nouvelles et les communiqués publiés par l'organisation. "
            "Je peux retirer cet accord à tout moment ; mon nom ne figure plus dans ce qui paraît ensuite."
        ),
        "en": (
            "I agree that my name stands in the news and communiqués the organisation publishes. "
            "I may withdraw this at any time; my name is then left out of what is published later."
        ),
    },
}


def consent_wording(language: str, purpose: str = CONTACT) -> str:
    """What somebody agrees to, in the language they are asked in; Arabic for any other."""
    words = _WORDINGS[purpose]
    return words.get(language[:2], words["ar"])


def is_current(purpose: str, version: str) -> bool:
    """Whether a consent was given to the words in use; otherwise it is asked for anew."""
    return VERSIONS.get(purpose) == version
