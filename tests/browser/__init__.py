"""The product in a real browser: the walk from a report to its proof, every screen, and bad input."""
