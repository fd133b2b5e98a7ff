"""The law as values: one folder per body."""
