"""Rights of the room."""

SEE = "needs.see"
"""See needs and achievements."""
RECORD = "needs.record"
"""Write down a need that was heard."""
ANSWER = "needs.answer"
"""Answer a need."""
