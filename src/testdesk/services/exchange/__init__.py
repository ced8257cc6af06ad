"""Batches out; receipts, updates and batches of neighbours in; by stick and by network."""
