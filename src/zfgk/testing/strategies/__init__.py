"""Strategies for hypothesis: values of the field, as officials write them and as nobody should."""
