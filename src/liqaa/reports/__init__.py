"""Reports (التقارير): reading the Arabic text of a meeting into a record, and writing a record as text.

Reading and writing are inverses over one table of phrases (``text/phrases``). The reader is made of rules
over words and structure: no network, no model, no database, no Django in ``text``. It says nothing that the
text does not say; what it deduces or doubts it asks.

This room does NOT own meetings, people, bodies, needs or outcomes: it proposes them, and the rooms below
make them. It publishes nothing (that is the newsroom) and it never merges two people by itself.
"""
