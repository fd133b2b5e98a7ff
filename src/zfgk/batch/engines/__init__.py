"""Thin adapters that run a step of :mod:`zfgk.batch.steps` in an engine that users already have.

Each module has one function ``apply(step, frame)``. The engines are extras of their own (``polars``, ``duckdb``,
``spark``) and are imported by nobody else; whatever else speaks Arrow needs no adapter, because a step is a function
from record batches to record batches.
"""
