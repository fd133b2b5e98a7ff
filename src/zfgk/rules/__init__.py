"""The verbs: a rule is a frozen value built from them, and cites its basis or does not construct."""
