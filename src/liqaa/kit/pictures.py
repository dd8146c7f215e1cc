"""Pictures of codes, drawn for a camera."""

from io import BytesIO

import segno
from django.utils.safestring import SafeString


def picture_of(words: str) -> SafeString:
    """The QR code (ISO/IEC 18004) that says ``words``, as SVG without a size of its own.

    It holds squares alone and none of the words as text, so it may stand in a page as it is.
    """
    drawn = BytesIO()
    made = segno.make(words, error="m", micro=False)
    made.save(drawn, kind="svg", xmldecl=False, omitsize=True, border=2, light="#fff")
    return SafeString(drawn.getvalue().decode().strip())
