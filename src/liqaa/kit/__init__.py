"""Kit (العُدّة): what every room needs and no room owns.

Arabic text, the calendar, links between objects and their pages, panels that upper rooms
offer to lower pages, refusals, and the components of the visual language. It knows no word
of the domain: no place, person, body or meeting.
"""
