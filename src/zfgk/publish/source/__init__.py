"""A folder with a manifest, read whole: every fault at once, each with row and column."""
