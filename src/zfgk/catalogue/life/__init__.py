"""The life of a document: in force or not, interpreted, consulted upon, discussed in meetings, cleaned."""
