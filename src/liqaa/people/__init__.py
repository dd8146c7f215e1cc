"""People (الأشخاص): persons as they are named, and their membership.

A person is kept once, with the name as written and keys to find it by. An account may belong
to a person; most have none. Offices are kept by ``bodies``; nothing here merges two persons
silently.
"""
