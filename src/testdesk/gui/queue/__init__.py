"""The queue page: tickets, calls, and the display for the people who are waiting."""
