"""What holds for a large organisation: its generator, counts of queries, figures, the time to issue."""
