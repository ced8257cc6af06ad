"""Headquarters: takes the stations' batches in, keeps every event, answers with receipts."""
