"""Between the product and PostgreSQL, a transaction pooler: nothing depends on a session (decision 0013)."""
