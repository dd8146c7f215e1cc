"""Journal (السجل): who did what, when and from where.

One line per action, append-only, without foreign keys: ids and names of fields, never the
values, so that the journal itself discloses nothing and outlives what it speaks of. It does
not undo, notify or decide.
"""
