"""Enrols operators, signs them in by badge or PIN, and records second confirmations."""
