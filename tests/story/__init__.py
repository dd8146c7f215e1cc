"""The product told as one story."""
