"""What may leave, what a person decides, what must not leave."""
