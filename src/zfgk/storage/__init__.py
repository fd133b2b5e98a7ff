"""Databases: opening them, one transaction at a time, and bringing their tables up to date. The door to SQLAlchemy."""
