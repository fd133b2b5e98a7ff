"""The nouns: law, measures, facts, information, findings, exchange. Frozen values with validation and no other behaviour."""
