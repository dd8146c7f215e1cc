"""Bodies (الهيئات): the organisation's own tree, and the State's institutions beside it.

``Body``, ``Office`` and ``Appointment`` are the organisation's; ``Institution`` and ``Mandate``
are the State's. The two are never merged: المجلس الجهوي is a party's organ, مجلس الجهة is an
elected assembly. The structure comes from a charter, which is data. The room keeps the states
of a founding, not its proof: that is ``followup``.
"""
