"""Batches out; receipts, updates and neighbours' batches in; by stick and by network."""
