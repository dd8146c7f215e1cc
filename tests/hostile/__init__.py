"""What people hand in and type in order to harm: each clause of the threat list, as a test."""
