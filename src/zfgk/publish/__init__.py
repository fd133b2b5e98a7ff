"""From a folder of documents to every target: read, decide, record, deliver, report."""
