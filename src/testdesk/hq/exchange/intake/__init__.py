"""Handles incoming batches: each is verified, kept whole or refused, and answered by a receipt."""
