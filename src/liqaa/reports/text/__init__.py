"""Text in, record out: pure Python over words. No Django, no network, no clock, no database.

``phrases`` is language knowledge as data, ``read`` the reader, ``sources`` turns files into text, ``shapes``
holds what a reading is, ``table`` prints it, ``command`` is ``liqaa read``.
"""
