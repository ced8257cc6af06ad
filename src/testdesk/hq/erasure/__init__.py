"""The erasure of a round at headquarters: what belongs to it, and the decision of two people."""
