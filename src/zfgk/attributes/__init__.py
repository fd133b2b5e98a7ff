"""Disclosure attributes (公开属性): proposals, exemptions, responsibility, reassessment. Concerns, never decisions."""
