"""Pages of the room: lists of tasks and outcomes, a task, an outcome, and the moves of a task."""
