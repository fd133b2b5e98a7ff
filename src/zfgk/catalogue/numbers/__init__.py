"""Numbers of documents, catalogue entries, organisations, sites and divisions: read, checked, issued."""
