"""The charter, read: pure Python, no Django, no clock, no database.

A charter (الميثاق التنظيمي) is a TOML file that says how an organisation is built. `charter` is the door of
this
package: everything another drawer or room needs is importable from there. It does not store anything.
"""
