"""Pages of the room: events and their table, constituencies, past results, delegates, mandates."""
