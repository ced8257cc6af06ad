"""Coverage: which building is how far."""
