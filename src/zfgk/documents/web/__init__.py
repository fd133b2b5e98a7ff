"""Pages for browsers: what their styles hide, what their addresses carry, and how one is written again without it."""
