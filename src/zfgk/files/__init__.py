"""Reading and writing files: strict YAML, decoding with detection, whole-or-nothing output."""
