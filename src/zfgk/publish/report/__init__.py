"""The run report for people: a table on the terminal, a page for the office."""
