"""Handover: batches, the stick, the end of the day."""
