"""The delivery ledger: what changed, and what each target has confirmed."""
