"""Incoming batches: verified, kept whole or refused, answered with a receipt."""
