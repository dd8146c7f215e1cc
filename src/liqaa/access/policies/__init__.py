"""What protects the accounts in the database: the second lock."""
