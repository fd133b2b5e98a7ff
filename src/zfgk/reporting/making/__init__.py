"""Building the annual report of a year from a register and a small sheet of counts."""
