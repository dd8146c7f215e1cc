"""What holds for a large organisation: the generator, the counts of queries, the figures, the time to issue."""
