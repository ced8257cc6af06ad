"""Headquarters: imports the stations' batches, keeps every event, answers with receipts."""
