"""Dashboards (لوحات القيادة): pages made of many rooms.

Home (what waits for me), a place's page, the first-run page. It owns almost no table and
decides nothing the rooms below do not decide.
"""
