"""Directives (المذكرات التنظيمية): what an organ asks of every body of a level, and what became of it.

A ``Directive`` is issued once; each body it asks gets one ``Execution`` (تنفيذ المذكرة), which is owed as
a ``followup.Task`` like everything else. An execution keeps facts with their times; its state is worked out
from them. The room holds no meetings or bodies and reads no reports: it asks for them and is told.
"""
