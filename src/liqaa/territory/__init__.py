"""Territory (التراب): the country's units, from the kingdom to the arrondissement, and their names.

Holds ``Place`` (whose path is its key), every spelling of its name, the search over them, the boundaries as
static files, and ``text``, the gazetteer: the same places as pure Python, for readers of running text.

It does not hold: the party's bodies, the State's elected institutions, a place's own page (what happens in a
place is told by the rooms above), douars (free text under a commune), or anything that changes every week.
"""
