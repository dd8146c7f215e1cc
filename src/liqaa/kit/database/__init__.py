"""Django's PostgreSQL engine, telling every transaction for whom the program acts (``kit.acting``)."""
