"""Exports batches, and imports receipts, updates and neighbours' batches, by stick or network."""
