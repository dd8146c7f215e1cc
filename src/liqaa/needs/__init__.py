"""Needs (انتظارات الساكنة): what residents lack, where it was heard, and what was achieved.

A need stands under a commune and a sector; each hearing ties it to a meeting. An achievement
is something already built or done. It is no mailing list: whoever told a need is not kept here.
"""
