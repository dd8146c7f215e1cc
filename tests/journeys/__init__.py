"""One story through several rooms, without a browser."""
