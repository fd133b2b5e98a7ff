"""From the plan to acknowledgements: what each target is still due, handed over and booked."""
