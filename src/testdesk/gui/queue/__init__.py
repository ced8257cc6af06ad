"""The queue: tickets, calls, the display for those who wait."""
