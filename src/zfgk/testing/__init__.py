"""The shipped test kit: case files, strategies, conformance checks."""
