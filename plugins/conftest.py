"""The template is no plugin yet: tests/plugins/test_template.py makes one of it and runs that."""

collect_ignore = ["_template"]
