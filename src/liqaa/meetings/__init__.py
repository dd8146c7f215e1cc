"""Meetings (اللقاءات): who called, supervised, chaired, hosted and facilitated; who was there; what was said.

A meeting's organiser, co-organiser, supervisor, chair, host and facilitators are different relations. The
territories it is about and the place where it was held are two things. Its rights follow the
organising body's scope; the venue grants nothing. What was decided lives in ``followup``, what
residents need in ``needs``.
"""
