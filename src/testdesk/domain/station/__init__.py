"""What a station keeps and shows during a round: tubes, tickets, verdicts, exported batches."""
