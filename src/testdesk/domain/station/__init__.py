"""What a station works with in a round: tubes, tickets, verdicts, batches on their way."""
