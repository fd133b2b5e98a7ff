"""Matters beside requests: messages, submissions, consultations, emergencies, and whom a policy is pushed to."""
