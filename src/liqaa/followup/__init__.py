"""Follow-up (التتبع): outcomes, and everything somebody owes, until it is proved.

An outcome is typed and creates what it decides. Whatever is owed is one thing, a ``Task``
(إجراء). A task without an owner or a date is allowed, and shown as a hole. The room holds no
needs of residents and issues no directives: those stand above it.
"""
