"""Figures about the requests of a register: timeliness, steps, results, and what is asked for again and again."""
