"""The words of consent, as data with a version. Pure Python.

The wording that was shown is kept with each consent; a change of words is a new version.
"""

CONSENT_VERSION = "2026-1"

_WORDINGS = {
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
}


def consent_wording(language: str) -> str:
    """What a visitor agrees to, in the language they are asked in; Arabic for any other."""
    return _WORDINGS.get(language[:2], _WORDINGS["ar"])
