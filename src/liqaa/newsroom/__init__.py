"""Newsroom (غرفة الأخبار): the news of a meeting, written from its record.

A draft is written by ``reports.text.write``, edited by people, approved by a second person and
then marked ready to publish. The room publishes nothing by itself, and what is confidential or
without ground for publication never enters a text.
"""
