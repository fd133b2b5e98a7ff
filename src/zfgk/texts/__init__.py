"""The texts that rules and findings cite: one place for each, below everything that cites it."""
