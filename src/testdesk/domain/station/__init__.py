"""The objects of a station's work in a round: tubes, tickets, verdicts, and exported batches."""
